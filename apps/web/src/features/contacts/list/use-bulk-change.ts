import { useQueryClient } from '@tanstack/react-query';
import type { Contact, TargetReason } from '@threefold/contracts/contacts';
import { useState } from 'react';
import { problemSentence } from '../../../shared/api/problem-sentence.ts';
import { api } from '../../../shared/api/request.ts';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { notify, undoable } from '../../../shared/ui/toasts.ts';
import { putIntoLists } from '../contact-cache.ts';
import type { ContactPatch } from '../contact-patch.ts';
import { people } from '../contact-words.ts';
import { type BulkResult, changeMany, type Done } from './bulk-change.ts';

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
    : ` ${people(failed.length)} stayed as they were: ${problemSentence(failed[0]?.error)}`;

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
        notify({ text: `Nothing was changed.${failure}`, tone: 'ember' });
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
        said: `now carry the tag ${tag}`,
      }),
    setReasons: (contacts: readonly Contact[], reasons: TargetReason[]) =>
      run({
        contacts,
        change: (contact) => patch(contact, { reasons }),
        revert: ({ before, after }) => patch(after, { reasons: before.reasons }),
        said: 'now have these reasons',
      }),
    trash: (contacts: readonly Contact[]) =>
      run({
        contacts,
        change: trash,
        revert: ({ after }) => restore(after),
        said: 'went into the trash for 30 days',
        leaves: true,
      }),
    restore: (contacts: readonly Contact[]) =>
      run({
        contacts,
        change: restore,
        revert: ({ after }) => trash(after),
        said: 'came out of the trash',
        leaves: true,
      }),
  };
};
