// The slider's day: in the address when it rests, here while it is dragged or plays.

import { useEffect, useMemo, useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { changingDays, type Growth } from './growth.ts';

export type Replay = {
  /** Null: the present. */
  day: string | null;
  first: string;
  last: string;
  playing: boolean;
  isMoving: boolean;
  play: () => void;
  pause: () => void;
  /** While the slider is dragged. */
  drag: (day: string | null) => void;
  /** Where it came to rest. */
  settle: (day: string | null) => void;
};

const wholeMs = 14_000;
const paceMs = (days: number, calm: boolean): number =>
  Math.max(calm ? 450 : 70, Math.min(420, wholeMs / Math.max(1, days)));

type Options = {
  growth: Growth;
  timeZone: string;
  until: string | undefined;
  onUntil: (day: string | null) => void;
  calm: boolean;
};

export const useReplay = ({ growth, timeZone, until, onUntil, calm }: Options): Replay => {
  const days = useMemo(() => changingDays(growth, timeZone), [growth, timeZone]);
  const today = Temporal.Now.plainDateISO(timeZone).toString();
  const first = days[0] ?? today;
  // biome-ignore lint/complexity/useMathMinMax: these are days as text
  const last = today > first ? today : first;
  const [moving, setMoving] = useState<{ day: string | null } | null>(null);
  const [playing, setPlaying] = useState(false);
  const wanted = until !== undefined && until < last ? until : null;
  const day = moving ? moving.day : wanted;

  const settle = (next: string | null) => {
    setPlaying(false);
    setMoving(null);
    onUntil(next !== null && next >= last ? null : next);
  };

  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(
      () => {
        const next = days.find((candidate) => candidate > (day ?? last));
        if (next !== undefined && next < last) {
          setMoving({ day: next });
          return;
        }
        setPlaying(false);
        setMoving(null);
        onUntil(null);
      },
      paceMs(days.length, calm),
    );
    return () => clearTimeout(timer);
  }, [playing, day, days, last, calm, onUntil]);

  return {
    day,
    first,
    last,
    playing,
    isMoving: moving !== null,
    play: () => {
      // From the present it begins at the beginning.
      setMoving({ day: day ?? first });
      setPlaying(true);
    },
    pause: () => settle(day),
    drag: (next) => {
      setPlaying(false);
      setMoving({ day: next });
    },
    settle,
  };
};
