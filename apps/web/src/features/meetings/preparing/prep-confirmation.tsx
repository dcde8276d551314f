import type { Temporal } from 'temporal-polyfill';
import { useStartLetter } from '../../../shared/actions/start-letter.ts';
import { HrefLink } from '../../../shared/navigation/href-link.tsx';
import { dayAt, momentAt } from '../../../shared/time/moments.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Checkbox } from '../../../shared/ui/field.tsx';
import type { Prep } from '../meetings-requests.ts';
import { useChooseConfirmed } from './confirmation-requests.ts';
import styles from './prep-sheet.module.css';

type Reader = Prep['confirmation']['readers'][number];
type Props = { prep: Prep; mine: string; now: Temporal.Instant };

/** Whether one of them has day and time in writing, or by when they are to. */
const ForOne = ({ prep, reader, mine, now }: Props & { reader: Reader }) => {
  const start = useStartLetter();
  const { meeting, confirmation } = prep;
  const { contactId, name, dueAt, letterId, sentAt } = reader;
  const to = confirmation.readers.length > 1 ? ` to ${name}` : '';
  if (letterId)
    return (
      <p>
        <HrefLink href={`/letters/${letterId}`}>
          {sentAt
            ? `Confirmed${to} ${dayAt(sentAt, { timeZone: mine, now })}`
            : `The confirmation${to} is drafted`}
        </HrefLink>
        {dueAt && !sentAt ? `, to go out by ${momentAt(dueAt, { timeZone: mine, now })}` : ''}.
      </p>
    );
  if (!dueAt) return null;
  return (
    <p className={styles.confirm}>
      <span>
        A confirmation{to} {Date.parse(dueAt) < now.epochMilliseconds ? 'was due' : 'is due by'}{' '}
        {momentAt(dueAt, { timeZone: mine, now })}.
      </span>
      <span data-print="hide">
        <Button
          pending={start.isPending}
          onClick={() => start.mutate({ contactId, kind: 'confirmation', meetingId: meeting.id })}
        >
          Draft it
        </Button>
      </span>
    </p>
  );
};

/** Who has it sent already keeps it; somebody is always chosen. */
const ToWhom = ({ meetingId, readers }: { meetingId: string; readers: readonly Reader[] }) => {
  const choose = useChooseConfirmed(meetingId);
  const known = readers.filter(({ isChosen }) => isChosen).map(({ contactId }) => contactId);
  const chosen = choose.isPending ? choose.variables : known;
  return (
    <details className={styles.toWhom} data-print="hide">
      <summary>Choose who has it in writing</summary>
      {readers.map(({ contactId, name, sentAt }) => (
        <Checkbox
          key={contactId}
          label={name}
          checked={chosen.includes(contactId)}
          disabled={choose.isPending || sentAt !== null || chosen.every((one) => one === contactId)}
          onChange={({ target }) =>
            choose.mutate(target.checked ? [...chosen, contactId] : chosen.filter((one) => one !== contactId))
          }
        />
      ))}
    </details>
  );
};

/** Whether day and time were put in writing, to whom, or by when they are. */
export const PrepConfirmation = (props: Props) => {
  const { meeting, confirmation } = props.prep;
  const { readers, dueAt, letterId } = confirmation;
  if (!dueAt && !letterId) return null;
  return (
    <>
      {readers
        .filter(({ isChosen }) => isChosen)
        .map((reader) => (
          <ForOne key={reader.contactId} {...props} reader={reader} />
        ))}
      {readers.length > 1 ? <ToWhom meetingId={meeting.id} readers={readers} /> : null}
    </>
  );
};
