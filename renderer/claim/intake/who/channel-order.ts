import type { NotificationChannel } from '../../../../electron/contract/claim-reference.ts';

type Channels = readonly NotificationChannel[];

/** A channel taken in as the last resort, or out again. */
export const withChannel = (
  chosen: Channels,
  channel: NotificationChannel,
  wanted: boolean,
): NotificationChannel[] => {
  const others = chosen.filter((other) => other !== channel);
  return wanted ? [...others, channel] : others;
};

/** A channel tried one place earlier. */
export function earlier(chosen: Channels, channel: NotificationChannel): NotificationChannel[] {
  const at = chosen.indexOf(channel);
  const before = chosen[at - 1];
  if (before === undefined) return [...chosen];
  return chosen.with(at - 1, channel).with(at, before);
}
