// One round of `npm run test:faults`: real programs, one kind of fault at random moments, and what must hold afterwards.

export type FaultRound = {
  /** For `--only`. */
  name: string;
  /** What holds, as a sentence that a coach understands. */
  title: string;
  run: (trial: Trial) => Promise<void>;
  /** Why this machine cannot try it, for instance a program that is not installed; null where it can. */
  isMissing?: () => string | null;
};

/** What a round is given: its own chance, where it counts, and where it complains. It goes on after a violation. */
export type Trial = {
  random: Random;
  count: (what: string, times?: number) => void;
  violate: (what: string) => void;
  /** Cleanups run last first, however the round ends. */
  onEnd: (cleanup: () => unknown) => void;
};

export type Random = {
  /** A whole number from `least` to `most`, both included. */
  between: (least: number, most: number) => number;
  pick: <Item>(items: readonly Item[]) => Item;
};

/** The same seed makes the same choices; what processes and the machine make of them stays theirs. Mulberry32. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const pick = <Item>(items: readonly Item[]): Item => {
    const [picked] = items.slice(between(0, items.length - 1));
    if (picked === undefined) throw new Error('There is nothing to pick from.');
    return picked;
  };
  return { between, pick };
}
