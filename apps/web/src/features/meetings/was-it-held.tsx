import type { MeetingStatus } from '@threefold/contracts/meetings';
import { Button } from '../../shared/ui/button.tsx';
import styles from './was-it-held.module.css';

type Props = {
  /** The person or people, for the ear. */
  who: string;
  pending: boolean;
  onAnswer: (status: Exclude<MeetingStatus, 'planned'>) => void;
};

/** The time of a planned meeting is over: what became of it. */
export const WasItHeld = ({ who, pending, onAnswer }: Props) => (
  <fieldset className={styles.answers}>
    <legend className="sr-only">Was the meeting with {who} held?</legend>
    <Button tone="primary" disabled={pending} onClick={() => onAnswer('held')}>
      It was held
    </Button>
    <Button disabled={pending} onClick={() => onAnswer('cancelled')}>
      Cancelled
    </Button>
    <Button disabled={pending} onClick={() => onAnswer('no-show')}>
      They did not come
    </Button>
  </fieldset>
);
