// pnpm mutate [files or folders] [--base main] [--tests folders]: breaks the code in many small ways and tells which breaks no
// test noticed. Without names it takes what a change touches: the files that differ from the base.
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { fail, projectEnvironment, projectNode, root, runQuietly, runVisibly } from './project.mjs';
import { pnpm } from './set-up.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { base: { type: 'string', default: 'main' }, tests: { type: 'string', multiple: true } },
});
const toolFolder = join(root, '.cache/mutation');
const isMutable = (file) =>
  /^(packages\/(domain|contracts)|apps\/api)\/src\/.+\.ts$/.test(file) &&
  !/\.(test|fixture|gen)\.ts$|^apps\/api\/src\/(testing\/|test-)/.test(file) &&
  existsSync(join(root, file));

const files = (
  positionals.length > 0 ? positionals.flatMap(filesIn) : await changedSince(values.base)
).filter(isMutable);
if (files.length === 0)
  fail(`Nothing to mutate: no rule and no part of the server differs from ${values.base}.`);
await installTools();
const server = files.filter((file) => file.startsWith('apps/api/'));
const rules = files.filter((file) => !server.includes(file));
const scores = [];
if (rules.length > 0)
  await mutate(rules, {
    tests: values.tests?.map(within) ?? ['packages/{domain,contracts}/src/**/*.test.ts'],
  });
if (server.length > 0) {
  // A mutant of the server is looked for by the tests of its own feature, or by those of the folders that are named.
  const features = values.tests ?? [...new Set(server.map((file) => file.split('/').slice(0, 4).join('/')))];
  await mutate(server, { tests: features.map(within), database: true });
}
for (const line of scores.toSorted()) console.log(line);

function within(path) {
  return path.endsWith('.ts') ? path : `${path.replace(/\/$/, '')}/**/*.test.ts`;
}

function filesIn(name) {
  const path = join(root, name);
  if (!existsSync(path)) fail(`There is no ${name}.`);
  return statSync(path).isDirectory()
    ? globSync(`${name.replace(/\/$/, '')}/**/*.ts`, { cwd: root })
    : [name];
}

async function changedSince(base) {
  const { code, output } = await runQuietly('git', ['diff', '--name-only', '--merge-base', base]);
  if (code !== 0) fail(`git does not know the base ${base}:\n${output}`);
  return output.split('\n').filter(Boolean);
}

/** Beside the project's packages, so that Stryker finds the project's vitest by walking up. */
async function installTools() {
  const source = join(root, 'tests/mutation');
  const lock = readFileSync(join(source, 'pnpm-lock.yaml'), 'utf8');
  const stamp = join(toolFolder, 'node_modules/.installed-from');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing Stryker ...');
  mkdirSync(toolFolder, { recursive: true });
  for (const file of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'])
    cpSync(join(source, file), join(toolFolder, file));
  const { code, output } = await runQuietly('npx', ['--yes', pnpm, 'install', '--frozen-lockfile'], {
    cwd: toolFolder,
    env: { ...process.env, CI: 'true' },
  });
  if (code !== 0) fail(`Stryker could not be installed.\n${output}`);
  writeFileSync(stamp, lock);
}

async function mutate(mutated, { tests, database = false }) {
  const report = join(toolFolder, `${database ? 'server' : 'rules'}.json`);
  const config = join(toolFolder, 'stryker.config.json');
  writeFileSync(config, JSON.stringify(settings({ mutated, report, database }), null, 2));
  const stryker = join(toolFolder, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const env = projectEnvironment({
    MUTATION_TESTS: tests.join(' '),
    MUTATION_DATABASE: database ? 'yes' : '',
  });
  const code = await runVisibly(projectNode, [stryker, 'run', config], { env });
  if (code !== 0) process.exitCode = code;
  else scores.push(...scoresOf(JSON.parse(readFileSync(report, 'utf8'))));
}

function settings({ mutated, report, database }) {
  return {
    testRunner: 'vitest',
    plugins: [join(toolFolder, 'node_modules/@stryker-mutator/vitest-runner/dist/src/index.js')],
    vitest: { configFile: 'tests/mutation/vitest.config.ts', related: !database },
    mutate: mutated,
    // Indexes are checked by the compiler: a `?.` that it asks for has no case in which it matters.
    mutator: { excludedMutations: ['OptionalChaining'] },
    coverageAnalysis: 'perTest',
    // A module's tables are read when it is loaded; for each of their words all tests would have to begin anew.
    ignoreStatic: true,
    concurrency: 1,
    timeoutMS: 10_000,
    // TypeScript 7 has no JavaScript interface with which Stryker could rewrite paths, and none has to be rewritten.
    tsconfigFile: 'none.json',
    ignorePatterns: ['docs', '.data', '.cache', '**/dist'],
    tempDirName: '.cache/mutation/sandbox',
    reporters: ['clear-text', 'json'],
    clearTextReporter: { logTests: false, reportTests: false, reportScoreTable: false, allowEmojis: false },
    jsonReporter: { fileName: report },
  };
}

/** Of those mutants that a test could have noticed, how many it did. */
function scoresOf({ files }) {
  return Object.entries(files).map(([file, { mutants }]) => {
    const count = (...states) => mutants.filter(({ status }) => states.includes(status)).length;
    const noticed = count('Killed', 'Timeout');
    const missed = count('Survived', 'NoCoverage');
    const score = noticed + missed === 0 ? 100 : (100 * noticed) / (noticed + missed);
    return `${score.toFixed(1).padStart(5)} %  ${file}  (${noticed} of ${noticed + missed})`;
  });
}
