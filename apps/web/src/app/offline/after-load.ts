// What keeps the app working with no network, and what opens above a page. Loaded once the first page is there, since none
// of it is needed to show one.
import { onlineManager } from '@tanstack/react-query';
import { dropSavedHalves } from '../../features/meetings/debrief/drop-saved-halves.ts';
import { keepPrefetching } from '../../features/meetings/offline/prefetch-meetings.ts';
import { keepSending } from '../../features/meetings/outbox/send-outbox.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { send } from '../../shared/api/send.ts';
import { keepAnswers } from '../../shared/offline/keep-answers.ts';
import { onOtherPerson } from '../../shared/offline/on-device.ts';
import { onForget } from '../../shared/session/forget-person.ts';
import { meQuery } from '../../shared/session/me.ts';
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
  keepAnswers(queryClient);
  keepPrefetching(queryClient);
  keepSending(queryClient);
  onForget(dropSavedHalves);
  keepAsking();
  void fetchLaterParts();
  onOtherPerson(
    (person) => (queryClient.getQueryData(meQuery.queryKey)?.id ?? person) === person,
    // What this tab shows is not theirs.
    () => location.assign('/today'),
  );
  if (import.meta.env.PROD) void keepCurrent();
};
