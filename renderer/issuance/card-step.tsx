import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { ChoiceField } from '../form/choice-field.tsx';
import { FieldColumn } from '../form/field-column.tsx';
import { grouped } from '../language/serial-text.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import { CardPicture, type PictureState } from './card-picture.tsx';
import classes from './card-step.module.css';
import { readersWithCard } from './choose-reader.ts';
import type { StepProps } from './step-props.ts';
import type { CardView } from './use-card-on-reader.ts';

/** The card comes to the reader, is read by itself, and is compared with the number printed on it. */
export function CardStep({
  work,
  change,
  status,
  missing,
  card,
  picture,
}: StepProps & { card: CardView; picture: PictureState }) {
  const { t } = useWords();
  const withCard = readersWithCard(status.readers);
  return (
    <FieldColumn startsAnew={`CARD ${card.state}`}>
      <div className={classes.card}>
        <CardPicture state={picture} serialNo={card.card?.serialNo ?? null} />
        <div className={classes.told} aria-live="polite">
          {(withCard.length > 1 || card.state === 'SEVERAL') && (
            <>
              {card.state === 'SEVERAL' && <ProblemPanel problem={{ tag: 'SeveralCards' }} />}
              <ChoiceField
                label={t('card.chooseReader')}
                choices={withCard.map(({ name }) => ({ value: name, label: name }))}
                value={work.reader}
                onChange={(reader) => change({ reader, cardSerialNo: null })}
                invalid={missing.includes('card') && card.state === 'SEVERAL'}
              />
            </>
          )}
          {card.state === 'READING' && <h2>{t('card.reading')}</h2>}
          {card.state === 'EMPTY' && <h2>{t('card.heading')}</h2>}
          {card.state === 'EMPTY' && missing.includes('card') && (
            <ProblemPanel
              problem={{ tag: 'CardAbsent', ...(card.reader && { detail: { reader: card.reader.name } }) }}
            />
          )}
          {card.state === 'NO_READER' && <ProblemPanel problem={card.problem ?? { tag: 'ReaderGone' }} />}
          {card.state === 'REFUSED' && card.problem !== null && (
            <ProblemPanel problem={card.problem}>
              <Button size="compact-md" variant="default" onClick={card.readAgain}>
                {t('card.readAgain')}
              </Button>
            </ProblemPanel>
          )}
          {card.card !== null && (
            <>
              <h2 className={classes.ready}>
                <IconCircleCheck size={20} stroke={1.9} aria-hidden /> {t('card.ready')}
              </h2>
              <dl className={classes.facts}>
                <div className={classes.serial}>
                  <dt>{t('card.serialNo')}</dt>
                  <dd>
                    {grouped(card.card.serialNo)}
                    <small>{t('card.compare')}</small>
                  </dd>
                </div>
                <div>
                  <dt>{t('card.vendorCode')}</dt>
                  <dd>{card.card.vendorCode}</dd>
                </div>
                <div>
                  <dt>{t('card.ticketsLeft')}</dt>
                  <dd>{t('card.times', { n: card.card.ticketsLeft })}</dd>
                </div>
              </dl>
            </>
          )}
        </div>
      </div>
    </FieldColumn>
  );
}
