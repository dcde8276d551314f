import { Temporal } from 'temporal-polyfill';
import { classes } from '../../shared/classes.ts';
import { Button } from '../../shared/ui/button.tsx';
import styles from './live-timer.module.css';
import { timerOf } from './meeting-words.ts';
import { useSeconds } from './use-seconds.ts';

type Props = { minutes: number; startedAt: string; onStart: (at: string) => void };

/** The agreed minutes, counted down; five before the end it says calmly what is left to do. */
export const LiveTimer = ({ minutes, startedAt, onStart }: Props) => {
  const now = useSeconds(startedAt !== '');
  if (startedAt === '') {
    return (
      <div className={styles.timer}>
        <p className={styles.time}>{minutes}:00</p>
        <Button tone="primary" onClick={() => onStart(Temporal.Now.instant().toString())}>
          We begin
        </Button>
      </div>
    );
  }
  const { text, word, state } = timerOf(startedAt, { minutes, now });
  return (
    <div className={classes(styles.timer, styles[state])}>
      <p className={styles.time} role="timer">
        {text}
      </p>
      {/* Spoken when it changes, which is three times a meeting and not every second. */}
      <p className={styles.word} aria-live="polite">
        {word}
      </p>
    </div>
  );
};
