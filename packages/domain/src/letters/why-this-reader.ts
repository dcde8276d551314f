import { Temporal } from 'temporal-polyfill';
import type { TargetReason } from '../contacts/target-reasons.ts';
import { monthNames } from '../time/wording.ts';

// A letter says how its writer comes to this reader, and why to this one and no other, in words made of what the record holds.
// Source: the informational-interview article, which recognizes the reader as a knowledgeable and respected leader; the target
// reasons of the glossary. What the data cannot say is left to the writer: nothing is made up.

type Known = {
  organization?: string | null | undefined;
  title?: string | null | undefined;
  reasons?: readonly TargetReason[];
};

const leading =
  /\b(?:chief|president|vice president|[se]?vp|c[emofisntd]{1,2}o|cmio|director|head|chair(?:man|woman|person)?|dean|founder|co-?founder|partner|principal|owner|manager|officer|lead(?:er)?|executive|provost|superintendent|administrator)\b/i;

/**
 * Why this reader, as a clause after "because": their standing first, then every reason that was marked. Null where the record
 * holds neither a reason nor a position of leadership.
 */
export function reasonInWords(known: Known, aim: string | null): string | null {
  const clauses = reasonsInWords(known, aim);
  return clauses.length === 0 ? null : inARow(clauses);
}

/** The weightiest first: their standing, then what was marked beside it. */
export function reasonsInWords({ reasons = [], ...contact }: Known, aim: string | null): string[] {
  const title = contact.title?.trim() || null;
  const place = contact.organization?.trim() || null;
  const has = (reason: TargetReason) => reasons.includes(reason);
  const standing = standingOf({ title, place, aim, has });
  const boss = !has('report-to')
    ? null
    : standing !== null
      ? 'you know what a leader looks for in someone new to this work'
      : place && `you know what ${place} looks for in the people who do this work`;
  const company =
    has('company') && place !== null
      ? standing !== null || boss !== null
        ? `${place} is the kind of organization I want to learn about`
        : `you can tell me how ${place} approaches ${aim ?? 'this work'}, and it's the kind of organization I want to learn about`
      : null;
  return [standing, boss, company].filter((clause) => clause !== null && clause !== '').map(String);
}

type Position = {
  title: string | null;
  place: string | null;
  aim: string | null;
  has: (reason: TargetReason) => boolean;
};

function standingOf({ title, place, aim, has }: Position): string | null {
  const isMarked = has('role') || has('work');
  if (title === null) return isMarked && place ? `you do work at ${place} that I hope to do` : null;
  const isAim = aim !== null && title.toLowerCase().includes(aim.toLowerCase());
  const why = has('role') || isAim ? 'role' : has('work') ? 'work' : 'other';
  const said = standings[leading.test(title) ? 'leader' : 'colleague'][why];
  if (said === null && !has('report-to') && !has('company')) return null;
  const as = place === null ? `as ${withArticle(title)}` : `as ${title} at ${place}`;
  return `${as}, ${said ?? 'you know this work from experience'}`;
}

const standings = {
  leader: {
    role: "you're a respected leader in the very work I hope to do",
    work: "you're a respected leader, and part of what you do is the work I hope to do",
    other: "you're one of the respected leaders I most hope to learn from",
  },
  colleague: {
    role: 'you know firsthand the work I hope to do',
    work: 'you do some of the work I hope to do',
    other: null,
  },
} as const;

function withArticle(title: string): string {
  if (/^(?:an?|the)\s/i.test(title)) return title;
  return /^(?:[aeio]|u(?!ni|se|ti))/i.test(title) ? `an ${title}` : `a ${title}`;
}

function inARow(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? '';
  if (parts.length === 2) return parts.join(', and ');
  return `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1)}`;
}

/** How the writer comes to this reader, one sentence; null where the record does not say. `connectedOn`: YYYY-MM-DD, of LinkedIn. */
export function connectionInWords({
  connectedOn,
}: {
  connectedOn?: string | null | undefined;
}): string | null {
  if (!connectedOn || !/^\d{4}-\d{2}-\d{2}$/.test(connectedOn)) return null;
  const { month, year } = Temporal.PlainDate.from(connectedOn);
  return `We've been connected on LinkedIn since ${monthNames[month - 1] ?? ''} ${year}.`;
}

// What somebody said of the reader is told to the reader as said of "you": a quotation in the third person is not read back to its
// own subject. What cannot be turned with certainty is left out.

/** As words of the reader; what is not here stays, but for the verb after "she". */
const turnedWords: Readonly<Record<string, string>> = {
  he: 'you',
  she: 'you',
  they: 'you',
  "he's": "you're",
  "she's": "you're",
  "they're": "you're",
  "he'll": "you'll",
  "she'll": "you'll",
  "they'll": "you'll",
  "he'd": "you'd",
  "she'd": "you'd",
  "they've": "you've",
  his: 'your',
  their: 'your',
  him: 'you',
  them: 'you',
  himself: 'yourself',
  herself: 'yourself',
  themself: 'yourself',
  themselves: 'yourself',
};

const irregular: Readonly<Record<string, string>> = {
  is: 'are',
  "isn't": "aren't",
  was: 'were',
  "wasn't": "weren't",
  has: 'have',
  "hasn't": "haven't",
  does: 'do',
  "doesn't": "don't",
  goes: 'go',
  always: 'always',
};

/**
 * "She built the review program from nothing." -> "you built the review program from nothing"; null where it is not about the
 * reader in so many words. "Ask her about appeals." -> "to ask you about appeals". `name`: the reader's given name, with which it may begin as well.
 */
export function toldOfReader(saying: string | null, name: string | null = null): string | null {
  const said =
    saying
      ?.trim()
      .replace(/[\u2018\u2019]/g, "'")
      .replace(/[.!]$/, '') ?? '';
  const errand = /^ask (?:him|her|them) (about .{3,})$/i.exec(said)?.[1];
  if (errand !== undefined && !/[.!?;"]/.test(errand)) return `to ask you ${errand}`;
  const text = name !== null && said.startsWith(`${name} `) ? `she${said.slice(name.length)}` : said;
  const words = text.split(/\s+/);
  const isAbout = /^(?:he|she|they)(?:'|$)/i.test(words[0] ?? '');
  if (words.length < 3 || /[.!?;"]/.test(text) || !isAbout) return null;
  return words
    .map((word, index) => turnedWord(word, words[index - 1], words[index + 1]))
    .join(' ')
    .replace(/, and (you|your)\b/g, ', and that $1');
}

function turnedWord(word: string, before = '', after = ''): string {
  const stop = /[,:]$/.exec(word)?.[0] ?? '';
  const plain = stop === '' ? word : word.slice(0, -1);
  const lower = plain.toLowerCase();
  if (lower === 'her') return `${after !== '' && stop === '' ? 'your' : 'you'}${stop}`;
  const isVerb = /^(?:he|she)$/i.test(before);
  return `${turnedWords[lower] ?? (isVerb ? baseOf(plain) : plain)}${stop}`;
}

/** "runs" -> "run", "teaches" -> "teach", "built" as it is. */
function baseOf(verb: string): string {
  const known = irregular[verb.toLowerCase()];
  if (known !== undefined) return known;
  if (/(?:ch|sh|ss|x|zz)es$/i.test(verb)) return verb.slice(0, -2);
  if (/[^aeiou]ies$/i.test(verb)) return `${verb.slice(0, -3)}y`;
  return /\w{2}[^su']s$/i.test(verb) ? verb.slice(0, -1) : verb;
}
