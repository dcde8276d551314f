// pnpm check: the one gate. It runs every step even when one fails, and closes with the tests of all runners added up.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { buildWeb } from './build-web.mjs';
import { projectEnvironment, projectNode, root, runVisibly } from './project.mjs';

const results = join(root, '.cache/test-results');
function tool(path) {
  return join(root, path);
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const totals = { passed: 0, failed: 0, skipped: 0 };
await runStep('Format and lint (Biome)', checkFormat);
await runStep('Types (tsc)', checkTypes);
await runStep('Nothing unused (knip)', checkUnused);
await runStep('Rules, HTTP, schema and arrows (vitest)', runVitest);
await runStep('Journeys in a browser (Playwright)', runJourneys);

const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : '';
console.log(`\n${totals.passed} passed, ${totals.failed} failed${skipped}`);
process.exitCode = totals.failed === 0 ? 0 : 1;

/** A step that fails outside of any test counts as one failure, so that the closing line never hides it. */
async function runStep(title, step) {
  const begin = performance.now();
  console.log(`\n== ${title}`);
  const { isGood, passed = 0, failed = 0, skipped = 0 } = await step();
  totals.passed += passed;
  totals.skipped += skipped;
  totals.failed += isGood ? failed : Math.max(failed, 1);
  console.log(
    `-- ${title}: ${isGood ? 'good' : 'NOT GOOD'} (${((performance.now() - begin) / 1000).toFixed(1)} s)`,
  );
}

async function checkFormat() {
  const code = await runVisibly(tool('node_modules/.bin/biome'), ['ci', '--error-on-warnings', '.']);
  return { isGood: code === 0 };
}

/** Project references: each project is typed once, and again only when it or what it builds on has changed. */
async function checkTypes() {
  const code = await runVisibly(tool('node_modules/.bin/tsc'), ['--build']);
  return { isGood: code === 0 };
}

async function checkUnused() {
  const code = await runVisibly(tool('node_modules/.bin/knip'), []);
  return { isGood: code === 0 };
}

async function runVitest() {
  const file = join(results, 'vitest.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await runVisibly(tool('node_modules/.bin/vitest'), args);
  const report = readReport(file);
  return {
    isGood: code === 0 && report?.success === true,
    passed: report?.numPassedTests,
    failed: report?.numFailedTests,
    skipped: report && report.numPendingTests + report.numTodoTests,
  };
}

async function runJourneys() {
  const problem = await buildWeb();
  if (problem) {
    console.log(problem);
    return { isGood: false };
  }
  const file = join(results, 'journeys.json');
  const args = [
    tool('tests/node_modules/@playwright/test/cli.js'),
    'test',
    '--config=tests/playwright.config.ts',
    '--reporter=list,json',
  ];
  const code = await runVisibly(projectNode, args, {
    env: projectEnvironment({ PLAYWRIGHT_JSON_OUTPUT_NAME: file }),
  });
  const stats = readReport(file)?.stats;
  return {
    isGood: code === 0,
    passed: stats && stats.expected + stats.flaky,
    failed: stats?.unexpected,
    skipped: stats?.skipped,
  };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // the runner ended before its report
  }
}
