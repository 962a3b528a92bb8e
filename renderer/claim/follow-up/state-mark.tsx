import {
  IconArchive,
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleX,
  IconClockPause,
  IconFileAlert,
  IconProgress,
} from '@tabler/icons-react';
import type { ClaimState } from '../../../electron/contract/claim-follow-up.ts';
import marks from '../../history/mark.module.css';
import type { useWords } from '../../language/use-words.ts';

const looks = {
  FILED: { Icon: IconClockPause, tone: 'waiting' },
  RECEIVED: { Icon: IconProgress, tone: 'soft' },
  HELD_FOR_EVIDENCE: { Icon: IconClockPause, tone: 'waiting' },
  UNDER_REVIEW: { Icon: IconProgress, tone: 'soft' },
  DOCUMENTS_WANTED: { Icon: IconFileAlert, tone: 'waiting' },
  INVESTIGATION: { Icon: IconProgress, tone: 'soft' },
  DECIDED: { Icon: IconCircleCheck, tone: 'done' },
  PAID: { Icon: IconCircleCheck, tone: 'done' },
  REFUSED: { Icon: IconCircleX, tone: 'alarm' },
  WITHDRAWN: { Icon: IconArrowBackUp, tone: 'soft' },
  CLOSED: { Icon: IconArchive, tone: 'soft' },
} as const satisfies Record<ClaimState, object>;

/** Where a claim stands, in an icon and a word. */
export function claimStateMark(state: ClaimState, t: ReturnType<typeof useWords>['t']) {
  const { Icon, tone } = looks[state];
  return (
    <span className={marks.mark} data-tone={tone}>
      <Icon size={15} stroke={1.9} aria-hidden /> {t(`claimFollowUp.states.${state}`)}
    </span>
  );
}
