import { notify } from '../../shared/ui/toasts.ts';

const lookAgainMs = 60 * 60_000;

const tell = (reload: () => void): void => {
  notify({ text: 'A newer version is ready.', action: { label: 'Reload', run: reload } });
};

/**
 * Keeps the built app on the device, and says when a newer one has arrived. The page goes on with the files that it began
 * with until it is loaded anew, so that nothing changes in the middle of typing.
 */
export const keepCurrent = async (): Promise<void> => {
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
