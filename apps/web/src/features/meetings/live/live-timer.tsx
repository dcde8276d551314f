import type { Meeting } from '@threefold/contracts/meetings/meetings';
import { talkedInWords, talkedShare } from '@threefold/domain/meetings/in-the-room';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { classes } from '../../../shared/classes.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { useStoredText } from '../offline/use-stored-text.ts';
import { clockOf, clockWord, promptAt, useSeconds } from './live-clock.ts';
import styles from './live-meeting.module.css';

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

/** Whole seconds since the meeting began; one at least. */
export const secondsSince = (startedAt: string, now: Temporal.Instant): number =>
  Math.max(1, Math.min(86_400, Math.round(Temporal.Instant.from(startedAt).until(now).total('seconds'))));

/** Who talks: held while the seeker does, or tapped before and after. Nobody has to use it. */
export const LiveGauge = ({ startedAt, talk }: { startedAt: string; talk: Talk }) => {
  const now = useSeconds(true);
  const listening = { talkedSeconds: talk.seconds, ofSeconds: secondsSince(startedAt, now) };
  const isKey = ({ key }: KeyboardEvent) => key === ' ' || key === 'Enter';
  return (
    <div className={styles.gauge}>
      <button
        type="button"
        className={styles.hold}
        aria-pressed={talk.isTalking}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          talk.press();
        }}
        onPointerUp={talk.release}
        onPointerCancel={talk.release}
        onContextMenu={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          if (!isKey(event)) return;
          event.preventDefault();
          if (!event.repeat) talk.press();
        }}
        onKeyUp={(event) => {
          if (!isKey(event)) return;
          event.preventDefault();
          talk.release();
        }}
        // A screen reader clicks without pointer or key.
        onClick={(event) => {
          if (event.detail === 0) talk.press();
        }}
      >
        {talk.isTalking ? 'You are talking' : 'Hold while you talk'}
      </button>
      <div className={styles.share}>
        <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
          <rect width="100" height="4" rx="2" className={styles.all} />
          <rect width={talkedShare(listening)} height="4" rx="2" className={styles.own} />
        </svg>
        <p>{talk.seconds === 0 ? 'Nobody has to measure it.' : talkedInWords(listening)}</p>
      </div>
    </div>
  );
};

/** Pressed shorter than this it stays on until it is pressed again, for whoever cannot hold. */
const tapMs = 400;

type Talk = {
  seconds: number;
  isTalking: boolean;
  press: () => void;
  release: () => void;
  forget: () => void;
};

/** The seeker's own talking time in a meeting, kept on this device. A page that is left stops counting. */
export const useTalk = (meetingId: string): Talk => {
  const [kept, keep] = useStoredText(`talk.${meetingId}`);
  const [since, setSince] = useState<number | null>(null);
  const before = Number(kept) || 0;
  const stop = useRef(() => {});
  // True while a press that began the counting has not ended.
  const began = useRef(false);
  stop.current = () => {
    if (since === null) return;
    keep(String(before + Date.now() - since));
    setSince(null);
  };

  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === 'hidden') stop.current();
    };
    document.addEventListener('visibilitychange', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      stop.current();
    };
  }, []);

  return {
    seconds: Math.round((before + (since === null ? 0 : Date.now() - since)) / 1000),
    isTalking: since !== null,
    press: () => {
      began.current = since === null;
      if (since === null) setSince(Date.now());
      else stop.current();
    },
    release: () => {
      if (began.current && since !== null && Date.now() - since >= tapMs) stop.current();
      began.current = false;
    },
    forget: () => {
      setSince(null);
      keep('');
    },
  };
};
