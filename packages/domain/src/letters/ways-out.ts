// How a letter leaves: what must not go along, and the same words for an email app, web mail and LinkedIn.
import { findBlanks } from '../text/blanks.ts';
import { plainText, type Sentence, type Span, sentencesOf } from '../text/sentences.ts';
import type { LetterPart } from '../vocabulary/methods.ts';
import { findParts } from './anatomy.ts';

type Letter = { subject: string; body: string };

/** A blank with its place: UTF-16 offsets in the subject or the body, and both in words. */
export type Blank = Span & { path: 'subject' | 'body'; text: string; message: string };

/** All that is still to be filled in, the subject first. */
export function blanksOf({ subject, body }: Letter): Blank[] {
  return [...blanksIn('subject', subject), ...blanksIn('body', body)];
}

function blanksIn(path: Blank['path'], text: string): Blank[] {
  return findBlanks(text).map(({ start, end }) => {
    const blank = text.slice(start, end);
    const line = text.slice(0, start).split('\n').length;
    const place = `characters ${start} to ${end}`;
    const where = path === 'subject' ? place : `line ${line}, ${place}`;
    return { path, start, end, text: blank, message: `is not filled in: ${blank} (${where})` };
  });
}

type Mail = Letter & { to: string };

/** RFC 6068: UTF-8 percent-encoded, lines ended by CRLF. Complete even where a mail program may find it too long. */
export function mailtoOf({ to, subject, body }: Mail): string {
  const address = encoded(to).replaceAll('%40', '@');
  return `mailto:${address}?subject=${encoded(subject)}&body=${encoded(body.replace(/\r\n?|\n/g, '\r\n'))}`;
}

/** Addresses that open the letter, ready to send, in the browser: a private account, and one of work or school. */
export function composeLinks({ to, subject, body }: Mail): {
  gmail: string;
  outlook: string;
  outlookAtWork: string;
} {
  const text = body.replace(/\r\n?/g, '\n');
  const forOutlook = `to=${encoded(to)}&subject=${encoded(subject)}&body=${encoded(text)}`;
  return {
    gmail: `https://mail.google.com/mail/?view=cm&fs=1&to=${encoded(to)}&su=${encoded(subject)}&body=${encoded(text)}`,
    outlook: `https://outlook.live.com/mail/0/deeplink/compose?${forOutlook}`,
    outlookAtWork: `https://outlook.office.com/mail/deeplink/compose?${forOutlook}`,
  };
}

/** Quotes and brackets too, so that the address can stand anywhere. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** In characters. A note with an invitation holds less without Premium: 200. Source: LinkedIn's help pages. */
export const linkedinLimits = { message: 8_000, inMail: 1_900, invitation: 300 } as const;

type ForLinkedin = {
  body: string;
  writer: string;
  contact: { organization?: string | null | undefined; title?: string | null | undefined };
};

/** The whole text for somebody who is connected, and a note that fits into an invitation. */
export function linkedinTexts(letter: ForLinkedin): { message: string; short: string } {
  return {
    message: cut(letter.body.trim(), linkedinLimits.message),
    short: shortForm(letter, linkedinLimits.invitation),
  };
}

/** What a short note cannot do without comes first: who sent me, what I ask for, when I call. */
const telling: readonly LetterPart[] = ['link', 'small', 'promise', 'need', 'move', 'you', 'not-a-job'];

/** The most telling sentences of the letter that fit, in its own words and order, between greeting and name. */
export function shortForm({ body, writer, contact }: ForLinkedin, limit: number): string {
  const text = plainText(body);
  const sentences = sentencesOf(text);
  const greeting = /^[ \t]*((?:dear|hello|hi)\b[^\n]{0,120}?)[ \t]*$/im.exec(body)?.[1] ?? '';
  const signature = signatureStart(body);
  const telltale = sentences.filter(
    ({ start, text: words }) => start < signature && !/^\s*(?:dear|hello|hi)\b/i.test(words),
  );
  const parts = findParts(body, { contact });
  const byPart = telling.flatMap((part) => {
    const found = parts.find((candidate) => candidate.part === part);
    return sentenceAt(telltale, found?.start);
  });
  const chosen = new Set<Sentence>();
  for (const sentence of [...byPart, ...telltale])
    if (noteOf(greeting, inOrder([...chosen, sentence]), writer).length <= limit) chosen.add(sentence);
  if (chosen.size > 0) return noteOf(greeting, inOrder([...chosen]), writer);
  return cut(noteOf(greeting, telltale.map(words), writer), limit);
}

function sentenceAt(sentences: readonly Sentence[], place: number | undefined): Sentence[] {
  if (place === undefined) return [];
  return sentences.filter(({ start, end }) => start <= place && place < end).slice(0, 1);
}

function inOrder(sentences: readonly Sentence[]): string[] {
  return [...sentences].sort((a, b) => a.start - b.start).map(words);
}

function words({ text }: Sentence): string {
  return text.replace(/\s+/g, ' ').trim();
}

function noteOf(greeting: string, sentences: readonly string[], writer: string): string {
  return [greeting, sentences.join(' '), writer.trim()].filter((part) => part !== '').join('\n');
}

/** The letter on paper: between the closing words and the name is room for a hand. */
export function partedForSignature(body: string): { above: string; below: string } {
  const start = signatureStart(body);
  if (start === body.length) return { above: body, below: '' };
  const lineEnd = body.indexOf('\n', start);
  if (lineEnd < 0) return { above: body, below: '' };
  return { above: body.slice(0, lineEnd).trimEnd(), below: body.slice(lineEnd).trim() };
}

/** Where "Sincerely," stands on a line of its own; the end of the text where it does not. */
function signatureStart(body: string): number {
  const found =
    /^[ \t]*(?:sincerely|best|best regards|kind regards|warm regards|warmly|regards|with thanks|thank you|many thanks|yours(?: truly| sincerely)?)[,.]?[ \t]*$/im.exec(
      body,
    );
  return found?.index ?? body.length;
}

/** At a word's end; no half of a character. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = text.slice(0, limit - 1).toWellFormed();
  const space = head.lastIndexOf(' ');
  return `${(space > limit / 2 ? head.slice(0, space) : head).trimEnd()}…`;
}
