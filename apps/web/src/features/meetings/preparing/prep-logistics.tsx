import { meetingModeLabels } from '@threefold/domain/vocabulary/meeting-kinds';
import { Temporal } from 'temporal-polyfill';
import { telephoneLink } from '../../../shared/navigation/telephone-link.ts';
import { clockAt, momentIn } from '../../../shared/time/moments.ts';
import { Callout } from '../../../shared/ui/callout.tsx';
import type { Prep } from '../meetings-requests.ts';
import { PrepConfirmation } from './prep-confirmation.tsx';
import styles from './prep-sheet.module.css';

type Props = { prep: Prep; mine: string; now: Temporal.Instant };

/** "You leave at 12:15 and are back at 14:00", on the seeker's own clock. */
const awayInWords = ({ meeting }: Prep, mine: string): string | null => {
  const { startsAt, minutes, travelMinutesBefore: before, travelMinutesAfter: after } = meeting;
  if (before + after === 0) return null;
  const start = Temporal.Instant.from(startsAt);
  const leave = clockAt(start.subtract({ minutes: before }).toString(), mine);
  const back = clockAt(start.add({ minutes: minutes + after }).toString(), mine);
  return `On the way from ${leave}, back at ${back} your time: ${before} minutes there, ${after} back.`;
};

/** Where they meet; for a call the number of the first who has one. */
const Place = ({ prep: { meeting, contacts } }: Pick<Props, 'prep'>) => {
  const how = meetingModeLabels[meeting.mode];
  const [phone] = contacts.flatMap(({ contact }) => contact.phones);
  if (meeting.place)
    return (
      <p>
        {how}: {meeting.place}
      </p>
    );
  if (meeting.mode !== 'phone') return <p>{how}. No place is written down yet.</p>;
  return phone ? (
    <p>
      {how}: <a href={telephoneLink(phone)}>{phone.typed}</a>
    </p>
  ) : (
    <p>{how}. No number is known yet.</p>
  );
};

/** Where, the way there, whether it is in writing, and what stands against it; day and time stand above the sheet. */
export const PrepLogistics = ({ prep, mine, now }: Props) => {
  const { meeting, clashes, movedFrom } = prep;
  const away = awayInWords(prep, mine);
  const [first] = movedFrom;
  return (
    <div className={styles.logistics}>
      <Place prep={prep} />
      {away ? <p>{away}</p> : null}
      {first ? (
        <p className={styles.soft}>
          Moved{movedFrom.length > 1 ? ` ${movedFrom.length} times` : ''}; at first it was{' '}
          {momentIn(first, meeting.timeZone, { timeZone: mine, now })}.
        </p>
      ) : null}
      {meeting.status === 'planned' ? <PrepConfirmation prep={prep} mine={mine} now={now} /> : null}
      {clashes.length > 0 ? (
        <div data-print="hide">
          <Callout tone="ember" title="Something else falls into this time.">
            {clashes.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Callout>
        </div>
      ) : null}
    </div>
  );
};
