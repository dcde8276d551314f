// npm run dev: the server restarts and the page reloads at every change. Open the address that Vite prints.
import { join } from 'node:path';
import process from 'node:process';
import { projectNode, root, settingsFlags } from './project.mjs';
import { runTogether } from './run-together.mjs';
import { setUp } from './set-up.mjs';

await setUp();
const port = process.env.PORT || '4600';
await runTogether([
  {
    command: projectNode,
    args: ['--watch', '--watch-preserve-output', ...settingsFlags, 'apps/api/src/main.ts'],
    // Sign-in and links have to name the page's address, which is Vite's.
    env: { PORT: port, PUBLIC_URL: process.env.PUBLIC_URL || 'http://localhost:5173' },
  },
  {
    command: projectNode,
    args: ['node_modules/vite/bin/vite.js', '--clearScreen', 'false', '--strictPort'],
    cwd: join(root, 'apps/web'),
    env: { API_PORT: port },
  },
]);
