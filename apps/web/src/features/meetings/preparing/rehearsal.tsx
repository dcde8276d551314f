import { rehearsalSeconds, rehearsalState, secondsInWords } from '@threefold/domain/meetings/stump-speech';
import { useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { classes } from '../../../shared/classes.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { useSeconds } from '../live/use-seconds.ts';
import styles from './rehearsal.module.css';

const words = {
  speaking: 'Say it aloud, as you would to them.',
  closing: 'Come to your question.',
  over: 'Two minutes are over: by now they should be speaking.',
};

const clockOf = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** Two minutes against the clock; afterwards it says how long it took. */
export const Rehearsal = () => {
  const [startedAt, setStartedAt] = useState<Temporal.Instant | null>(null);
  const [took, setTook] = useState<number | null>(null);
  const now = useSeconds(startedAt !== null);
  const passed = startedAt === null ? 0 : Math.max(0, Math.floor(startedAt.until(now).total('seconds')));
  const begin = () => {
    setTook(null);
    setStartedAt(Temporal.Now.instant());
  };
  const end = () => {
    setTook(passed);
    setStartedAt(null);
  };
  const state = rehearsalState(passed);
  if (startedAt === null)
    return (
      <div className={styles.rehearsal} data-print="hide">
        <Button onClick={begin}>{took === null ? 'Rehearse it' : 'Once more'}</Button>
        <p className={styles.word} aria-live="polite">
          {took === null ? 'Two minutes at most, aloud.' : `It took ${secondsInWords(took)}.`}
        </p>
      </div>
    );
  return (
    <div className={classes(styles.rehearsal, styles[state])} data-print="hide">
      <Button tone="primary" onClick={end}>
        I am done
      </Button>
      <p className={styles.clock} role="timer">
        {clockOf(Math.abs(rehearsalSeconds - passed))}
      </p>
      {/* Spoken when it changes, which is three times and not every second. */}
      <p className={styles.word} aria-live="polite">
        {words[state]}
      </p>
    </div>
  );
};
