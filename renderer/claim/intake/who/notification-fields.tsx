import { UnstyledButton } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import type { NotificationChannel } from '../../../../electron/contract/claim-reference.ts';
import { instantOf } from '../../../../electron/contract/moment.ts';
import { FieldGroup, FieldRow } from '../../../form/field-group.tsx';
import { TickField } from '../../../form/tick-field.tsx';
import { useWords } from '../../../language/use-words.ts';
import type { StepProps } from '../step-props.ts';
import { earlier, withChannel } from './channel-order.ts';
import classes from './who.module.css';

/** How the customer hears of progress: the channels in the order in which they are tried, and the consent. */
export function NotificationFields({ content, change, reference, invalid }: StepProps<'who'>) {
  const { t } = useWords();
  const channels = content.notification?.channels ?? [];
  // Another way of being told is another consent.
  const choose = (chosen: NotificationChannel[]) => change({ notification: { channels: chosen } });
  const consented = content.notification?.consentedAt !== undefined;
  return (
    <FieldGroup title={t('claimWho.notification')} hint={t('claimWho.notificationHint')}>
      <fieldset className={classes.channels} aria-invalid={invalid('notification.channels')}>
        <legend>{t('claimWho.channels')}</legend>
        {reference.channels.map((channel) => {
          const rank = channels.indexOf(channel) + 1;
          return (
            <span key={channel} className={classes.channel}>
              <TickField
                label={t(`claimWho.channel.${channel}`)}
                checked={rank > 0}
                onChange={(wanted) => choose(withChannel(channels, channel, wanted))}
                invalid={invalid('notification.channels')}
                optional={channels.length > 0}
              />
              {rank > 0 && <span className={classes.rank}>{t('claimWho.rank', { rank: String(rank) })}</span>}
              {rank > 1 && (
                <UnstyledButton
                  className={classes.earlier}
                  aria-label={t('claimWho.earlier', { channel: t(`claimWho.channel.${channel}`) })}
                  onClick={() => choose(earlier(channels, channel))}
                >
                  <IconArrowUp size={15} stroke={2} aria-hidden />
                </UnstyledButton>
              )}
            </span>
          );
        })}
      </fieldset>
      {channels.length > 0 && (
        <FieldRow>
          <TickField
            label={t('claimWho.consent')}
            checked={consented}
            onChange={(agreed) =>
              change({ notification: { channels, ...(agreed && { consentedAt: instantOf(Date.now()) }) } })
            }
            invalid={invalid('notification.consentedAt')}
          />
        </FieldRow>
      )}
    </FieldGroup>
  );
}
