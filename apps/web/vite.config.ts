import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressedBeside } from './compressed-beside.ts';
import { filesAhead } from './files-ahead.ts';
import { serviceWorker } from './service-worker.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The files of which most is run before the first screen, or before a meeting can be run. Chromium then compiles them while
 * they load, beside the main thread, instead of one function after the other when it is first called.
 */
const atOnce = new Set(['vendor', 'parts', 'meetings', 'meeting-page']);

const apiPort = process.env.API_PORT ?? '4600';

export default defineConfig({
  root: here('.'),
  plugins: [
    react(),
    filesAhead([{ path: /^\/meetings\/(?!new$)[^/]+$/, page: '/features/meetings/meeting-page.tsx' }]),
    serviceWorker({
      source: here('service-worker/service-worker.ts'),
      files: '**/*.{js,css,html,svg,png,woff2,webmanifest}',
    }),
    compressedBeside('**/*.{js,css,html,svg,webmanifest}'),
  ],
  resolve: {
    alias: [
      // Browsers that bring Temporal never download the polyfill. Anchored: the shim itself loads a subpath.
      { find: /^temporal-polyfill$/, replacement: here('./src/shared/time/temporal.ts') },
    ],
  },
  server: {
    port: 5173,
    // The server refuses changes whose origin is not the host that was asked, so the host stays as it was.
    proxy: { '/api': { target: `http://localhost:${apiPort}`, changeOrigin: false } },
  },
  // The Temporal shim awaits at its top level, which only modules can.
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    // A data: URL in a style sheet would need a hole in the content security policy.
    assetsInlineLimit: 0,
    // All of it is smaller than the parts of one page were, each compressed by itself.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        postBanner: ({ name }) => (atOnce.has(name) ? '//# allFunctionsCalledOnLoad' : ''),
        codeSplitting: {
          groups: [
            // Changes with our dependencies only, so a browser keeps it from release to release.
            {
              name: 'vendor',
              test: /node_modules\/(react|react-dom|scheduler|@tanstack\/(?!react-virtual|virtual-core)[^/]+)\//,
            },
            // The parts that most pages share: one file instead of a dozen of a few hundred bytes.
            // With them what the shell and the table of routes share with pages: a file each would be fetched before the first screen.
            {
              name: 'parts',
              test: /apps\/web\/src\/(shared\/(?!ui\/(moment-field|combobox|time-zone-field|chosen-bar|two-clocks|tabs|open-)|time\/(wall|clock-guess))(api|ui|navigation|offline|session|theme|time|keyboard|actions|capital|classes)|app\/(shell|navigation)|features\/[a-z-]+\/([a-z-]+-search|(today|referrals|keep-warm|coaching|proposals|call-backs|meetings)-requests|call-words|coaching-words|meeting-words|ending|comments|row-filter|contact-part|auth-requests|use-sign-out)\.ts)|packages\/domain\/src\/(contacts\/(names|stage|target-reasons)|referrals\/chain|text\/blanks|vocabulary\/letter-kinds|referrals\/referral-state|time\/wording|today\/headline)/,
              minShareCount: 2,
            },
            // What the frame of the first screen does without.
            {
              name: 'fields',
              test: /apps\/web\/src\/shared\/(ui\/(moment-field|chosen-bar|two-clocks)|time\/(wall|clock-guess))/,
              minShareCount: 2,
            },
            // What every form needs: the form library, zod and the contracts' primitives. Loaded with the first form.
            {
              name: 'forms',
              test: /node_modules\/(react-hook-form|zod)\/|packages\/contracts\/src\/(primitives|wording|endpoint)\.ts|apps\/web\/src\/shared\/contract-form\.ts/,
              minShareCount: 2,
            },
            // With the parts of the library that each needs: a page with tabs takes one file, and what opens above a page the other.
            { name: 'tabs', test: /apps\/web\/src\/shared\/ui\/tabs\./, minShareCount: 2 },
            { name: 'overlays', test: /apps\/web\/src\/shared\/ui\/(open-|combobox)|@ariakit/ },
            // What sends later what was written with no network: loaded with every page, a moment after it.
            {
              name: 'offline',
              test: /apps\/web\/src\/features\/meetings\/(.*-requests|outbox|offline|debrief\/(half-done|debrief-answers))/,
              minShareCount: 2,
            },
            // Reads a name as it is typed: in the first steps, and in a meeting.
            {
              name: 'names',
              test: /packages\/domain\/src\/contacts\/(split-name|contact-fields)/,
              minShareCount: 2,
            },
            // What runs a meeting, in one file: on a phone that is short of breath each further one costs more than its bytes.
            // Planning one is a form, which a meeting that is on does without.
            {
              name: 'meetings',
              test: /apps\/web\/src\/features\/meetings\/(live|research|debrief)\/(?!.*-requests)/,
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
});
