// The slider's day: in the address when it rests, here while it is dragged or plays.
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Temporal } from 'temporal-polyfill';
import { type Arrangement, arrange, type ToArrange } from './arrange.ts';
import { changingDays, type Growth } from './picture.ts';

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

/** Above this the page would be seen to stop for a moment. */
const mostAtOnce = 1000;

const toArrange = ({ nodes, edges }: Growth): ToArrange => {
  const linked = new Set(edges.flatMap(({ from, to }) => [from, to]));
  return {
    people: nodes.map(({ id, firstAt, node }) => ({
      id,
      at: firstAt.epochMilliseconds,
      waits: node.stage === 'identified' && !linked.has(id),
    })),
    edges: edges.map(({ from, to, at }) => ({ from, to, at: at.epochMilliseconds })),
  };
};

/** Computes beside the page what would hold it up; null until it is there. */
export const useArrangement = (growth: Growth): Arrangement | null => {
  const isSmall = growth.nodes.length <= mostAtOnce;
  const atOnce = useMemo(() => (isSmall ? arrange(toArrange(growth)) : null), [growth, isSmall]);
  const [done, setDone] = useState<{ growth: Growth; arrangement: Arrangement } | null>(null);

  useEffect(() => {
    if (isSmall) return;
    const worker = new Worker(new URL('./arrange-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Arrangement>) => setDone({ growth, arrangement: data });
    worker.postMessage(toArrange(growth));
    return () => worker.terminate();
  }, [growth, isSmall]);

  return atOnce ?? (done?.growth === growth ? done.arrangement : null);
};

const calmMotion = matchMedia('(prefers-reduced-motion: reduce)');

const subscribeToMotion = (listener: () => void): (() => void) => {
  calmMotion.addEventListener('change', listener);
  return () => calmMotion.removeEventListener('change', listener);
};

/** Whether this person asked for no motion: then what moves appears where it belongs at once. */
export const useCalmMotion = (): boolean => useSyncExternalStore(subscribeToMotion, () => calmMotion.matches);
