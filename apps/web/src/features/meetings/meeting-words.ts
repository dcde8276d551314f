import type { Meeting, MeetingStatus } from '@threefold/contracts/meetings';
import { meetingKindFacts, meetingModeLabels } from '@threefold/domain/meetings/meeting-kinds';
import { Temporal } from 'temporal-polyfill';

type Named = Pick<Meeting, 'participants'>;

/** "Imelda Okonkwo", "Imelda Okonkwo and Rafael Moreau", "Imelda Okonkwo and 3 others". */
export const whoOf = ({ participants }: Named): string => {
  const names = participants.map(({ name }) => name);
  if (names.length <= 1) return names[0] ?? 'somebody no longer in the book';
  return names.length === 2 ? names.join(' and ') : `${names[0]} and ${names.length - 1} others`;
};

/** "25 minutes by video, Room 4". */
export const howOf = ({
  minutes,
  mode,
  place,
  kind,
}: Pick<Meeting, 'minutes' | 'mode' | 'place' | 'kind'>): string => {
  const what = kind === 'informational' ? '' : `${meetingKindFacts[kind].label}, `;
  return `${what}${minutes} minutes ${meetingModeLabels[mode].toLowerCase()}${place ? `, ${place}` : ''}`;
};

export const statusWords: Record<MeetingStatus, string> = {
  planned: 'planned',
  held: 'held',
  cancelled: 'called off',
  'no-show': 'they did not come',
};

/** Over by its plan, and nobody said yet what became of it. */
export const awaitsAnswer = ({ status, startsAt, minutes }: Meeting, now: Temporal.Instant): boolean =>
  status === 'planned' && Temporal.Instant.compare(Temporal.Instant.from(startsAt).add({ minutes }), now) < 0;

/** What the clock of a running meeting says; `calm` from five minutes before the end. */
export const timerOf = (
  startedAt: string,
  { minutes, now }: { minutes: number; now: Temporal.Instant },
): { text: string; word: string; state: 'running' | 'closing' | 'over' } => {
  const seconds = Math.max(0, Math.floor(Temporal.Instant.from(startedAt).until(now).total('seconds')));
  const left = minutes * 60 - seconds;
  const shown = Math.abs(left);
  const text = `${Math.floor(shown / 60)}:${String(shown % 60).padStart(2, '0')}`;
  if (left < 0) return { text, word: 'over the agreed time', state: 'over' };
  if (left <= 5 * 60) return { text, word: 'left: ask whom else to hear', state: 'closing' };
  return { text, word: `left of ${minutes} minutes`, state: 'running' };
};
