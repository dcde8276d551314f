import { onlineManager } from '@tanstack/react-query';
import { dropSavedHalves } from '../features/meetings/debrief/half-done.ts';
import { keepPrefetching } from '../features/meetings/offline/prefetch-meetings.ts';
import { keepSending } from '../features/meetings/outbox/send-outbox.ts';
import { queryClient } from '../shared/api/query-client.ts';
import { send } from '../shared/api/send.ts';
import { heedOtherTabs, persistQueries } from '../shared/offline/persist-queries.ts';
import { onForget } from '../shared/session/forget-person.ts';
import { fetchLaterParts } from '../shared/ui/later.tsx';
import { notify } from '../shared/ui/toasts.ts';

// What keeps the app working with no network, and what opens above a page. Loaded once the first page is there, since none
// of it is needed to show one.

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
  // With a service worker they lie on the device as soon as it is installed.
  if (!('serviceWorker' in navigator)) void fetchLaterParts();
  heedOtherTabs(queryClient, () => location.assign('/today'));
  if (import.meta.env.PROD) void keepCurrent();
};

const lookAgainMs = 60 * 60_000;

const tell = (reload: () => void): void => {
  notify({ text: 'A new version is available.', action: { label: 'Reload', run: reload } });
};

/**
 * Keeps the built app on the device, and says when a newer one has arrived. The page goes on with the files that it began
 * with until it is loaded anew, so that nothing changes in the middle of typing.
 */
const keepCurrent = async (): Promise<void> => {
  if (!('serviceWorker' in navigator)) return;
  const workers = navigator.serviceWorker;
  let wasKept = workers.controller !== null;
  let isReloading = false;
  // Refused, as in some private windows: the app then needs the network, as any page does.
  const registration = await workers.register('/service-worker.js').catch(() => null);
  if (!registration) return;

  const reload = () => {
    if (!registration.waiting) location.reload();
    isReloading = true;
    registration.waiting?.postMessage('take-over');
  };
  workers.addEventListener('controllerchange', () => {
    if (isReloading) location.reload();
    // Another tab took the newer version over; this one still runs on the older files.
    else if (wasKept) tell(reload);
    wasKept = true;
  });
  registration.addEventListener('updatefound', () => {
    const newer = registration.installing;
    newer?.addEventListener('statechange', () => {
      if (newer.state === 'installed' && workers.controller) tell(reload);
    });
  });
  if (registration.waiting && workers.controller) tell(reload);
  setInterval(() => void registration.update().catch(() => undefined), lookAgainMs);
};
