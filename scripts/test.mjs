// npm test: set-up, a Chromium where there is none, then everything that CI runs.
import process from 'node:process';
import { findChromium } from './find-chromium.mjs';
import { projectEnvironment, projectNode, runVisibly } from './project.mjs';
import { setUp } from './set-up.mjs';

await setUp();
const env = projectEnvironment({ CHROMIUM_PATH: await findChromium() });
process.exitCode = await runVisibly(projectNode, ['scripts/check.mjs'], { env });
