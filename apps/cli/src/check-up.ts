import { getMe } from '@threefold/contracts/identity';
import { callServer, fetchFrom } from './call-server.ts';
import { CommandError } from './command-error.ts';
import type { Command, Connection } from './read-arguments.ts';

type Check = { what: string; run: (connection: Connection) => Promise<string> };

const checks: readonly Check[] = [
  { what: 'server', run: checkServer },
  { what: 'database', run: checkDatabase },
  { what: 'token', run: checkToken },
];

/** Looks at one thing after the other and stops at the first that is not well. */
export async function checkUp(
  { connection }: Extract<Command, { name: 'doctor' }>,
  print: (line: string) => void,
): Promise<void> {
  for (const { what, run } of checks) print(`${what.padEnd(9)}${await run(connection)}`);
}

async function checkServer(connection: Connection): Promise<string> {
  const answer = await fetchFrom(connection, '/healthz');
  const body: unknown = await answer.json().catch(() => null);
  const isOurs = typeof body === 'object' && body !== null && 'status' in body && body.status === 'alive';
  if (!isOurs) throw new CommandError(`The server at ${connection.url} isn’t a Threefold server.`);
  return `answers at ${connection.url}`;
}

async function checkDatabase(connection: Connection): Promise<string> {
  const answer = await fetchFrom(connection, '/readyz');
  if (answer.ok) return 'is there and up to date';
  throw new CommandError('The server is running, but its database isn’t responding or isn’t up to date.');
}

async function checkToken(connection: Connection): Promise<string> {
  const { name, email } = await callServer(connection, getMe, {});
  return `is that of ${name} (${email})`;
}
