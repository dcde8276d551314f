import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fail, projectNode, root, runQuietly } from './project.mjs';

export const pnpm = 'pnpm@12.21.0';
const stampFile = join(root, 'node_modules/.installed-from');

/** Installs what the lockfile names, unless exactly that was installed before. */
export async function setUp() {
  if (Number.parseInt(process.versions.node, 10) < 20)
    fail(`Threefold needs Node 20 or newer, and this is ${process.version}.`);
  const stamp = describeInstallation();
  if (existsSync(projectNode) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  console.log('Installing what Threefold needs; the first time this takes a minute ...');
  const { code, output, missing } = await runQuietly('npx', ['--yes', pnpm, 'install', '--frozen-lockfile'], {
    // Without a terminal to ask at, pnpm refuses to replace what an older lockfile installed; with CI set it does not ask.
    env: { ...process.env, CI: 'true' },
  });
  if (missing) fail('Set-up failed: npm is not on the PATH. Install Node 20 or newer together with npm.');
  if (code !== 0) fail(explainFailure(output));
  if (!existsSync(projectNode)) fail(`Set-up failed: Node 24 was not installed.\n${lastLines(output)}`);
  writeFileSync(stampFile, stamp);
}

function describeInstallation() {
  const hash = createHash('sha256').update(`${pnpm} ${process.platform} ${process.arch}`);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** The tool's own words come first, so that the last line on the screen is the plain one. */
function explainFailure(output) {
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_PNPM_META_FETCH_FAIL/.test(output)
  ) {
    return 'Set-up failed: the package registry could not be reached. Check the network (or the proxy and registry settings of npm) and try again.';
  }
  if (/OUTDATED_LOCKFILE/.test(output)) {
    return `Set-up failed: a package.json does not match pnpm-lock.yaml. Run "npx ${pnpm} install" and commit the lockfile.`;
  }
  return `${lastLines(output)}\n\nSet-up failed: the packages could not be installed; the lines above say why.`;
}

function lastLines(output) {
  return output.trim().split('\n').slice(-15).join('\n');
}
