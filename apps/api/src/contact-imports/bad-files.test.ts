import { listImports, startImport } from '@threefold/contracts/contact-imports';
import { listContacts } from '@threefold/contracts/contacts';
import { describe, expect, test } from 'vitest';
import { seekerForFile } from '../testing/seeker.ts';
import { importFile, linkedin, rowsOf, upload } from './import-test.fixture.ts';

const { server, dana } = seekerForFile();

function bytes(...codes: number[]) {
  return new Uint8Array(codes);
}
const wide = Array.from({ length: 10_000 }, (_, n) => `c${n}`).join(',');

describe('a file that cannot be imported ends with one sentence, and changes nobody', () => {
  test.each<[string, string | Uint8Array<ArrayBuffer>, RegExp]>([
    ['a picture', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13), /picture \(PNG\)/],
    ['the beginning of an archive', bytes(0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0), /ZIP archive.*cut off/],
    ['a PDF', '%PDF-1.7\n%\u0001\u0002', /PDF/],
    ['a web page', '<!doctype html>\n<html><body>Name,Email</body></html>', /web page/],
    ['JSON', '[{"name": "Ruth Abernathy", "email": "r@x.org"}]', /JSON/],
    ['a vCard that was cut', 'BEGIN:VCARD\nVERSION:3.0\nFN:Ruth Abernathy\n', /line 1 has no end/],
    ['an essay', 'it was a dark and stormy night\nthe rain fell in torrents\n', /No table/],
    ['nothing but empty lines', '\n\n \r\n', /empty lines/],
    [
      'a header with nothing under it',
      'Notes:\n\nFirst Name,Last Name,Email\n',
      /header on line 3 and nothing under it/,
    ],
    ['a header of 10,000 columns', `Name,${wide}\nRuth,${wide}\n`, /line 1 has 10,001 cells/],
    [
      'a row of 10,000 columns',
      `Name,Email\nRuth Abernathy,r@x.org\nLee,${wide}\n`,
      /line 3 has 10,001 cells/,
    ],
    [
      'a quotation mark that never closes',
      'Name,Email\nRuth Abernathy,r@x.org\n"Lee Park,l@x.org\nJo Kim,j@x.org\n',
      /line 3 or below is never closed/,
    ],
    [
      'a row longer than a megabyte',
      `Name,Email\nRuth,r@x.org\n"${'x'.repeat(1_100_000)}\n`,
      /line 3 is longer than a megabyte/,
    ],
    [
      'LinkedIn’s messages',
      'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO\n1,x,Ruth,u,Dana\n',
      /messages\.csv/,
    ],
  ])('%s', async (_, file, sentence) => {
    const failed = await importFile(server, dana, { file });
    expect(failed.status).toBe('failed');
    expect(failed.failure).toMatch(sentence);
    expect(failed.failure).toMatch(/[.]$/);
    expect(failed.counts).toMatchObject({ created: 0, merged: 0 });
    expect((await dana.call(listContacts)).items).toEqual([]);
  });

  test('one without a single usable row says so, and lists each row with its reason', async () => {
    const file = 'First Name,Last Name,Email\n,,nobody\n,,\n,,someone else\n';
    const failed = await importFile(server, dana, { file });
    expect(failed).toMatchObject({ status: 'failed', counts: { rows: 3, skipped: 1, failed: 2 } });
    expect(failed.failure).toContain('None of the 3 rows');
    expect((await rowsOf(dana, failed.id)).map(({ line, outcome }) => [line, outcome])).toEqual([
      [2, 'failed'],
      [3, 'skipped'],
      [4, 'failed'],
    ]);
  });
});

