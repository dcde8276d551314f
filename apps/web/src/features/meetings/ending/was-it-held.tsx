import { useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { EndingDialog } from './ending-dialog.tsx';
import styles from './was-it-held.module.css';

type Props = {
  meetingId: string;
  /** The person or people, for the ear. */
  who: string;
  pending: boolean;
  onHeld: () => void;
};

/** The time of a planned meeting is over: what became of it. */
export const WasItHeld = ({ meetingId, who, pending, onHeld }: Props) => {
  const [ending, setEnding] = useState(false);
  return (
    <fieldset className={styles.answers}>
      <legend className="sr-only">Was the meeting with {who} held?</legend>
      <Button tone="primary" disabled={pending} onClick={onHeld}>
        It was held
      </Button>
      <Button disabled={pending} onClick={() => setEnding(true)}>
        It was not
      </Button>
      {ending ? (
        <EndingDialog meetingId={meetingId} who={who} isAhead={false} onClose={() => setEnding(false)} />
      ) : null}
    </fieldset>
  );
};
