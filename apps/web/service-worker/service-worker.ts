// Keeps the built app on the device, so that it opens with no network. Only files of the build are kept: what the API
// answers is private and passes by untouched.
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

// Within a service worker the global is one, which the library of types for all workers cannot know.
declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: Parameters<typeof precacheAndRoute>[0];
};

const takeOver = 'take-over';

// A newer worker waits until no page runs on the files of the one before it, or until it is told to take over.
self.addEventListener('message', ({ data }) => {
  if (data === takeOver) void self.skipWaiting();
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

/** No page is open but the one that is being loaded anew: nobody is typing anywhere. */
const isNobodyAtWork = async (url: string): Promise<boolean> => {
  const pages = await self.clients.matchAll({ type: 'window' });
  return pages.every((page) => page.url === url && page.visibilityState === 'visible');
};

const openPage = createHandlerBoundToURL('/index.html');
// As the server does: an address of the API, of a probe or of a file is no page of the app.
const noPages = [/^\/api\//, /^\/(healthz|readyz|metrics)$/, /\.[a-z0-9]{1,8}(\?|$)/i];
registerRoute(
  new NavigationRoute(
    async (options) => {
      const { waiting } = self.registration;
      if (!waiting || !(await isNobodyAtWork(options.request.url))) return openPage(options);
      waiting.postMessage(takeOver);
      // The browser asks once more, and the newer one answers.
      return new Response('', { headers: { refresh: '0' } });
    },
    { denylist: noPages },
  ),
);
