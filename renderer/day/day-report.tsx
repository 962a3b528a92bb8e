import { Button, Group, Loader } from '@mantine/core';
import { IconDeviceFloppy, IconPrinter } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import page from '../cash/cash-page.module.css';
import { announce } from '../frame/announce.ts';
import { PageTitle } from '../frame/page-title.tsx';
import { Keys } from '../keyboard/keys.tsx';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { dateText } from '../language/date-text.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import classes from './today.module.css';

/** The PDF reader is large and needed only here. */
const PdfPages = lazy(() => import('../receipt/pdf-pages.tsx'));

/** Pixels; A4 on the branch screen. */
const sheetWidth = 760;

/** The report of a closed day, as it comes out of the printer; to print and to keep as files. */
export function DayReport({ businessDate, onBack }: { businessDate: string; onBack: () => void }) {
  const { t, language } = useWords();
  const back = useRef<HTMLButtonElement>(null);
  const report = useQuery({
    queryKey: ['day-report', businessDate],
    queryFn: () => ask((options) => desk.day.report({ businessDate }, options)),
    gcTime: 0,
  });
  const printing = useMutation({
    mutationFn: () => ask((options) => desk.day.printReport({ businessDate }, options)),
    onSuccess: (answer) => {
      if (answer.ok) announce(t('day.printed'));
    },
  });
  const saving = useMutation({
    mutationFn: () => ask((options) => desk.day.saveReport({ businessDate }, options)),
    onSuccess: (answer) => {
      if (!answer.ok) return;
      const files = answer.value.files.join(', ');
      announce(t('day.saved', { files }), 12_000);
    },
  });
  const print = () => {
    if (!printing.isPending) printing.mutate();
  };
  useShortcut('print', print);
  useShortcut('close', onBack);
  useEffect(() => back.current?.focus(), []);
  const loading = (
    <output>
      <Loader size="xs" color="teal" /> {t('day.loading')}
    </output>
  );
  return (
    <div className={page.page}>
      <Group justify="space-between">
        <PageTitle title={t('day.report')} beside={dateText(businessDate, language)} />
        <Group gap={10}>
          <Button ref={back} variant="default" onClick={onBack} rightSection={<Keys of="close" />}>
            {t('day.back')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconDeviceFloppy size={17} stroke={1.8} />}
            loading={saving.isPending}
            onClick={() => saving.mutate()}
          >
            {t('day.save')}
          </Button>
          <Button
            leftSection={<IconPrinter size={17} stroke={1.8} />}
            rightSection={<Keys of="print" />}
            loading={printing.isPending}
            onClick={print}
          >
            {t('day.print')}
          </Button>
        </Group>
      </Group>
      {[report.data, printing.data, saving.data].map(
        (answer) =>
          answer?.ok === false && <ProblemPanel key={answer.problem.tag} problem={answer.problem} />,
      )}
      {report.data === undefined && loading}
      {report.data?.ok === true && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard (WCAG 2.1.1)
        <section className={classes.report} aria-label={t('day.report')} tabIndex={0}>
          <Suspense fallback={loading}>
            <PdfPages base64={report.data.value.pdf} label={t('day.report')} width={sheetWidth} />
          </Suspense>
        </section>
      )}
    </div>
  );
}
