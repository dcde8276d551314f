// The layer behind the text: pieces with the marks that hold there.
import type { LetterCheck } from '../letters-requests.ts';
import { type Span, shiftSpans } from './shift-spans.ts';

/** `part`: one of the seven. `promise`: the day and time of the call. `warning`: something to look at. */
export type Mark = 'part' | 'promise' | 'warning';
export type Piece = { start: number; text: string; marks: readonly Mark[] };

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
