// Sends what this device keeps, from whatever page is open. Of several tabs one sends at a time, so that the order holds.
import { onlineManager, type QueryClient } from '@tanstack/react-query';
import { isProblem } from '../../../shared/api/api-problem.ts';
import { everythingIn } from '../../../shared/api/workspace-key.ts';
import { ownWorkspace } from '../../../shared/session/current-workspace.ts';
import { meQuery } from '../../../shared/session/me.ts';
import { type KeptEntry, waiting } from './kept-entries.ts';
import {
  dropEntry,
  type KeptPlace,
  keepEntry,
  keptIn,
  keptOf,
  keptPlaces,
  onDroppedElsewhere,
  subscribeToKept,
} from './kept-store.ts';
import { refusalOf, sendKept } from './send-kept.ts';

const againMs = 8_000;

const isUnchanged = (place: KeptPlace, entry: KeptEntry): boolean =>
  keptIn(place).some((kept) => JSON.stringify(kept) === JSON.stringify(entry));

/** A refusal may be meant for somebody else, who signed in meanwhile in another tab. */
const isStillMine = async (queryClient: QueryClient, { workspaceId }: KeptPlace): Promise<boolean> =>
  ownWorkspace(await queryClient.fetchQuery({ ...meQuery, staleTime: 0 }))?.id === workspaceId;

/** One attempt. False where the rest has to wait. */
const sendOne = async (queryClient: QueryClient, place: KeptPlace, entry: KeptEntry): Promise<boolean> => {
  try {
    await sendKept(queryClient, place, entry);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null || !(await isStillMine(queryClient, place))) return false;
    if (isUnchanged(place, entry)) keepEntry(place, { ...entry, refusal });
    return true;
  }
  // Written anew while it was on its way: the newer one has still to go.
  if (isUnchanged(place, entry)) dropEntry(place, entry.id);
  return true;
};

const sendAll = async (queryClient: QueryClient, workspaceId: string): Promise<boolean> => {
  let sent = 0;
  for (const place of keptPlaces(workspaceId)) {
    for (let [next] = waiting(keptIn(place)); next; [next] = waiting(keptIn(place))) {
      if (!(await sendOne(queryClient, place, next))) return sent > 0;
      sent += 1;
    }
  }
  return sent > 0;
};

const alone = <Result>(name: string, act: () => Promise<Result>): Promise<Result> =>
  // Missing where the page came over plain HTTP from another machine; then a repeated sending is what the ids are for.
  'locks' in navigator ? navigator.locks.request(name, act) : act();

const mine = (queryClient: QueryClient): string | undefined => {
  const me = queryClient.getQueryData(meQuery.queryKey);
  return me && ownWorkspace(me)?.id;
};

/** Sends all that waits of whoever is signed in, as far as the server answers. */
const sendWaiting = async (queryClient: QueryClient): Promise<void> => {
  const workspaceId = mine(queryClient);
  if (!workspaceId || waiting(keptOf(workspaceId)).length === 0) return;
  try {
    const isNew = await alone(`threefold.send.${workspaceId}`, () => sendAll(queryClient, workspaceId));
    // Each answer left the pages alone, so that nothing leaves the screen between two of them.
    if (isNew) void queryClient.invalidateQueries({ queryKey: everythingIn(workspaceId) });
  } catch (error) {
    // Out of reach while it was asked whose it is: later again.
    if (!isProblem(error)) throw error;
  }
};

/** Sends whenever something waits, and again whenever the server may answer again. */
export const keepSending = (queryClient: QueryClient): void => {
  let isSending = false;
  const send = async (): Promise<void> => {
    if (isSending) return;
    isSending = true;
    await sendWaiting(queryClient).finally(() => {
      isSending = false;
    });
  };
  const soon = () => void send();
  soon();
  subscribeToKept(soon);
  onlineManager.subscribe((isOnline) => {
    if (isOnline) soon();
  });
  window.addEventListener('online', soon);
  setInterval(soon, againMs);
  onDroppedElsewhere(() => {
    const workspaceId = mine(queryClient);
    if (workspaceId) void queryClient.invalidateQueries({ queryKey: everythingIn(workspaceId) });
  });
};
