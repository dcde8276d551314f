// npm start: set-up, the built web app, the server. Everything after the first time takes a moment.
import { buildWeb } from './build-web.mjs';
import { fail, projectNode, serverFlags, settingsFlags } from './project.mjs';
import { runTogether } from './run-together.mjs';
import { setUp } from './set-up.mjs';

await setUp();
const problem = await buildWeb();
if (problem) fail(problem);
await runTogether([
  { command: projectNode, args: [...serverFlags, ...settingsFlags, 'apps/api/src/main.ts'] },
]);
