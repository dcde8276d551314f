import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectEnvironment, projectNode, root, runQuietly } from './project.mjs';

const sources = ['apps/web', 'packages/domain/src', 'packages/contracts/src'];
const others = ['pnpm-lock.yaml', 'tsconfig.base.json'];
const stampFile = join(root, '.cache/web-built-from');
const builtPage = join(root, 'apps/web/dist/index.html');

/** Builds the web app, unless it was built from exactly these sources before. Answers what went wrong, if anything did. */
export async function buildWeb() {
  const stamp = describeSources();
  if (existsSync(builtPage) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp)
    return undefined;
  console.log('Building the web app ...');
  const { code, output } = await runQuietly(
    projectNode,
    ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
    {
      cwd: join(root, 'apps/web'),
      env: projectEnvironment({ NODE_ENV: 'production' }),
    },
  );
  const missing = /Cannot find (?:module|package) .*|Invalid package config .*/.exec(output)?.[0];
  if (code !== 0 && missing)
    return `The installation is damaged (${missing}). Delete the folder node_modules and run npm start, which installs it anew.`;
  if (code !== 0) return `The web app could not be built.\n\n${output.trim()}`;
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(stampFile, stamp);
  return undefined;
}

function describeSources() {
  const hash = createHash('sha256');
  for (const path of [...sources.flatMap(listFiles), ...others])
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

function listFiles(folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return ['node_modules', 'dist'].includes(entry.name) ? [] : listFiles(path);
    return /\.test\.tsx?$/.test(entry.name) ? [] : [path];
  });
}
