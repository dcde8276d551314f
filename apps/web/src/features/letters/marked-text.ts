import type { LetterCheck } from './letters-requests.ts';

// The layer behind the text: pieces with the marks that hold there.

/** `part`: one of the seven. `promise`: the day and time of the call. `warning`: something to look at. */
export type Mark = 'part' | 'promise' | 'warning';
type Piece = { start: number; text: string; marks: readonly Mark[] };

type Place = Span & { mark: Mark };

const isThere = (span: { start: number | null; end: number | null }): span is Span =>
  span.start !== null && span.end !== null && span.end > span.start;

/** The places of a check, in the text as it is now. */
export const placesOf = (check: LetterCheck & { body: string }, now: string): Place[] => {
  const parts = check.parts.flatMap(({ part, start, end }) => {
    const span = { start, end };
    return isThere(span)
      ? [{ ...span, mark: part === 'promise' ? ('promise' as const) : ('part' as const) }]
      : [];
  });
  const warnings = check.warnings.flatMap(({ start, end }) => {
    const span = { start, end };
    return isThere(span) ? [{ ...span, mark: 'warning' as const }] : [];
  });
  return shiftSpans([...parts, ...warnings], check.body, now).filter(isThere);
};

/** The text cut wherever a mark begins or ends; joined again the pieces are the text. */
export const piecesOf = (text: string, places: readonly Place[]): Piece[] => {
  const cuts = new Set([0, text.length, ...places.flatMap(({ start, end }) => [start, end])]);
  const sorted = [...cuts].filter((cut) => cut >= 0 && cut <= text.length).sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1] ?? text.length;
    const holding = places.filter((place) => place.start <= start && place.end >= end);
    return { start, text: text.slice(start, end), marks: [...new Set(holding.map(({ mark }) => mark))] };
  });
};

// The check answers a moment after the text it was asked about. Until the next answer its marks move along with what is
// typed, so that they neither jump nor vanish.
type Span = { start: number; end: number };

const commonStart = (a: string, b: string): number => {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a[at] === b[at]) at += 1;
  return at;
};

const commonEnd = (a: string, b: string, most: number): number => {
  let count = 0;
  while (count < most && a[a.length - 1 - count] === b[b.length - 1 - count]) count += 1;
  return count;
};

/** The same places in the text as it is now; one whose words were taken out becomes empty. */
export const shiftSpans = <Place extends Span>(
  spans: readonly Place[],
  before: string,
  now: string,
): Place[] => {
  if (before === now) return [...spans];
  const start = commonStart(before, now);
  const tail = commonEnd(before, now, Math.min(before.length, now.length) - start);
  const change = { from: start, until: before.length - tail, by: now.length - before.length };
  const moved = (place: number, isStart: boolean): number => {
    if (place < change.from || (place === change.from && !isStart)) return place;
    if (place >= change.until) return place + change.by;
    return isStart ? change.from : Math.max(change.from, change.until + change.by);
  };
  return spans.map((span) => {
    const from = moved(span.start, true);
    return { ...span, start: from, end: Math.max(from, moved(span.end, false)) };
  });
};
