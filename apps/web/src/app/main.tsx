import '../styles/fonts.css';
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/print.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from '../shared/api/query-client.ts';
import { onSignedOut } from '../shared/api/send.ts';
import { forgetPerson } from '../shared/session/forget-person.ts';
import { meQuery } from '../shared/session/me.ts';
import { Toaster } from '../shared/ui/toaster.tsx';
import { router } from './router.tsx';

// A session that ends in the middle of work: sign in, then back to the same place.
onSignedOut(() => {
  const wasSignedIn = queryClient.getQueryData(meQuery.queryKey) !== undefined;
  if (!wasSignedIn) return;
  forgetPerson(queryClient);
  void router.navigate({ to: '/sign-in', search: { next: router.state.location.href } });
});

// What keeps the app working with no network takes nothing from the first page: it comes a moment after it.
const momentMs = 1_000;
const afterLoad = () =>
  void setTimeout(
    () => void import('./after-load.ts').then(({ startAfterLoad }) => startAfterLoad()),
    momentMs,
  );
if (document.readyState === 'complete') afterLoad();
else window.addEventListener('load', afterLoad, { once: true });

const place = document.getElementById('app');
if (!place) throw new Error('index.html has no element with the id "app".');

const draw = (): void =>
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <Toaster />
      </QueryClientProvider>
    </StrictMode>,
  );

// Where the files are on the device already the first page is drawn once and whole, instead of its frame first: on a phone
// that is short of breath the frame costs more than the wait. Never awaited at the top level: pages import from this file.
const patienceMs = 500;
const patience = new Promise<void>((resolve) => {
  setTimeout(resolve, patienceMs);
});
if (navigator.serviceWorker?.controller) void Promise.race([router.load(), patience]).then(draw);
else draw();
