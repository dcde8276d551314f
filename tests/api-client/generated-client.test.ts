import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import openapiTS, { astToString } from 'openapi-typescript';
import { afterAll, expect, test } from 'vitest';
import { openListeningApp } from '../loop/script.ts';

const run = promisify(execFile);
const { server, baseUrl } = await openListeningApp('2026-11-24T15:00:00Z');
afterAll(() => server.close());

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const described = await (await fetch(`${baseUrl}/api/openapi.json`)).json();
await writeFile(
  here('api.gen.ts'),
  // A member with a default may be left out of what is sent.
  astToString(await openapiTS(described, { defaultNonNullable: false })),
);

test('a client made from the description by openapi-typescript compiles under our strict settings', async () => {
  const compiler = here('../../node_modules/.bin/tsc');
  // Without `reject` the compiler's own words are what the test shows.
  const { stdout } = await run(compiler, ['-p', here('.')]).catch(({ stdout }) => ({
    stdout: String(stdout),
  }));
  expect(stdout).toBe('');
});

test('it goes through the whole loop, from signing up to a network that has grown', async () => {
  // Written against a file that is there only now, so the program is compiled above and not with the other tests.
  const program: { walkTheLoop: (server: object) => Promise<unknown> } = await import(
    here('walk-the-loop.ts')
  );
  expect(await program.walkTheLoop({ baseUrl, setClock: server.clock.set })).toMatchObject({
    outreach: { status: 'sent', promiseAt: '2026-11-30T16:00:00Z', mailto: expect.stringContaining('ruth') },
    held: { status: 'held', minutes: 25 },
    thankYou: { kind: 'thank-you', status: 'draft' },
    before: { items: expect.arrayContaining([owed('loop-closing', 'Ruth Abernathy')]) },
    after: {
      items: expect.not.arrayContaining([owed('loop-closing', 'Ruth Abernathy')]),
      figures: { promisesKept: 1 },
    },
    network: {
      edges: [{ terms: 'may-use-name' }, { terms: 'may-use-name' }, { terms: 'may-use-name' }],
      metrics: { contacts: 4, met: 2, referrals: 3 },
    },
    stale: { status: 412, code: 'stale', current: { familyName: 'Abernathy' } },
  });
});

function owed(kind: string, name: string) {
  return expect.objectContaining({ kind, contact: expect.objectContaining({ name }) });
}
