// Where things lie, and how programs of the project are run. Plain JavaScript without a dependency: it runs on the
// Node of a new machine, before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The Node 24 that the project brings along; it runs TypeScript as it is. */
export const projectNode = join(root, 'node_modules/.bin/node');

/**
 * For the server: young objects are collected in small steps, which keeps 50 MB less resident at the same speed, and old ones while there
 * are few: without a limit V8 lets a server that answers lists grow to 250 MB before it looks, with this one to 170. It may ask for a
 * collection itself, which it does once, when it has started.
 */
export const serverFlags = ['--max-semi-space-size=4', '--max-old-space-size=1024', '--expose-gc'];

/**
 * For the server: without it the C library gives each thread a pool of memory of its own, and a server under mixed load (lists, imports,
 * exports, passwords, which are hashed in threads) keeps growing by what lies unused in them, while its own heap does not.
 */
export const serverEnvironment = { MALLOC_ARENA_MAX: '2' };

/** The settings in `.env`, where there is one: Node would otherwise speak of it at each start. */
export const settingsFlags = existsSync(join(root, '.env')) ? [`--env-file=${join(root, '.env')}`] : [];

/** The environment for the project's programs: its own tools come first. */
export function projectEnvironment(additions = {}) {
  return {
    ...process.env,
    // Compiled once, then read: a server starts in two thirds of the time and needs less memory.
    NODE_COMPILE_CACHE: join(root, '.cache/node'),
    PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`,
    ...additions,
  };
}

/**
 * Runs a program to its end with its output held back.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeout?: number }} options `timeout` in milliseconds
 * @returns {Promise<{ code: number | null, output: string, missing: boolean }>} `missing`: there is no such program
 */
export function runQuietly(command, args, { cwd = root, env = process.env, timeout } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, timeout, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.on('error', (error) =>
      resolve({ code: null, output: error.message, missing: 'code' in error && error.code === 'ENOENT' }),
    );
    child.on('close', (code) => resolve({ code, output, missing: false }));
  });
}

/** Runs a program to its end, at this terminal; answers its exit code. */
export function runVisibly(command, args, { cwd = root, env = projectEnvironment() } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Ends the script with one plain message, no stack. */
export function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}
