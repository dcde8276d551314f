import type { Meeting } from '@threefold/contracts/meetings/meetings';
import { askForNames } from '@threefold/domain/meetings/in-the-room';
import { useEffect, useState } from 'react';
import { Temporal } from 'temporal-polyfill';

// What the clock of a running meeting says, and what it reminds of before time is up.

const closingSeconds = 5 * 60;

type Clock = { text: string; secondsLeft: number; state: 'running' | 'closing' | 'over' };

export const clockOf = (
  startedAt: string,
  { minutes, now }: { minutes: number; now: Temporal.Instant },
): Clock => {
  const seconds = Math.max(0, Math.floor(Temporal.Instant.from(startedAt).until(now).total('seconds')));
  const secondsLeft = minutes * 60 - seconds;
  const shown = Math.abs(secondsLeft);
  return {
    text: `${Math.floor(shown / 60)}:${String(shown % 60).padStart(2, '0')}`,
    secondsLeft,
    state: secondsLeft < 0 ? 'over' : secondsLeft <= closingSeconds ? 'closing' : 'running',
  };
};

/** Read aloud when it changes, which is three times a meeting and not every second. */
export const clockWord = ({ state }: Pick<Clock, 'state'>, minutes: number): string => {
  if (state === 'running') return `left of ${minutes} minutes`;
  return state === 'closing' ? 'left. Five minutes are enough to close well.' : 'over the agreed time';
};

type Named = { kind: Meeting['kind']; count: number; goal: number };

type Prompt = { sentence: string; wording: string; forNames: boolean };

/** What to say now: to hear of more people while time is left, and to close well where all were named or nobody is asked for. */
export const promptAt = (
  { secondsLeft, state }: Pick<Clock, 'secondsLeft' | 'state'>,
  { kind, count, goal, close }: Named & { close: string | undefined },
): Prompt | null => {
  const names = kind === 'interview' ? null : askForNames({ count, goal, secondsLeft });
  if (names) return { ...names, forNames: true };
  if (state === 'running' || close === undefined) return null;
  return { sentence: 'Close well.', wording: close, forNames: false };
};

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
