// A letter is read sentence by sentence; offsets always count in the text as it was written.
// Every step here keeps the length of the text, and takes time linear in it, for letters of any size.

export type Span = { start: number; end: number };

export type Sentence = Span & { text: string };

/** Typographic and wrapped text made plain, character for character, so that offsets stay true. */
export function plainText(body: string): string {
  return body
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u00a0\u2007\u202f\t\r]/g, ' ')
    .replace(/(?<!\n {0,3})\n(?! {0,3}\n)/g, ' ');
}

const abbreviation = /(?:^|[\s(])(?:dr|mr|mrs|ms|mx|prof|st|jr|sr|inc|no|vs|e\.g|i\.e|a\.m|p\.m|[a-z])\.$/i;

/** A capital after "10:15 a.m." begins a sentence, where it does not name the zone. */
const afterHour = /^\s+(?!(?:Eastern|Central|Mountain|Pacific|Alaska|Hawaii|[A-Z]{2,4}\b))\p{Lu}|^\s+I\b/u;

/** A value that ends with a point, such as "10:15 a.m.", ends the sentence by itself. */
export function withoutDoubledPoint(before: string, after: string): string {
  return before.endsWith('.') && after.startsWith('.') ? `${before}${after.slice(1)}` : before + after;
}

/** The sentences of a plain text that hold a word. A run without an end is cut after 2,000 characters. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  const finish = (end: number): void => {
    const lead = /^\s*/.exec(text.slice(start, end))?.[0].length ?? 0;
    const part = text.slice(start + lead, end);
    if (/\p{L}{2}/u.test(part)) sentences.push({ start: start + lead, end, text: part });
    start = end;
  };
  for (const mark of text.matchAll(/[.!?]["')\]]?(?=\s)|\n/g)) {
    const end = mark.index + mark[0].length;
    const before = text.slice(Math.max(start, end - 8), end);
    const endsWithHour = /[ap]\.m\.$/i.test(before) && afterHour.test(text.slice(end, end + 12));
    if (mark[0] !== '\n' && abbreviation.test(before) && !endsWithHour) continue;
    while (end - start > longestSentence) finish(start + longestSentence);
    finish(end);
  }
  while (text.length - start > longestSentence) finish(start + longestSentence);
  finish(text.length);
  return sentences;
}

const longestSentence = 2000;

/** Where the clause that begins or goes on at `from` ends: before the next comma, colon, semicolon or full stop. */
export function clauseEnd(sentence: Sentence, from: number): number {
  const rest = sentence.text.slice(from - sentence.start);
  const stop = /[,;:.!?](?=\s|$|["')])|\s-{1,2}\s/.exec(rest);
  return stop ? from + stop.index : from + rest.trimEnd().length;
}

/** Words as a reader counts them: "20-30", "I'm" and "high-risk" are one each. */
export function countWords(body: string): number {
  return plainText(body).match(/[\p{L}\p{N}]+(?:['.:&/-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

/** All places of a pattern (with the g flag) in the sentences, as offsets in the whole text. */
export function spansOf(sentences: readonly Sentence[], patterns: readonly RegExp[]): Span[] {
  return sentences.flatMap((sentence) =>
    patterns.flatMap((pattern) =>
      [...sentence.text.matchAll(pattern)].map((match) => ({
        start: sentence.start + match.index,
        end: sentence.start + match.index + match[0].length,
      })),
    ),
  );
}
