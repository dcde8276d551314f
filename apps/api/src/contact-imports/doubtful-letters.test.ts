import { continueImport } from '@threefold/contracts/contact-imports';
import { listContacts } from '@threefold/contracts/contacts';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { serverForFile } from '../testing/seeker.ts';
import { importFile, run } from './import-test.fixture.ts';

const server = serverForFile();

test('where the letters may be read in two ways nothing goes in until the seeker has chosen between both', async () => {
  const person = await server.signUp('Dana Whitfield');
  const file = new Uint8Array(
    iconv.encode('Name,Email\nJörg Meier,j@x.org\nRuth Abernathy,r@x.org\n', 'cp850'),
  );
  const asked = await importFile(server, person, { file });
  expect(asked).toMatchObject({ status: 'waiting-for-mapping', counts: { created: 0 } });
  expect(asked.readings.map(({ encoding }) => encoding)).toContain('cp850');
  expect(asked.readings).toHaveLength(2);
  expect(asked.readings[0]?.samples).toHaveLength(1);
  const say = (body: { encoding?: string; mapping?: Record<string, 'name'> }) =>
    person.attempt(continueImport, { params: { importId: asked.id }, body });
  expect((await say({ mapping: { Name: 'name' } })).status).toBe(409);
  expect((await say({ encoding: 'koi8-r' })).body.code).toBe('unknown-encoding');
  expect((await say({ encoding: 'cp850' })).status).toBe(200);
  expect(await run(server, person, asked.id)).toMatchObject({
    status: 'done',
    encoding: 'cp850',
    readings: [],
    counts: { created: 2 },
  });
  const { items } = await person.call(listContacts, { query: { q: 'Meier' } });
  expect(items[0]?.givenName).toBe('Jörg');
});
