import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { fail, projectEnvironment, projectNode, root, runQuietly } from './project.mjs';

const minutes = 60_000;

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const onMac = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of a Chromium that runs; one is installed where there is none. */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (await runs(named)) return named;
    fail(`CHROMIUM_PATH names ${named}, which does not run.`);
  }
  return (
    (await findInstalled()) ?? (await installFromSystem()) ?? (await installFromPlaywright()) ?? giveUp()
  );
}

async function findInstalled() {
  for (const candidate of [findPlaywrights(), ...listOnPath(), ...onMac])
    if (candidate && (await runs(candidate))) return candidate;
  return undefined;
}

function listOnPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .filter((path) => existsSync(path));
}

function findPlaywrights() {
  const { chromium } = createRequire(join(root, 'tests/package.json'))('@playwright/test');
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

/** Answering its version is the test: Ubuntu's package of that name is an empty shell around a snap. */
async function runs(path) {
  const { code, output } = await runQuietly(path, ['--version'], { timeout: minutes });
  return code === 0 && /chrom/i.test(output);
}

async function installFromSystem() {
  const prefix = await findWayToRoot();
  if (prefix === undefined || (await runQuietly('apt-get', ['--version'])).code !== 0) return undefined;
  console.log('Installing Chromium for the browser tests with apt-get ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const [command, ...before] = [...prefix, 'apt-get'];
  before.push('-o', 'DPkg::Lock::Timeout=300'); // another installation may be under way
  await runQuietly(command, [...before, 'update'], { env, timeout: 5 * minutes });
  const install = ['install', '--yes', '--no-install-recommends', 'chromium'];
  await runQuietly(command, [...before, ...install], { env, timeout: 15 * minutes });
  return findInstalled();
}

/** Nothing for root, sudo where it asks no password, undefined where neither holds. */
async function findWayToRoot() {
  if (process.getuid?.() === 0) return [];
  return (await runQuietly('sudo', ['-n', 'true'])).code === 0 ? ['sudo', '-n'] : undefined;
}

async function installFromPlaywright() {
  console.log('Installing Chromium for the browser tests with Playwright ...');
  const playwright = join(root, 'tests/node_modules/@playwright/test/cli.js');
  const dependencies = (await findWayToRoot()) === undefined ? [] : ['--with-deps'];
  await runQuietly(projectNode, [playwright, 'install', ...dependencies, 'chromium'], {
    env: projectEnvironment(),
    timeout: 15 * minutes,
  });
  return findInstalled();
}

function giveUp() {
  fail(
    'The browser tests need Chromium. None was found, and neither apt-get nor Playwright could install one here: install Chromium or Chrome yourself, or name it in CHROMIUM_PATH.',
  );
}
