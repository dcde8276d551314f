import type { Meeting } from '@threefold/contracts/meetings/meetings';
import {
  agreedEnd,
  closeWithinSeconds,
  type RoomPrompt,
  roomPrompts,
} from '@threefold/domain/meetings/in-the-room';
import { useEffect, useState } from 'react';
import { Temporal } from 'temporal-polyfill';

// What the clock of a running meeting says, and what it reminds of before time is up.

export type Clock = {
  text: string;
  secondsLeft: number;
  state: 'running' | 'closing' | 'over';
  minutes: number;
};

type Timed = Pick<Meeting, 'startsAt' | 'minutes'>;

/** Counts down to the agreed end, and then up. `minutes` are those that there were in all. */
export const clockOf = (
  { startsAt, minutes }: Timed,
  { startedAt, now }: { startedAt: string; now: Temporal.Instant },
): Clock => {
  const began = Temporal.Instant.from(startedAt);
  const end = agreedEnd({ startsAt: Temporal.Instant.from(startsAt), minutes }, began);
  const secondsLeft = Math.min(
    Math.ceil(now.until(end).total('seconds')),
    Math.ceil(began.until(end).total('seconds')),
  );
  const shown = Math.abs(secondsLeft);
  return {
    text: `${Math.floor(shown / 60)}:${String(shown % 60).padStart(2, '0')}`,
    secondsLeft,
    state: secondsLeft < 0 ? 'over' : secondsLeft <= closeWithinSeconds ? 'closing' : 'running',
    minutes: Math.round(began.until(end).total('minutes')),
  };
};

/** Read aloud when it changes, which is three times a meeting and not every second. */
export const clockWord = ({ state, minutes }: Pick<Clock, 'state' | 'minutes'>, agreed: number): string => {
  if (state === 'over') return 'over time';
  if (state === 'closing') return 'left: time to close';
  return minutes < agreed
    ? `left of ${minutes} minutes, since you started late`
    : `left of ${minutes} minutes`;
};

type Named = { kind: Meeting['kind']; count: number; goal: number };

export const promptsAt = ({ secondsLeft }: Pick<Clock, 'secondsLeft'>, named: Named): RoomPrompt[] =>
  roomPrompts({ ...named, secondsLeft });

/** The present instant, renewed every second while something runs. */
export const useSeconds = (runs: boolean): Temporal.Instant => {
  const [now, setNow] = useState(() => Temporal.Now.instant());
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(() => setNow(Temporal.Now.instant()), 1000);
    return () => clearInterval(timer);
  }, [runs]);
  return now;
};
