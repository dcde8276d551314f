import type { CSSProperties } from 'react';
import { Temporal } from 'temporal-polyfill';
import { useShortcut } from '../../shared/keyboard/shortcuts.ts';
import { civilDay } from '../../shared/time/moments.ts';
import { Tooltip } from '../../shared/ui/tooltip.tsx';
import styles from './time-slider.module.css';
import type { Replay } from './use-replay.ts';

const PlayIcon = () => (
  <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
    <path d="M2 1.2v11.6L13 7z" fill="currentColor" />
  </svg>
);
const PauseIcon = () => (
  <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
    <path d="M2.5 1.5h3v11h-3zM8.5 1.5h3v11h-3z" fill="currentColor" />
  </svg>
);

const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;

/** "24 Nov": what fits beside the slider; the ear gets the whole date. */
const shortDay = (day: string): string =>
  Temporal.PlainDate.from(day).toLocaleString('en-GB', { day: 'numeric', month: 'short' });

/** Replays the growth from the first contact to the present, or shows any day between. */
export const TimeSlider = ({ replay }: { replay: Replay }) => {
  const { day, first, last, playing } = replay;
  const most = Math.max(1, daysBetween(first, last));
  const value = day === null ? most : Math.min(most, daysBetween(first, day));
  const dayAt = (offset: number): string | null =>
    offset >= most ? null : Temporal.PlainDate.from(first).add({ days: offset }).toString();
  const inWords = day === null ? 'today' : civilDay(day, last);
  useShortcut('p', 'Play or pause the growth of the network', playing ? replay.pause : replay.play);

  return (
    <div className={styles.slider} data-over-picture>
      <Tooltip text={playing ? 'Pause (p)' : 'Play (p)'}>
        <button
          type="button"
          className={styles.play}
          aria-label={playing ? 'Pause' : 'Play the growth from the first contact'}
          aria-keyshortcuts="p"
          onClick={playing ? replay.pause : replay.play}
        >
          {playing ? <PauseIcon /> : <PlayIcon />}
        </button>
      </Tooltip>
      <input
        type="range"
        className={styles.track}
        min={0}
        max={most}
        value={value}
        aria-label="The network as of"
        aria-valuetext={inWords}
        // React's types know no custom properties.
        style={{ '--filled': `${(100 * value) / most}%` } as CSSProperties}
        onChange={(event) => replay.drag(dayAt(event.currentTarget.valueAsNumber))}
        onPointerUp={(event) => replay.settle(dayAt(event.currentTarget.valueAsNumber))}
        onKeyUp={(event) => {
          if (replay.isMoving) replay.settle(dayAt(event.currentTarget.valueAsNumber));
        }}
        onBlur={() => {
          if (replay.isMoving && !playing) replay.settle(day);
        }}
      />
      <p className={styles.day} title={inWords}>
        {day === null ? 'Today' : shortDay(day)}
      </p>
    </div>
  );
};
