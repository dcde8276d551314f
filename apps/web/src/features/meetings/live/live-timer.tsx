import type { Meeting } from '@threefold/contracts/meetings/meetings';
import { Temporal } from 'temporal-polyfill';
import { classes } from '../../../shared/classes.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { clockOf, clockWord, promptAt } from './live-clock.ts';
import styles from './live-timer.module.css';
import { useSeconds } from './use-seconds.ts';

type Props = {
  meeting: Pick<Meeting, 'minutes' | 'kind' | 'referralGoal'>;
  named: number;
  startedAt: string;
  onStart: (at: string) => void;
  onName: () => void;
  /** Words to close with. */
  close: string | undefined;
};

/** The agreed minutes, counted down; five before the end it says calmly what is left to do. */
export const LiveTimer = ({ meeting, named, startedAt, onStart, onName, close }: Props) => {
  const { minutes, kind, referralGoal: goal } = meeting;
  const now = useSeconds(startedAt !== '');
  if (startedAt === '') {
    return (
      <div className={classes(styles.timer, styles.line)}>
        <p className={styles.time}>{minutes}:00</p>
        <Button tone="primary" onClick={() => onStart(Temporal.Now.instant().toString())}>
          We begin
        </Button>
      </div>
    );
  }
  const clock = clockOf(startedAt, { minutes, now });
  const prompt = promptAt(clock, { kind, count: named, goal, close });
  return (
    <div className={classes(styles.timer, styles[clock.state])}>
      <div className={styles.line}>
        <p className={styles.time} role="timer">
          {clock.text}
        </p>
        <p className={styles.word} aria-live="polite">
          {clockWord(clock, minutes)}
        </p>
      </div>
      <div className={styles.prompt} aria-live="polite">
        {prompt ? (
          <>
            <p>
              {prompt.sentence} <q>{prompt.wording}</q>
            </p>
            {prompt.forNames ? <Button onClick={onName}>Write a name</Button> : null}
          </>
        ) : null}
      </div>
    </div>
  );
};
