import { useLocation } from 'wouter';
import type { SessionView } from '../../electron/contract/desk.ts';
import { may } from '../../electron/contract/permission.ts';
import { places } from '../frame/places.ts';
import { useWords } from '../language/use-words.ts';
import classes from './claim-tabs.module.css';

/** Where one can be among the claims. */
export const claimPlaces = {
  drafts: places.claim,
  filed: `${places.claim}/filed`,
  reminders: `${places.claim}/reminders`,
  statistics: `${places.claim}/statistics`,
  retention: `${places.claim}/retention`,
} as const;

/** The ways between taking claims in and what became of them. */
export function ClaimTabs({ session }: { session: SessionView }) {
  const { t } = useWords();
  const [location, navigate] = useLocation();
  const tabs = [
    ...(may(session.role, 'SERVE_CUSTOMERS') ? [['drafts', t('claim.drafts')] as const] : []),
    ['filed', t('claimFollowUp.list')] as const,
    ['reminders', t('claimFollowUp.remindersTitle')] as const,
    ['statistics', t('claimFollowUp.statisticsTitle')] as const,
    ...(may(session.role, 'DESTROY_PERSONAL_DATA')
      ? [['retention', t('claimFollowUp.retentionTitle')] as const]
      : []),
  ] as const;
  const isHere = (place: keyof typeof claimPlaces) =>
    place === 'drafts' ? location === places.claim : location.startsWith(claimPlaces[place]);
  return (
    <nav className={classes.tabs} aria-label={t('claimFollowUp.title')}>
      {tabs.map(([place, label]) => (
        <a
          key={place}
          href={claimPlaces[place]}
          aria-current={isHere(place) ? 'page' : undefined}
          onClick={(event) => {
            event.preventDefault();
            navigate(claimPlaces[place]);
          }}
        >
          {label}
        </a>
      ))}
    </nav>
  );
}
