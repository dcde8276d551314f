// The colours of the tokens as WebGL and files need them: as values, read anew when the appearance changes.
import { type Stage, stages } from '@threefold/domain/contacts/stage';
import { useSyncExternalStore } from 'react';

export type Palette = {
  paper: string;
  line: string;
  chain: string;
  ink: string;
  soft: string;
  leaf: string;
  stages: Record<Stage, string>;
};

const readPalette = (): Palette => {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: token('paper'),
    line: token('line'),
    chain: token('chain'),
    ink: token('ink'),
    soft: token('soft'),
    leaf: token('leaf'),
    // Every stage gets its entry in this very line.
    stages: Object.fromEntries(stages.map((stage) => [stage, token(`stage-${stage}`)])) as Record<
      Stage,
      string
    >,
  };
};

let known: Palette | undefined;

const subscribe = (listener: () => void): (() => void) => {
  const observer = new MutationObserver(() => {
    known = undefined;
    listener();
  });
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  known = undefined;
  return () => observer.disconnect();
};

const current = (): Palette => {
  known ??= readPalette();
  return known;
};

export const usePalette = (): Palette => useSyncExternalStore(subscribe, current);

const channels = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** `share` of the second colour in the first; both as `#rrggbb`. */
export const mix = (first: string, second: string, share: number): string => {
  const other = channels(second);
  return `#${channels(first)
    .map((value, at) => Math.round(value + ((other[at] ?? value) - value) * share))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;
};
