/**
 * A promised call is opened with the promise: it is why the call is put through, and why the reader expects it.
 * Source: the promise method; the caller asks for a short talk, never for a job, and is plain with whoever picks up.
 */
import type { Temporal } from 'temporal-polyfill';
import { dayDistanceInWords } from '../time/wording.ts';

export type CallFacts = {
  seekerName: string;
  /** "Dr. Okonkwo", or the whole name; null where the data hold none. */
  reader: string | null;
  /** Whoever answers the reader's phone, where known. */
  assistant: string | null;
  /** 1 for the first call of a row. */
  attempt: number;
  /** A letter named the moment of this call. */
  promised: boolean;
  /** The civil date of that letter in the reader's zone, and today there; null without a letter. */
  writtenOn: Temporal.PlainDate | null;
  today: Temporal.PlainDate;
  /** Who named the reader, where the terms allow to say so. */
  referrer: string | null;
};

export type CallScripts = { opening: string; forAssistant: string };

/** What to say to the reader, and to somebody else who answers; each a few sentences that can be read aloud. */
export function callScripts(facts: CallFacts): CallScripts {
  return { opening: opening(facts), forAssistant: forAssistant(facts) };
}

function opening(facts: CallFacts): string {
  return sentences(
    `${hello(facts.reader)} this is ${facts.seekerName}.`,
    whyNow(facts),
    facts.referrer && `${facts.referrer} suggested that I turn to you.`,
    'I would like to learn from your work for 20 to 30 minutes; this is not about a job.',
    'Which day would suit you?',
  );
}

function forAssistant(facts: CallFacts): string {
  const reader = facts.reader ?? 'the person I wrote to';
  return sentences(
    `${hello(facts.assistant)} this is ${facts.seekerName}.`,
    toAssistant(facts, reader),
    `I am asking for 20 to 30 minutes with ${reader}, for advice and not about a job.`,
    facts.attempt > 1
      ? 'What would be a good time to try again, or could you find me a place in the calendar?'
      : 'May I speak to them now, or could you find me a place in the calendar?',
  );
}

function hello(name: string | null): string {
  return name === null ? 'Hello,' : `Hello ${name},`;
}

function whyNow({ promised, attempt, writtenOn, today }: CallFacts): string | null {
  if (writtenOn === null) return null;
  const wrote = `I wrote to you ${when(writtenOn, today)}`;
  if (attempt > 1) return `${wrote} and have tried to reach you since.`;
  return promised ? `${wrote} and said that I would call at this time.` : `${wrote}.`;
}

function toAssistant({ promised, attempt, writtenOn, today }: CallFacts, reader: string): string | null {
  if (writtenOn === null) return null;
  const has = `${reader} has a letter from me, sent ${when(writtenOn, today)}`;
  if (attempt > 1) return `${has}, and we have missed each other so far.`;
  return promised ? `${has}, which says that I would call now.` : `${has}.`;
}

function when(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const words = dayDistanceInWords(date, today);
  return words.includes(',') ? `on ${words}` : words;
}

function sentences(...parts: readonly (string | null)[]): string {
  const said = parts.filter((part) => part !== null && part !== '').map(String);
  return said.map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}`).join(' ');
}
