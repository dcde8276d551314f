// The check answers a moment after the text it was asked about. Until the next answer its marks move along with what is
// typed, so that they neither jump nor vanish.
export type Span = { start: number; end: number };

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
