// How a person and a referral look at one moment, whichever way they are drawn.
import { type Stage, stages } from '@threefold/domain/contacts/stage';
import { useSyncExternalStore } from 'react';
import type { Picture, Shown, ShownPerson } from './picture.ts';

/** Whom the eye should follow: their chain in colour, everybody else faint. Null: everybody alike. */
export type Emphasis = ReadonlySet<string> | null;

const faint = 0.76;

export const dotColour = (
  person: Pick<ShownPerson, 'stage'>,
  { palette, isFaint }: { palette: Palette; isFaint: boolean },
): string =>
  isFaint ? mix(palette.stages[person.stage], palette.paper, faint) : palette.stages[person.stage];

/** So many lines would cover the paper. */
export const isCrowded = ({ edges }: Picture): boolean => edges.length > 700;

type EdgeLook = { colour: string; width: number };

/** Whoever was named again by another: a thinner line. */
export const edgeLook = (
  edge: { from: string; to: string; isFirst: boolean },
  { palette, emphasis, isCrowded }: { palette: Palette; emphasis: Emphasis; isCrowded: boolean },
): EdgeLook => {
  const width = (edge.isFirst ? 1.3 : 0.7) * (isCrowded ? 0.6 : 1);
  if (!emphasis)
    return { colour: isCrowded ? mix(palette.chain, palette.paper, 0.45) : palette.chain, width };
  if (emphasis.has(edge.from) && emphasis.has(edge.to)) return { colour: palette.soft, width: width + 0.5 };
  return { colour: mix(palette.chain, palette.paper, faint - 0.2), width };
};

/** The radius in pixels, `scale` being pixels for each unit: small pictures keep dots that look like dots, and none touches the next. */
export const dotPixels = (radius: number, scale: number): number =>
  Math.max(1.6, Math.min(radius * Math.min(scale, 1.2) ** 0.6, 12.8 * scale));

/** Who gets a name where there is room: whoever is followed first, then by what came of them. */
export const labelOrder = (
  shown: Shown,
  { emphasis, first }: { emphasis: Emphasis; first: readonly (string | null)[] },
): Map<string, number> => {
  const order = new Map<string, number>();
  for (const [id, { priority }] of shown.people) {
    if (emphasis && !emphasis.has(id)) continue;
    const place = first.indexOf(id);
    order.set(id, place >= 0 ? 1e9 - place : priority);
  }
  return order;
};

// The colours of the tokens as WebGL and files need them: as values, read anew when the appearance changes.

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
const mix = (first: string, second: string, share: number): string => {
  const other = channels(second);
  return `#${channels(first)
    .map((value, at) => Math.round(value + ((other[at] ?? value) - value) * share))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;
};
