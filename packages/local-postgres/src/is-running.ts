import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';

/** True too for a process of another user, and for one that ended but was not reaped. */
export function isProcessThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // kill throws nothing but system errors
  }
}

/** Process ids are given out anew, so the command line has to say that this is Postgres on this very directory. */
export async function isPostgresOn(pid: number, cluster: string): Promise<boolean> {
  const command = await readCommandLine(pid);
  const program = command.split(/[\0 ]/, 1)[0] ?? '';
  return basename(program) === 'postgres' && command.includes(cluster);
}

/** For a cluster that does not say which process it belongs to: all processes of the machine are looked at. */
export async function findPostgresOn(cluster: string): Promise<number | undefined> {
  for (const pid of await listProcesses()) if (await isPostgresOn(pid, cluster)) return pid;
  return undefined;
}

async function listProcesses(): Promise<number[]> {
  if (process.platform === 'linux')
    return (await readdir('/proc')).map(Number).filter((pid) => Number.isInteger(pid));
  const { stdout } = await promisify(execFile)('ps', ['-axo', 'pid=']);
  return stdout.split('\n').map(Number).filter(Boolean);
}

/** Empty for a process that is gone or a zombie. */
async function readCommandLine(pid: number): Promise<string> {
  try {
    if (process.platform === 'linux') return await readFile(`/proc/${pid}/cmdline`, 'utf8');
    const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]);
    return stdout;
  } catch {
    return '';
  }
}
