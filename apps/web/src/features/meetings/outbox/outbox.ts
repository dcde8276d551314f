import type { FindingKind } from '@threefold/contracts/findings';
import type { DebriefInput } from '@threefold/contracts/meetings/debriefs';
import type { Meeting } from '@threefold/contracts/meetings/meetings';
import type { ReferralTerms } from '@threefold/contracts/referrals';
import { useSyncExternalStore } from 'react';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { notify, undoable } from '../../../shared/ui/toasts.ts';

// The outbox: what was written down in a meeting lies on this device until the server has it. Every entry carries the id
// that it will have there, so sending it again changes nothing. All parts of a page and all tabs share it. Each entry lies
// under its own name: what a tab removes never takes along what another one adds at that moment.

export type OutboxFinding = {
  type: 'finding';
  id: string;
  kind: FindingKind;
  text: string;
  couldHelp: boolean;
};
export type OutboxReferral = {
  type: 'referral';
  id: string;
  name: string;
  organization: string;
  terms: ReferralTerms;
  /** Of a new person; null where the person is in the book already. */
  newContactId: string | null;
  contactId: string | null;
};
/** The whole list: a later one replaces an earlier one. */
export type OutboxAsked = { type: 'asked'; id: 'asked'; questionIds: string[] };
/** `startsAt` where the meeting began before its time; `listening` where it was measured. */
export type OutboxHeld = {
  type: 'held';
  id: 'held';
  startsAt: string | null;
  listening?: NonNullable<Meeting['listening']>;
};
/**
 * What was looked back on with no network; a later one replaces an earlier one. `version`: of the debrief that was changed, 0
 * for the first. `draft`: of the half-done answers that it ends.
 */
export type OutboxDebrief = {
  type: 'debrief';
  id: 'debrief';
  answers: DebriefInput;
  version: number;
  draft?: number;
};
/** What somebody answered to the seeker's own question; a later one replaces an earlier one. `version`: of the answer that was changed. */
export type OutboxAnswer = {
  type: 'answer';
  id: string;
  researchQuestionId: string;
  contactId: string;
  text: string;
  version: number | null;
  /** Given outside any meeting; then it lies under the question. */
  outsideMeeting?: boolean;
};

/** One place for an answer, whether it was typed in the meeting or after it. */
export const answerId = (contactId: string): string => `answer-${contactId}`;

/** What was written last to somebody's answer and is not sent yet. */
export const answerIn = (
  entries: readonly OutboxEntry[],
  { contactId, researchQuestionId }: Pick<OutboxAnswer, 'contactId' | 'researchQuestionId'>,
): (OutboxAnswer & { refusal?: string }) | undefined =>
  entries.find(
    (entry): entry is OutboxAnswer & { refusal?: string } =>
      entry.type === 'answer' &&
      entry.contactId === contactId &&
      entry.researchQuestionId === researchQuestionId,
  );

export type OutboxEntry = (
  | OutboxFinding
  | OutboxReferral
  | OutboxAsked
  | OutboxHeld
  | OutboxDebrief
  | OutboxAnswer
) & {
  /** The server's word where it will not take this entry as it is. */
  refusal?: string;
};

/** Said to be held, and not refused: the meeting counts as over before the server knows. */
export const saysHeld = (entries: readonly OutboxEntry[]): boolean =>
  entries.some(({ type, refusal }) => type === 'held' && refusal === undefined);

/** What can be sent now, in the order in which it was written. */
export const waiting = (entries: readonly OutboxEntry[]): OutboxEntry[] =>
  entries.filter(({ refusal }) => refusal === undefined);

/** As it lies on this device: one place for each, so that two tabs never write over each other's entries. */
type StoredEntry = { keptAt: number; entry: OutboxEntry };

export const serializeEntry = (entry: OutboxEntry, keptAt: number): string =>
  JSON.stringify({ keptAt, entry } satisfies StoredEntry);

const parseEntry = (text: string): StoredEntry | null => {
  try {
    const value: unknown = JSON.parse(text);
    // Written by `serializeEntry` alone; the check is for a storage that something else wrote to.
    return typeof Object(Object(value).entry).id === 'string' ? (value as StoredEntry) : null;
  } catch {
    return null;
  }
};

/** What lies on this device, in the order in which it was written; whatever is not ours is passed over. */
export const parseEntries = (texts: readonly string[]): OutboxEntry[] =>
  texts
    .flatMap((text) => parseEntry(text) ?? [])
    .toSorted((a, b) => a.keptAt - b.keptAt)
    .map(({ entry }) => entry);

const waits = (count: number): string => (count === 1 ? 'One note waits' : `${count} notes wait`);

/** "3 notes wait to be sent.": said while they do. */
export const waitingInWords = (count: number): string => `${waits(count)} to be sent.`;

