import type { Meeting } from '@threefold/contracts/meetings/meetings';
import { useStartLetter } from '../../../shared/actions/start-letter.ts';
import { HrefButton } from '../../../shared/navigation/href-link.tsx';
import { momentAt } from '../../../shared/time/moments.ts';
import { useNow } from '../../../shared/time/use-now.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Callout } from '../../../shared/ui/callout.tsx';
import styles from './after-meeting.module.css';

type Props = {
  meeting: Meeting;
  /** False while this device still keeps the word that it was held. */
  isSent: boolean;
  mine: string;
};

/** What a held meeting makes owed, and until when. */
export const AfterMeeting = ({ meeting, isSent, mine }: Props) => {
  const start = useStartLetter();
  const now = useNow();
  const [first] = meeting.contactIds;
  const until = meeting.thankYouDueAt
    ? `A thank-you is owed until ${momentAt(meeting.thankYouDueAt, { timeZone: mine, now })}.`
    : 'The thank-you is settled.';
  return (
    <div className={styles.after} data-print="hide">
      <Callout
        tone="leaf"
        title={isSent ? until : 'Held. This device tells the server as soon as it answers.'}
        actions={
          <>
            <HrefButton href={`/meetings/${meeting.id}/debrief`} tone="primary">
              Look back at it
            </HrefButton>
            {isSent && first && meeting.thankYouDueAt ? (
              <Button
                pending={start.isPending}
                onClick={() => start.mutate({ contactId: first, kind: 'thank-you', meetingId: meeting.id })}
              >
                Write the thank-you now
              </Button>
            ) : null}
          </>
        }
      >
        Looking back takes five minutes and drafts the right letter: a thank-you, or one that mends what went
        wrong.
      </Callout>
    </div>
  );
};
