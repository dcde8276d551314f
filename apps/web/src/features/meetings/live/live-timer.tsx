import { onlineManager } from '@tanstack/react-query';
import type { Meeting } from '@threefold/contracts/meetings/meetings';
import { type RoomPrompt, talkedInWords, talkedShare } from '@threefold/domain/meetings/in-the-room';
import { asksForNames } from '@threefold/domain/vocabulary/meeting-kinds';
import { type KeyboardEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Temporal } from 'temporal-polyfill';
import { classes } from '../../../shared/classes.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { useStoredText } from '../offline/use-stored-text.ts';
import { clockOf, clockWord, promptsAt, useSeconds } from './live-clock.ts';
import styles from './live-meeting.module.css';

type Props = {
  meeting: Pick<Meeting, 'startsAt' | 'minutes' | 'kind' | 'referralGoal'>;
  named: number;
  startedAt: string;
  onStart: (at: string) => void;
  /** Leads to where a referral is written down. */
  onRefer: () => void;
};

/** A slim bar that stays in sight: the time to the agreed end, and the referrals. Below it what to say before time is up. */
export const LiveTimer = ({ meeting, named, startedAt, onStart, onRefer }: Props) => {
  const { minutes, kind, referralGoal: goal } = meeting;
  const now = useSeconds(startedAt !== '');
  const isOnline = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
  const clock = startedAt === '' ? null : clockOf(meeting, { startedAt, now });
  return (
    <>
      <div className={classes(styles.timer, clock && styles[clock.state])}>
        <p className={styles.time} role={clock ? 'timer' : undefined}>
          {clock?.text ?? `${minutes}:00`}
        </p>
        <p className={styles.word} aria-live="polite">
          {clock ? clockWord(clock, minutes) : null}
          {isOnline ? null : <span className={styles.offline}>Offline</span>}
        </p>
        {asksForNames(kind) ? (
          <button type="button" className={styles.count} onClick={onRefer}>
            Referrals {named}/{goal}
          </button>
        ) : null}
        {clock ? null : (
          <Button
            tone="primary"
            onClick={({ currentTarget }) => {
              // From now on the screen is the meeting's.
              currentTarget.parentElement?.scrollIntoView({ block: 'start' });
              onStart(Temporal.Now.instant().toString());
            }}
          >
            Start
          </Button>
        )}
      </div>
      <div className={styles.prompts} aria-live="polite">
        {clock ? (
          <Prompts prompts={promptsAt(clock, { kind, count: named, goal })} onRefer={onRefer} />
        ) : null}
      </div>
    </>
  );
};

const Prompts = ({ prompts, onRefer }: { prompts: RoomPrompt[] } & Pick<Props, 'onRefer'>) =>
  prompts.map(({ id, sentence, wording }) => (
    <div key={id} className={styles.prompt}>
      <p>
        {sentence} <q>{wording}</q>
      </p>
      {id === 'referrals' ? <Button onClick={onRefer}>Add a referral</Button> : null}
    </div>
  ));

/** Whole seconds since the meeting began; one at least. */
export const secondsSince = (startedAt: string, now: Temporal.Instant): number =>
  Math.max(1, Math.min(86_400, Math.round(Temporal.Instant.from(startedAt).until(now).total('seconds'))));

/** Who talks: held while the seeker does, or tapped before and after. It is optional. */
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
        <p>{talk.seconds === 0 ? 'Optional' : talkedInWords(listening)}</p>
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