/** Where a meeting's entries lie. */
export type OutboxPlace = { workspaceId: string; meetingId: string };

// Under this name notes lie on devices already: another name would lose them.
const prefix = 'threefold.kept.';
const nameOf = ({ workspaceId, meetingId }: OutboxPlace, id = '') =>
  `${prefix}${workspaceId}.${meetingId}.${id}`;

const listeners = new Set<() => void>();
// What a storage that is full or refused could not take: kept for as long as this page is open.
const unstored = new Map<string, string>();
const shown = new Map<string, { texts: string[]; entries: OutboxEntry[] }>();
let lastAt = 0;

const changed = (): void => {
  for (const listener of listeners) listener();
};

const storedNames = (): string[] => {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
};
const namesUnder = (place: string): string[] =>
  [...new Set([...storedNames(), ...unstored.keys()])].filter((name) => name.startsWith(place));

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, index) => text === b[index]);

const entriesUnder = (place: string): OutboxEntry[] => {
  const texts = namesUnder(place)
    .toSorted()
    .flatMap((name) => unstored.get(name) ?? localStorage.getItem(name) ?? []);
  const known = shown.get(place);
  if (known && isSame(known.texts, texts)) return known.entries;
  const entries = parseEntries(texts);
  shown.set(place, { texts, entries });
  return entries;
};

/** In the order in which they were written. The same array as long as nothing changed. */
export const entriesIn = (place: OutboxPlace): OutboxEntry[] => entriesUnder(nameOf(place));

/** All of a workspace, whatever the meeting. The same array as long as nothing changed. */
export const entriesOf = (workspaceId: string): OutboxEntry[] => entriesUnder(`${prefix}${workspaceId}.`);

/** The meetings of a workspace with something in the outbox. */
export const outboxPlaces = (workspaceId: string): OutboxPlace[] => {
  const ids = namesUnder(`${prefix}${workspaceId}.`).map((name) => name.split('.')[3] ?? '');
  return [...new Set(ids)].map((meetingId) => ({ workspaceId, meetingId }));
};

/** Keeps an entry, in place of an earlier one with its id. False where it lives only as long as this page does. */
export const putEntry = (place: OutboxPlace, entry: OutboxEntry): boolean => {
  const name = nameOf(place, entry.id);
  lastAt = Math.max(Date.now(), lastAt + 1);
  const text = serializeEntry(entry, lastAt);
  unstored.delete(name);
  try {
    localStorage.setItem(name, text);
  } catch {
    unstored.set(name, text);
  }
  changed();
  return !unstored.has(name);
};

export const removeEntry = (place: OutboxPlace, id: string): void => {
  const name = nameOf(place, id);
  unstored.delete(name);
  try {
    localStorage.removeItem(name);
  } catch {
    // A storage that is refused holds nothing.
  }
  changed();
};

export const subscribeToOutbox = (listener: () => void): (() => void) => {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
};

let isMissed = false;
let tellRemoved = (): void => {
  isMissed = true;
};
// Heard from the first moment on, though who is told of it is loaded behind the first page.
globalThis.addEventListener?.('storage', ({ key, newValue }) => {
  if (key?.startsWith(prefix) && newValue === null) tellRemoved();
});

/** Calls back when another tab let go of an entry: sent or taken back, this tab's own answers do not know. */
export const onRemovedElsewhere = (listener: () => void): void => {
  tellRemoved = listener;
  if (isMissed) listener();
};

export type Outbox = {
  entries: OutboxEntry[];
  add: (entry: OutboxEntry) => void;
  /** Sends what was refused once more, as it is. */
  retry: (id: string) => void;
  /** Takes it out, with a word that offers it back. */
  discard: (id: string) => void;
  /** Lets go of it for good: it was sent, or written anew. */
  remove: (id: string) => void;
};

/** What was written down in a meeting and is not with the server yet. It is sent by whichever tab is open. */
export const useOutbox = (meetingId: string): Outbox => {
  const place = { workspaceId: useWorkspaceId(), meetingId };
  const entries = useSyncExternalStore(subscribeToOutbox, () => entriesIn(place));
  const add = (entry: OutboxEntry) => {
    if (putEntry(place, entry)) return;
    notify({
      text: 'This browser has no room to keep it. Leave the page open until it is sent.',
      tone: 'ember',
    });
  };
  const entryOf = (id: string) => entries.find((entry) => entry.id === id);
  const retry = (id: string) => {
    const { refusal: _refusal, ...entry } = entryOf(id) ?? {};
    if ('type' in entry) add(entry);
  };
  const discard = (id: string) => {
    const entry = entryOf(id);
    if (!entry) return;
    removeEntry(place, id);
    undoable({ text: 'Taken out of your notes.', undo: () => add(entry) });
  };
  return { entries, add, retry, discard, remove: (id) => removeEntry(place, id) };
};
