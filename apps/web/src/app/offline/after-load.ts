// What keeps the app working with no network, and what opens above a page. Loaded once the first page is there, since none
// of it is needed to show one.
import { onlineManager } from '@tanstack/react-query';
import { dropSavedHalves } from '../../features/meetings/debrief/half-done.ts';
import { keepPrefetching } from '../../features/meetings/offline/prefetch-meetings.ts';
import { keepSending } from '../../features/meetings/outbox/send-outbox.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { send } from '../../shared/api/send.ts';
import { heedOtherTabs, persistQueries } from '../../shared/offline/persist-queries.ts';
import { onForget } from '../../shared/session/forget-person.ts';
import { fetchLaterParts } from '../../shared/ui/later.tsx';
import { keepCurrent } from './keep-current.ts';

const askAgainMs = 5_000;

/** The browser notices a network that comes back, but not a server that answers again. */
const keepAsking = (): void => {
  setInterval(() => {
    if (onlineManager.isOnline()) return;
    // `send` itself notes whether anything answered.
    void send({ method: 'GET', url: '/healthz' }).catch(() => undefined);
  }, askAgainMs);
};

export const startAfterLoad = (): void => {
  persistQueries(queryClient);
  keepPrefetching(queryClient);
  keepSending(queryClient);
  onForget(dropSavedHalves);
  keepAsking();
  void fetchLaterParts();
  heedOtherTabs(queryClient, () => location.assign('/today'));
  if (import.meta.env.PROD) void keepCurrent();
};
