import type { Meeting } from '@threefold/contracts/meetings/meetings';
import { endingInWords } from '@threefold/domain/meetings/endings';
import { numberInWords } from '@threefold/domain/text/number-in-words';
import { meetingKindFacts, meetingModeLabels } from '@threefold/domain/vocabulary/meeting-kinds';
import { Temporal } from 'temporal-polyfill';
import { capital } from '../../shared/capital.ts';

type Named = Pick<Meeting, 'participants'>;

/** "Imelda Okonkwo", "Imelda Okonkwo and Rafael Moreau", "Imelda Okonkwo and 3 others". */
export const whoOf = ({ participants }: Named): string => {
  const names = participants.map(({ name }) => name);
  if (names.length <= 1) return names[0] ?? 'a deleted contact';
  return names.length === 2 ? names.join(' and ') : `${names[0]} and ${names.length - 1} others`;
};

/** "Informational interview, 25 minutes by video, Room 4". */
export const howOf = ({
  minutes,
  mode,
  place,
  kind,
}: Pick<Meeting, 'minutes' | 'mode' | 'place' | 'kind'>): string => {
  return `${meetingKindFacts[kind].label}, ${minutes} minutes ${meetingModeLabels[mode].toLowerCase()}${place ? `, ${place}` : ''}`;
};

/** "planned", "held", "they canceled", "you didn’t make it". */
export const meetingStateInWords = ({ status, endedBy: by }: Pick<Meeting, 'status' | 'endedBy'>): string => {
  if (status === 'planned' || status === 'held') return status;
  const words = endingInWords({ status, by });
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
};

/** Over by its plan, and nobody said yet what became of it. */
export const awaitsAnswer = ({ status, startsAt, minutes }: Meeting, now: Temporal.Instant): boolean =>
  status === 'planned' && Temporal.Instant.compare(Temporal.Instant.from(startsAt).add({ minutes }), now) < 0;

/** How far a question of one's own has come: "Two answered, three asked". */
export const answersInWords = ({ answered, asked }: { answered: number; asked: number }): string => {
  if (asked === 0) return 'No one asked yet';
  if (answered === 0) return `${capital(numberInWords(asked))} asked, no answers yet`;
  return `${capital(numberInWords(answered))} answered, ${numberInWords(asked)} asked`;
};