describe('rows that are odd', () => {
  test('fail alone, with their line, and the others go in', async () => {
    const sam = await server.signUp('Sam Okafor');
    const file =
      'Name,Email\nRuth Abernathy,r@x.org\n"Lee\nPark",l@x.org\nJo,j@x.org,too,many\n,\nKim "KJ" Jones,k@x.org\n';
    const done = await importFile(server, sam, { file });
    expect(done).toMatchObject({ status: 'done', counts: { rows: 5, created: 3, skipped: 1, failed: 1 } });
    const rows = await rowsOf(sam, done.id);
    expect(rows.map(({ line, outcome }) => [line, outcome])).toEqual([
      [2, 'created'],
      [3, 'created'],
      [5, 'failed'],
      [6, 'skipped'],
      [7, 'created'],
    ]);
    expect(rows[2]?.reason).toContain('2 cells more than the heading');
  });

  test('with zeros, broken characters or endless cells harm nothing', async () => {
    const sam = await server.signUp('Sam Okafor');
    const title = 'Director of everything '.repeat(20).trim();
    const text = `Name,Email,Title,Col\u0000umn\nRuth\u0000 Abernathy,r@x.org,${title},a\u0000b\n${'Lee Park,l@x.org,,\n'.repeat(60)}`;
    expect(await importFile(server, sam, { file: text })).toMatchObject({
      status: 'done',
      counts: { created: 2, unchanged: 59 },
    });
    const [ruth] = (await sam.call(listContacts, { query: { q: 'Ruth' } })).items;
    expect(ruth).toMatchObject({ givenName: 'Ruth', familyName: 'Abernathy', title: title.slice(0, 200) });
  });

  test('with an umlaut that comes late in the file are read in the right encoding', async () => {
    const sam = await server.signUp('Sam Okafor');
    const rows = Array.from({ length: 4_000 }, (_, n) => `Plain Name${n},plain${n}@example.org`);
    const file = new Uint8Array(
      Buffer.from(`Name,Email\n${rows.join('\n')}\nJürgen Groß,jg@x.org\n`, 'latin1'),
    );
    expect(await importFile(server, sam, { file })).toMatchObject({
      encoding: 'windows-1252',
      counts: { created: 4_001 },
    });
    expect((await sam.call(listContacts, { query: { q: 'Groß' } })).items[0]?.familyName).toBe('Groß');
  });
});

describe('an upload that is none', () => {
  const send = async (headers: Record<string, string>, payload: string | Buffer) => {
    const answer = await server.app.inject({
      method: 'POST',
      url: startImport.path.replace(':workspaceId', dana.workspaceId),
      headers: { cookie: dana.cookie, ...headers },
      payload,
    });
    return { status: answer.statusCode, body: answer.json() };
  };

  test('of another content type is told what is wanted', async () => {
    for (const type of ['text/csv', 'application/json']) {
      const answer = await send({ 'content-type': type }, type === 'text/csv' ? linkedin : '{}');
      expect(answer.status).toBe(415);
      expect(answer.body.detail).toContain('multipart/form-data');
    }
  });

  test('without a file, with two, or with the file under another name', async () => {
    expect((await upload(server, dana, { fields: { dryRun: 'true' } })).body.errors?.[0]?.path).toBe('file');
    const two = '--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nx\r\n';
    const type = { 'content-type': 'multipart/form-data; boundary=b' };
    expect((await send(type, `${two}${two}--b--\r\n`)).status).toBe(400);
    const other = await send(type, `${two.replace('"file"', '"list"')}--b--\r\n`);
    expect(other).toMatchObject({ status: 400, body: { errors: [{ path: 'list' }] } });
  });

  test('with an empty file', async () => {
    const answer = await upload(server, dana, { file: '' });
    expect(answer).toMatchObject({ status: 422, body: { detail: expect.stringContaining('empty') } });
  });

  test.each([
    [{ mapping: 'not json' }, 'mapping'],
    [{ mapping: '{"Name":"nick"}' }, 'mapping.Name'],
    [{ dryRun: 'perhaps' }, 'dryRun'],
    [{ id: '7' }, 'id'],
    [{ colour: 'green' }, 'colour'],
  ])('with a wrong field: %j', async (fields, path) => {
    const answer = await upload(server, dana, { file: linkedin, fields });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path }] } });
  });

  test('that is cut leaves nothing', async () => {
    const { items: before } = await dana.call(listImports, { query: { limit: 200 } });
    const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nName\r\nRuth';
    const answer = await send({ 'content-type': 'multipart/form-data; boundary=b' }, head);
    expect(answer).toMatchObject({ status: 400, body: { detail: expect.stringContaining('complete') } });
    expect((await dana.call(listImports, { query: { limit: 200 } })).items).toEqual(before);
  });

  test('of more than a gibibyte is refused with what to do, before it is read', async () => {
    const announced = await send(
      { 'content-type': 'multipart/form-data; boundary=b', 'content-length': '1200000000' },
      'x',
    );
    expect(announced).toMatchObject({ status: 413, body: { detail: expect.stringContaining('Split it') } });
  });
});
