import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const program = '/usr/sbin/pgbouncer';

/** What a test that needs it says where it cannot run; null where it can. */
export const poolerIsMissing = existsSync(program) ? null : 'Debian\'s package "pgbouncer" is not installed.';

export type TestPooler = {
  /** The same database for the same role, through the pooler. */
  through: (url: string) => string;
  stop: () => Promise<void>;
};

/**
 * Debian's PgBouncer in transaction mode, for the roles and the cluster of these addresses. It has few connections of its own, so
 * that its clients often meet each other's.
 */
export async function startTestPooler(urls: readonly string[], connections = 3): Promise<TestPooler> {
  const folder = await mkdtemp(join(tmpdir(), 'threefold-pooler-'));
  await chmod(folder, 0o755);
  const addresses = urls.map((url) => new URL(url));
  const port = await freePort();
  const settings = join(folder, 'pgbouncer.ini');
  await writeFile(join(folder, 'users.txt'), addresses.map(userLine).join(''));
  await writeFile(
    settings,
    [
      '[databases]',
      `* = host=127.0.0.1 port=${addresses[0]?.port}`,
      '[pgbouncer]',
      'pool_mode = transaction',
      'listen_addr = 127.0.0.1',
      `listen_port = ${port}`,
      'unix_socket_dir =',
      'auth_type = trust',
      `auth_file = ${join(folder, 'users.txt')}`,
      `default_pool_size = ${connections}`,
      'max_client_conn = 500',
    ].join('\n'),
  );
  const child = spawn(program, ['-q', settings], { stdio: 'ignore', ...asNobody() });
  await waitUntilOpen(port, child);
  return {
    through: (url) => Object.assign(new URL(url), { port: String(port) }).href,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function userLine({ username, password }: URL): string {
  const quoted = [username, password].map((text) => `"${decodeURIComponent(text).replaceAll('"', '""')}"`);
  return `${quoted.join(' ')}\n`;
}

/** PgBouncer refuses to run as root. */
function asNobody(): { uid: number; gid: number } | undefined {
  return process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function waitUntilOpen(port: number, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`PgBouncer ended with code ${child.exitCode}.`);
    const socket = connect(port, '127.0.0.1');
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isOpen) return;
    await sleep(20);
  }
}
