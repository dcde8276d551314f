import { useSyncExternalStore } from 'react';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { notify, undoable } from '../../../shared/ui/toasts.ts';
import type { KeptEntry } from './kept-entries.ts';
import { dropEntry, keepEntry, keptIn, subscribeToKept } from './kept-store.ts';

export type Kept = {
  entries: KeptEntry[];
  keep: (entry: KeptEntry) => void;
  /** Sends what was refused once more, as it is. */
  again: (id: string) => void;
  drop: (id: string) => void;
  /** Lets go of it for good: it was sent, or written anew. */
  remove: (id: string) => void;
};

/** What was written down in a meeting and is not with the server yet. It is sent by whichever tab is open. */
export const useKept = (meetingId: string): Kept => {
  const place = { workspaceId: useWorkspaceId(), meetingId };
  const entries = useSyncExternalStore(subscribeToKept, () => keptIn(place));
  const keep = (entry: KeptEntry) => {
    if (keepEntry(place, entry)) return;
    notify({
      text: 'This browser has no room to keep it. Leave the page open until it is sent.',
      tone: 'ember',
    });
  };
  const entryOf = (id: string) => entries.find((entry) => entry.id === id);
  const again = (id: string) => {
    const { refusal: _refusal, ...entry } = entryOf(id) ?? {};
    if ('type' in entry) keep(entry);
  };
  const drop = (id: string) => {
    const entry = entryOf(id);
    if (!entry) return;
    dropEntry(place, id);
    undoable({ text: 'Taken out of your notes.', undo: () => keep(entry) });
  };
  return { entries, keep, again, drop, remove: (id) => dropEntry(place, id) };
};
