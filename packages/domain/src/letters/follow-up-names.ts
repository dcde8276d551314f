// Whoever named people reads in the letter after the meeting that the names were heard and what becomes of them; at an
// interview names are no part of the thanks. Source: the glossary (terms of a referral); the wording is the product's own.
import type { MeetingKind } from '../vocabulary/meeting-kinds.ts';

export type NamedThere = {
  name: string;
  /** An introduction was offered and has not come. */
  introductionAwaited: boolean;
  /** A letter or a call went to them already. */
  inTouch: boolean;
};

/** Whole sentences, or null where nobody was named. */
export function namesInWords(named: readonly NamedThere[], meetingKind: MeetingKind): string | null {
  if (meetingKind === 'interview' || named.length === 0) return null;
  const awaited = named.filter((person) => person.introductionAwaited && !person.inTouch);
  const others = named.filter((person) => !awaited.includes(person));
  return [naming(others), introductions(awaited, others.length > 0)].filter(Boolean).join(' ');
}

function naming(named: readonly NamedThere[]): string {
  if (named.length === 0) return '';
  const unwritten = named.filter((person) => !person.inTouch);
  const thanks = `Thank you for naming ${listed(named)}`;
  if (unwritten.length === 0) return `${thanks}.`;
  return unwritten.length === named.length
    ? `${thanks}, to whom I will write in the coming days.`
    : `${thanks}; I will write to ${listed(unwritten)} in the coming days.`;
}

function introductions(awaited: readonly NamedThere[], isMore: boolean): string {
  if (awaited.length === 0) return '';
  return `Thank you${isMore ? ', too,' : ''} for offering to introduce me to ${listed(awaited)}; I look forward to it.`;
}

const list = new Intl.ListFormat('en', { type: 'conjunction' });

function listed(named: readonly NamedThere[]): string {
  return list.format(named.map(({ name }) => name));
}
