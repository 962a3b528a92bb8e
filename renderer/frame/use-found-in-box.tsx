import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import type { SpotlightActionData } from '@mantine/spotlight';
import { IconCards, IconReceipt, IconUser, IconUserSearch } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { may } from '../../electron/contract/permission.ts';
import { problemMessage } from '../../electron/contract/problem-message.ts';
import type { Role } from '../../electron/contract/staff.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { beginFor } from '../issuance/begin-for.ts';
import { shortMoment } from '../language/date-text.ts';
import { grouped } from '../language/serial-text.ts';
import { useWords } from '../language/use-words.ts';
import { places } from './places.ts';

/** What was found of one kind. */
interface FoundGroup {
  readonly group: string;
  readonly actions: SpotlightActionData[];
}

/** Most of a kind that the box shows; the pages themselves show all. */
const most = 5;
const icon = { size: 18, stroke: 1.7 };

/**
 * What the command box finds besides commands: records and cards while one types, customers when one asks for them,
 * since every question about a customer is on the core's record.
 */
export function useFoundInBox(query: string, role: Role): FoundGroup[] {
  const { t, language } = useWords();
  const [location, navigate] = useLocation();
  const [asked] = useDebouncedValue(query.trim(), 200);
  const mayLook = may(role, 'LOOK') && asked.length >= 2;
  const digits = asked.replace(/[\s-]/g, '');
  const records = useQuery({
    queryKey: ['box', 'records', asked],
    queryFn: () => ask((options) => desk.history.search({ query: asked, limit: most }, options)),
    enabled: mayLook,
  });
  const cards = useQuery({
    queryKey: ['box', 'cards', digits],
    queryFn: () => ask((options) => desk.stock.find({ query: digits }, options)),
    enabled: mayLook && /^[0-9]{4,16}$/.test(digits),
  });
  const customers = useMutation({
    mutationFn: (text: string) => ask((options) => desk.customers.search({ query: text }, options)),
  });
  const begin = useMutation({
    mutationFn: beginFor,
    onSuccess: (begun) => {
      if (!begun.ok)
        notifications.show({ message: problemMessage(begun.problem, language).happened, color: 'red' });
      else if (!begun.value) notifications.show({ message: t('commands.draftKept'), color: 'yellow' });
      navigate(places.issuance);
    },
  });
  // All at once, so that nothing comes in between under the hand that is about to press Enter.
  if (asked.length < 2 || asked !== query.trim() || records.isLoading || cards.isLoading) return [];

  // What was found has been found by the desk: the box must not leave it out because it is masked.
  const keywords = [query, query.trim()];
  const recordActions: SpotlightActionData[] = (records.data?.ok === true ? records.data.value.rows : []).map(
    ({ issuanceId, maskedName, serialNo, startedAt, state }) => ({
      id: `record ${issuanceId}`,
      label: `${maskedName} · ${grouped(serialNo)}`,
      description: `${shortMoment(startedAt)} · ${t(`history.state.${state}`)}`,
      keywords,
      leftSection: <IconReceipt {...icon} />,
      onClick: () => navigate(`${places.history}/${issuanceId}`),
    }),
  );
  const cardActions: SpotlightActionData[] = (cards.data?.ok === true ? cards.data.value.cards : [])
    .slice(0, most)
    .map(({ serialNo, status, assignedTo }) => ({
      id: `card ${serialNo}`,
      label: grouped(serialNo),
      description: [t(`stock.status.${status}`), assignedTo].filter((part) => part !== null).join(' · '),
      keywords,
      leftSection: <IconCards {...icon} />,
      onClick: () => navigate(`${places.stock}/${serialNo}`),
    }));
  const answered = customers.variables === asked && customers.data?.ok === true ? customers.data.value : null;
  // On the issuance page the customer is looked for in its own field.
  const serves = may(role, 'SERVE_CUSTOMERS') && location !== places.issuance;
  const customerActions: SpotlightActionData[] = !serves
    ? []
    : answered === null
      ? [
          {
            id: 'find customers',
            label: t('commands.findCustomers', { query: asked }),
            description: t('commands.findCustomersHint'),
            keywords,
            leftSection: <IconUserSearch {...icon} />,
            closeSpotlightOnTrigger: false,
            onClick: () => customers.mutate(asked),
          },
        ]
      : answered.customers.slice(0, most).map(({ customerNo, maskedName, maskedPhone, tier }) => ({
          id: `customer ${customerNo}`,
          label: `${maskedName} · ${customerNo}`,
          description: [maskedPhone, tier].filter((part) => part !== null).join(' · '),
          keywords,
          leftSection: <IconUser {...icon} />,
          onClick: () => begin.mutate(customerNo),
        }));
  return [
    { group: t('commands.records'), actions: recordActions },
    { group: t('commands.cards'), actions: cardActions },
    { group: t('commands.customers'), actions: customerActions },
  ].filter(({ actions }) => actions.length > 0);
}
