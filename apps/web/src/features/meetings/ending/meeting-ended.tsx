import type { Meeting } from '@threefold/contracts/meetings/meetings';
import { capital } from '../../../shared/capital.ts';
import { Button, ButtonLink } from '../../../shared/ui/button.tsx';
import { Callout } from '../../../shared/ui/callout.tsx';
import { meetingStateInWords } from '../meeting-words.ts';
import styles from './after-meeting.module.css';
import { useUndoEnding } from './ending-requests.ts';

/** A meeting that was not held: by whom, and the way to a new one. */
export const MeetingEnded = ({ meeting }: { meeting: Meeting }) => {
  const undo = useUndoEnding(meeting.id);
  const [first] = meeting.contactIds;
  return (
    <div className={styles.after} data-print="hide">
      <Callout
        tone="gold"
        title={`${capital(meetingStateInWords(meeting))}.`}
        actions={
          <>
            <ButtonLink to="/meetings/new" search={first ? { contactId: first } : {}} tone="primary">
              Plan the new one
            </ButtonLink>
            <Button pending={undo.isPending} onClick={() => undo.mutate()}>
              Take that back
            </Button>
          </>
        }
      >
        {meeting.endedReason ?? 'If something is to follow, it stands on Today when its time comes.'}
      </Callout>
    </div>
  );
};
