import { useQueryClient } from '@tanstack/react-query';
import type { Contact, TargetReason } from '@threefold/contracts/contacts';
import { useState } from 'react';
import { isProblem } from '../../shared/api/api-problem.ts';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { api } from '../../shared/api/request.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { notify, undoable } from '../../shared/ui/toasts.ts';
import type { ContactPatch } from './contact-changes.ts';
import { putIntoLists } from './contact-requests.ts';
import { people } from './contact-words.ts';

// One change to many people: a few calls at a time, and every success remembered so that all of it can be taken back.

type Done = { before: Contact; after: Contact };
type BulkResult = { done: Done[]; failed: { contact: Contact; error: unknown }[] };

type Bounds = { atOnce?: number; onProgress?: (count: number) => void; wait?: (ms: number) => Promise<void> };

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const longestPatience = 4;

/** Works through a list with at most `atOnce` calls under way. The order of the results is that of the list. */
export const inBounds = async <Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  { atOnce = 4, onProgress }: Bounds = {},
): Promise<PromiseSettledResult<Result>[]> => {
  const results: PromiseSettledResult<Result>[] = [];
  let next = 0;
  let finished = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const at = next;
      next += 1;
      // `at` is below the length, so there is an item.
      const [settled] = await Promise.allSettled([work(items[at] as Item)]);
      results[at] = settled;
      finished += 1;
      onProgress?.(finished);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
};

/** A server that says "too fast" is waited for; a person changed elsewhere is taken as they now are, once. */
const patiently = async (
  contact: Contact,
  change: (contact: Contact) => Promise<Contact>,
  wait: (ms: number) => Promise<void>,
): Promise<Done> => {
  let before = contact;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { before, after: await change(before) };
    } catch (error) {
      const isLast = attempt === longestPatience;
      if (isProblem(error, 412) && error.current && attempt === 1) {
        // With 412 the server answers the contact as it stands.
        before = error.current as Contact;
      } else if (!isLast && (isProblem(error, 429) || isProblem(error, 503))) {
        await wait(500 * 2 ** attempt);
      } else {
        throw error;
      }
    }
  }
};

/** Changes each person; those who could not be changed are listed with why. */
export const changeMany = async (
  contacts: readonly Contact[],
  change: (contact: Contact) => Promise<Contact>,
  bounds: Bounds = {},
): Promise<BulkResult> => {
  const work = (contact: Contact) => patiently(contact, change, bounds.wait ?? pause);
  const settled = await inBounds(contacts, work, bounds);
  const result: BulkResult = { done: [], failed: [] };
  settled.forEach((outcome, index) => {
    const contact = contacts[index];
    if (outcome.status === 'fulfilled') result.done.push(outcome.value);
    else if (contact) result.failed.push({ contact, error: outcome.reason });
  });
  return result;
};

type Change = {
  contacts: readonly Contact[];
  change: (contact: Contact) => Promise<Contact>;
  /** Puts one person back as they were. */
  revert: (done: Done) => Promise<Contact>;
  /** "now carry the tag school": the end of a sentence about them. */
  said: string;
  /** They leave the list that they are in: the trash and its lists never show the same people. */
  leaves?: boolean;
};

const failureInWords = ({ failed }: BulkResult): string =>
  failed.length === 0
    ? ''
    : ` ${people(failed.length)} weren’t changed: ${problemSentence(failed[0]?.error)}`;

/** The changes that a selection offers. `progress` is there while one is under way. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one state that its handlers close over.
export const useBulkChange = () => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  // Each of many answers leaves the pages alone; in the end what they touched is read once.
  const aboutOf = ({ id }: Contact) => ({ params: { workspaceId, contactId: id }, leaveAlone: () => true });

  const show = (contacts: readonly Contact[], leaves: boolean) =>
    putIntoLists(queryClient, workspaceId, new Map(contacts.map((one) => [one.id, leaves ? null : one])));

  const settle = () => queryClient.refetchQueries({ type: 'active', stale: true });

  const run = async ({ contacts, change, revert, said, leaves = false }: Change): Promise<void> => {
    setProgress({ done: 0, of: contacts.length });
    try {
      const result = await changeMany(contacts, change, {
        onProgress: (done) => setProgress({ done, of: contacts.length }),
      });
      show(
        result.done.map(({ after }) => after),
        leaves,
      );
      const failure = failureInWords(result);
      if (result.done.length === 0) {
        notify({ text: `Nothing changed.${failure}`, tone: 'ember' });
        return;
      }
      const undo = async () => {
        const byId = new Map(result.done.map((done) => [done.after.id, done]));
        const back = await changeMany(
          result.done.map(({ after }) => after),
          (now) => {
            const done = byId.get(now.id);
            return done ? revert({ before: done.before, after: now }) : Promise.resolve(now);
          },
        );
        show(
          back.done.map(({ after }) => after),
          false,
        );
        await settle();
        if (back.failed.length > 0) notify({ text: failureInWords(back).trim(), tone: 'ember' });
      };
      undoable({ text: `${people(result.done.length)} ${said}.${failure}`, undo });
    } finally {
      setProgress(null);
      void settle();
    }
  };

  const patch = (contact: Contact, body: ContactPatch) =>
    api('PATCH /workspaces/:workspaceId/contacts/:contactId', {
      ...aboutOf(contact),
      body,
      ifMatch: contact.version,
    });
  const trash = (contact: Contact) =>
    api('DELETE /workspaces/:workspaceId/contacts/:contactId', {
      ...aboutOf(contact),
      ifMatch: contact.version,
    });
  const restore = (contact: Contact) =>
    api('POST /workspaces/:workspaceId/contacts/:contactId/restore', aboutOf(contact));

  return {
    progress,
    addTag: (contacts: readonly Contact[], tag: string) =>
      run({
        contacts,
        change: (contact) =>
          contact.tags.includes(tag)
            ? Promise.resolve(contact)
            : patch(contact, { tags: [...contact.tags, tag] }),
        revert: ({ before, after }) => patch(after, { tags: before.tags }),
        said: `tagged ${tag}`,
      }),
    setReasons: (contacts: readonly Contact[], reasons: TargetReason[]) =>
      run({
        contacts,
        change: (contact) => patch(contact, { reasons }),
        revert: ({ before, after }) => patch(after, { reasons: before.reasons }),
        said: 'updated',
      }),
    trash: (contacts: readonly Contact[]) =>
      run({
        contacts,
        change: trash,
        revert: ({ after }) => restore(after),
        said: 'moved to trash (kept 30 days)',
        leaves: true,
      }),
    restore: (contacts: readonly Contact[]) =>
      run({
        contacts,
        change: restore,
        revert: ({ after }) => trash(after),
        said: 'restored',
        leaves: true,
      }),
  };
};
