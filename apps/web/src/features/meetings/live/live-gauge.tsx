import { talkedInWords, talkedShare } from '@threefold/domain/meetings/in-the-room';
import type { KeyboardEvent } from 'react';
import { Temporal } from 'temporal-polyfill';
import styles from './live-gauge.module.css';
import { useSeconds } from './use-seconds.ts';
import type { Talk } from './use-talk.ts';

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
