// npm start: set-up, the built web app, the server, which is started again should it end by itself. Everything after the first
// time takes a moment.
import { buildWeb } from './build-web.mjs';
import { keepRunning } from './keep-running.mjs';
import { fail, projectNode, serverFlags, settingsFlags } from './project.mjs';
import { setUp } from './set-up.mjs';

await setUp();
const problem = await buildWeb();
if (problem) fail(problem);
await keepRunning({
  command: projectNode,
  args: [...serverFlags, ...settingsFlags, 'apps/api/src/main.ts'],
});
