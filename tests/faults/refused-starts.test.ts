import { exitCodes } from '@threefold/api/platform/start-faults';
import { createTestDatabase } from '@threefold/local-postgres/test-database';
import { afterAll, describe, expect, test } from 'vitest';
import { freePort } from './server-program.ts';
import { occupyPort, refusedStart, startServer, temporaryFolder } from './start-server.ts';

const database = await createTestDatabase();
afterAll(() => database.drop());

function elsewhere(change: (address: URL) => void): string {
  const address = new URL(database.url);
  change(address);
  return address.href;
}

describe('a start that cannot work says why in one line, and ends with a code that says whether to try again', () => {
  test('a port that is none', async () => {
    const { lines, code } = await refusedStart({ DATABASE_URL: database.url, PORT: '46OO' });
    expect(lines).toEqual(['PORT must be a port between 0 and 65535, but it is "46OO".']);
    expect(code).toBe(exitCodes.wrong);
  });

  test('a taken port', async () => {
    const port = await occupyPort();
    const { lines, code } = await refusedStart({ DATABASE_URL: database.url, PORT: String(port) });
    expect(lines).toEqual([`Port ${port} is taken. Stop what uses it, or choose another with PORT.`]);
    expect(code).toBe(exitCodes.wrong);
  });

  test('a database that does not answer', async () => {
    const port = String(await freePort());
    const DATABASE_URL = elsewhere((address) => {
      address.port = port;
    });
    const { lines, code } = await refusedStart({ DATABASE_URL });
    expect(lines).toEqual([
      expect.stringContaining('The database at DATABASE_URL does not answer (ECONNREFUSED)'),
    ]);
    expect(code).toBe(exitCodes.passing);
  });

  test('a database that is not there, or takes another password, which is not repeated', async () => {
    const absent = elsewhere((address) => {
      address.pathname = '/nobody';
    });
    const wrong = elsewhere((address) => {
      address.password = 'hunter2';
    });
    for (const DATABASE_URL of [absent, wrong]) {
      const { lines, code } = await refusedStart({ DATABASE_URL });
      expect(lines).toEqual([expect.stringContaining('The database at DATABASE_URL')]);
      expect(lines[0]).not.toContain('hunter2');
      expect(code).toBe(exitCodes.wrong);
    }
  });

  test('a second program on the same data directory; the first goes on', async () => {
    const DATA_DIR = temporaryFolder();
    const first = await startServer({ DATA_DIR });
    const { lines, code } = await refusedStart({ DATA_DIR });
    expect(lines).toEqual([
      `Another Threefold (process ${first.child.pid}) already uses the data directory ${DATA_DIR}: stop it first, or name another directory in DATA_DIR.`,
    ]);
    expect(code).toBe(exitCodes.wrong);
    expect((await fetch(`${first.baseUrl}/readyz`)).status).toBe(200);
    expect(await first.end('SIGTERM')).toBe(0);
  });
});
