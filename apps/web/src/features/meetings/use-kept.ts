import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { refresh } from '../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { type KeptEntry, waiting, withEntry, withoutEntry } from './kept-entries.ts';
import { changeKept, keptIn, subscribeToKept } from './kept-store.ts';
import { refusalOf, sendKept } from './send-kept.ts';

const againMs = 8_000;
const sending = new Set<string>();

export type Kept = {
  entries: KeptEntry[];
  /** The server could not be reached with the last entry: the rest waits. */
  isStuck: boolean;
  keep: (entry: KeptEntry) => void;
  drop: (id: string) => void;
};

/** Keeps entries of a meeting on this device and sends them, one after the other, whenever the server answers. */
export const useKept = (meetingId: string): Kept => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  const place = `${workspaceId}.${meetingId}`;
  const entries = useSyncExternalStore(subscribeToKept, () => keptIn(place));
  const [isStuck, setStuck] = useState(false);

  const sendNext = useCallback(async (): Promise<void> => {
    const [next] = waiting(keptIn(place));
    if (!next || sending.has(place)) return;
    sending.add(place);
    try {
      await sendKept({ workspaceId, meetingId }, next);
      setStuck(false);
      // Read anew before it is dropped here, so that it never leaves the screen.
      await refresh(queryClient, workspaceId, 'meetings');
      // Written anew while it was on its way: the newer one has still to go.
      changeKept(place, (kept) => {
        const isSame = kept.some((entry) => JSON.stringify(entry) === JSON.stringify(next));
        return isSame ? withoutEntry(kept, next.id) : [...kept];
      });
      if (waiting(keptIn(place)).length === 0)
        void refresh(queryClient, workspaceId, 'today', 'contacts', 'network', 'letters');
    } catch (error) {
      const refusal = refusalOf(error);
      setStuck(refusal === null);
      if (refusal !== null) changeKept(place, (kept) => withEntry(kept, { ...next, refusal }));
      else return;
    } finally {
      sending.delete(place);
    }
    await sendNext();
  }, [place, workspaceId, meetingId, queryClient]);

  const isWaiting = waiting(entries).length > 0;
  useEffect(() => {
    if (!isWaiting) return;
    const send = () => void sendNext();
    send();
    const timer = setInterval(send, againMs);
    window.addEventListener('online', send);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', send);
    };
  }, [isWaiting, sendNext]);

  const keep = (entry: KeptEntry) => {
    changeKept(place, (kept) => withEntry(kept, entry));
    void sendNext();
  };
  return { entries, isStuck, keep, drop: (id) => changeKept(place, (kept) => withoutEntry(kept, id)) };
};
