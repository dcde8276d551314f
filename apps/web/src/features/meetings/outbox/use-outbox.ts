import { useSyncExternalStore } from 'react';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { notify, undoable } from '../../../shared/ui/toasts.ts';
import { entriesIn, type OutboxEntry, putEntry, removeEntry, subscribeToOutbox } from './outbox.ts';

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
