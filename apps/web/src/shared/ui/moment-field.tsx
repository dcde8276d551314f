import { zoneInWords } from '@threefold/domain/time/time-zones';
import { useState } from 'react';
import { instantOf, wallOf } from '../time/wall.ts';
import { TextField } from './field.tsx';
import styles from './moment-field.module.css';
import { TwoClocks } from './two-clocks.tsx';

type Props = {
  /** What happens then: "Day of the meeting" is made of "of the meeting". */
  of: string;
  /** The instant to begin with, ISO 8601. */
  initial: string;
  /** The zone that is typed in, and the reader's own for the second clock. */
  theirs: string;
  mine: string;
  /** Null while day or time is incomplete. */
  onChange: (at: string | null) => void;
  error?: string | undefined;
};

/** A day and a time on the other's wall, with both clocks told at once. */
export const MomentField = ({ of, initial, theirs, mine, onChange, error }: Props) => {
  const [wall, setWall] = useState(() => wallOf(initial, theirs));
  const at = instantOf(wall, theirs);
  const change = (next: Partial<typeof wall>) => {
    const changed = { ...wall, ...next };
    setWall(changed);
    onChange(instantOf(changed, theirs));
  };
  return (
    <div className={styles.moment}>
      <div className={styles.fields}>
        <TextField
          type="date"
          label={`Day ${of}`}
          value={wall.day}
          required
          error={error}
          onChange={(event) => change({ day: event.target.value })}
        />
        <TextField
          type="time"
          label={`Time (${zoneInWords(theirs)})`}
          value={wall.time}
          required
          onChange={(event) => change({ time: event.target.value })}
        />
      </div>
      <div className={styles.clocks} aria-live="polite">
        {at ? <TwoClocks at={at} mine={mine} theirs={theirs} /> : 'Enter a date and time.'}
      </div>
    </div>
  );
};
