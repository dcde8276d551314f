import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listContacts } from '@threefold/contracts/contacts';
import { createToken } from '@threefold/contracts/identity';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jobs } from '../../api/src/jobs.ts';
import { startWorker } from '../../api/src/platform/jobs.ts';
import { openTestApp, type TestApp, type TestPerson } from '../../api/src/test-app.ts';

let server: TestApp;
let dana: TestPerson;
let url: string;
let token: string;
let stopWorker: () => Promise<void>;
const folder = mkdtempSync(join(tmpdir(), 'threefold-cli-test-'));

beforeAll(async () => {
  server = await openTestApp({ at: new Date().toISOString() });
  url = await server.app.listen({ port: 0, host: '127.0.0.1' });
  const worker = await startWorker(server.app.parts, jobs, { ownerUrl: server.ownerUrl });
  stopWorker = () => worker.stop();
  dana = await server.signUp('Dana Whitfield');
  const scopes = ['read' as const, 'write' as const, 'import' as const, 'restore' as const];
  token = (await dana.call(createToken, { body: { name: 'laptop', scopes } })).token;
});
afterAll(async () => {
  await stopWorker();
  await server.close();
  rmSync(folder, { recursive: true });
});

type Ended = { code: number | null; out: string; error: string };

function threefold(
  args: readonly string[],
  { input = '', env = {} }: { input?: string | Buffer; env?: object } = {},
): Promise<Ended> {
  const launcher = join(import.meta.dirname, '../bin/threefold.mjs');
  const child = spawn(process.execPath, [launcher, ...args], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      THREEFOLD_URL: url,
      THREEFOLD_TOKEN: token,
      ...env,
    },
  });
  const ended = { out: '', error: '' };
  child.stdout.on('data', (text) => {
    ended.out += text;
  });
  child.stderr.on('data', (text) => {
    ended.error += text;
  });
  child.stdin.end(input);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...ended })));
}

const list = 'Name,Email\nRuth Abernathy,r@x.org\n,nobody\nLee Park,l@x.org\n';

describe('threefold import', () => {
  test('imports a file, counts the rows and names those that failed with line and reason', async () => {
    writeFileSync(join(folder, 'list.csv'), list);
    const dry = await threefold(['import', 'list.csv', '--dry-run']);
    expect(dry).toMatchObject({ code: 0, error: '' });
    expect(dry.out).toContain('Dry run: nothing was changed. 3 rows: 2 created');
    expect((await dana.call(listContacts)).items).toEqual([]);

    const real = await threefold(['import', 'list.csv']);
    expect(real).toMatchObject({ code: 0, error: '' });
    expect(real.out).toBe(
      '3 rows: 2 created, 0 merged, 0 unchanged, 0 skipped, 1 failed.\n  line 3: no name or email (nobody)\n',
    );
    expect((await dana.call(listContacts)).items).toHaveLength(2);
  });

  test('reads standard input', async () => {
    const ended = await threefold(['import', '-'], { input: list });
    expect(ended).toMatchObject({ code: 0, error: '' });
    expect(ended.out).toContain('2 unchanged');
  });

  test('asks what the columns hold where nobody can tell, and follows the mapping', async () => {
    const input = 'Wer,Wo\nJo Kim,Halden\nAnn Bell,Kestrel\n';
    const asked = await threefold(['import', '-'], { input });
    expect(asked.code).toBe(3);
    expect(asked.out).toContain('Wer: perhaps name (Jo Kim | Ann Bell)');
    expect(asked.error).toContain('--mapping');
    const told = await threefold(['import', '-', '--mapping', 'Wer=name,Wo=organization'], { input });
    expect(told.out).toContain('2 created');
  });

  test('shows both readings of doubtful letters, and goes on with the one that is named', async () => {
    // "Jörg Meier" as DOS wrote it.
    const name = Buffer.from([0x4a, 0x94, 0x72, 0x67]);
    const rest = Buffer.from(' Meier,j@x.org\nMax Berg,m@x.org\n');
    const input = Buffer.concat([Buffer.from('Name,Email\n'), name, rest]);
    const asked = await threefold(['import', '-'], { input });
    expect(asked.code).toBe(3);
    expect(asked.out).toContain('cp850: ');
    expect(asked.error).toContain('--encoding');
    const other = await threefold(['import', '-', '--encoding', 'koi8-r'], { input });
    expect(other.code).toBe(1);
    expect(other.error).toContain('The encoding is one of ');
    const mapping = ['--mapping', 'Name=name,Email=email'];
    const told = await threefold(['import', '-', '--encoding', 'CP850', ...mapping], { input });
    expect(told).toMatchObject({ code: 0, error: '' });
    expect(told.out).toContain('2 created');
    const { items } = await dana.call(listContacts, { query: { q: 'Meier' } });
    expect(items[0]?.givenName).toBe('Jörg');
  });

  test.each([
    [['import', '-'], 'PK\u0003\u0004', 1, 'ZIP archive'],
    [['import', 'no-such-file.csv'], '', 1, 'There is no file "no-such-file.csv".'],
    [['import', '.'], '', 1, 'is a folder'],
    [['import'], '', 2, 'Name one file'],
    [['import', '-', '--mapping', 'Name=nick'], '', 2, '"Name"'],
    [['publish'], '', 2, 'no command "publish"'],
    [['import', 'a.csv', '--colour'], '', 2, '--colour'],
    [['doctor', '--url', 'nowhere'], '', 2, 'not an address'],
    [['doctor', '--url', 'http://127.0.0.1:1'], '', 1, 'No server answers at http://127.0.0.1:1'],
    [['doctor', '--token', 'tf_wrong'], '', 1, 'invalid or has expired'],
  ])('%j says in one line what is wrong', async (args, input, code, sentence) => {
    const ended = await threefold(args, { input });
    expect(ended.code).toBe(code);
    expect(ended.error).toContain(sentence);
    expect(ended.error.trim().split('\n')).toHaveLength(1);
  });

  test('without a token says where to get one', async () => {
    const ended = await threefold(['import', '-'], { input: list, env: { THREEFOLD_TOKEN: '' } });
    expect(ended).toMatchObject({ code: 2, error: expect.stringContaining('THREEFOLD_TOKEN') });
  });
});

test('threefold doctor looks at the server, the database and the token', async () => {
  const ended = await threefold(['doctor']);
  expect(ended).toMatchObject({ code: 0, error: '' });
  expect(ended.out.trim().split('\n')).toEqual([
    `server   answers at ${url}`,
    'database is there and up to date',
    `token    is that of Dana Whitfield (${dana.email})`,
  ]);
});

test('threefold --help lists the commands', async () => {
  for (const args of [[], ['--help'], ['help']]) {
    const ended = await threefold(args);
    expect(ended.code).toBe(0);
    expect(ended.out).toContain('threefold import FILE');
  }
});

test('threefold demo loads the sample network, and removes nothing else', async () => {
  const before = (await dana.call(listContacts, { query: { limit: 200 } })).items;
  const loaded = await threefold(['demo']);
  expect(loaded).toMatchObject({ code: 0, error: '' });
  expect((await dana.call(listContacts, { query: { limit: 200 } })).items.length).toBeGreaterThan(
    before.length + 40,
  );
  expect((await threefold(['demo', '--remove'])).out).toContain('Sample network removed.');
  expect((await dana.call(listContacts, { query: { limit: 200 } })).items.map(({ id }) => id)).toEqual(
    before.map(({ id }) => id),
  );
});

describe('taking everything out and bringing it back', () => {
  test('an export goes to standard output, and comes back without doubles', async () => {
    const exported = await threefold(['export']);
    expect([exported.code, exported.error]).toEqual([0, '']);
    expect(JSON.parse(exported.out).format).toBe('threefold-export');
    writeFileSync(join(folder, 'everything.json'), exported.out);
    const restored = await threefold(['restore', 'everything.json']);
    expect(restored.code).toBe(0);
    expect(restored.out).toMatch(/^0 rows restored, \d+ already here and unchanged\.$/m);
  });

  test('a format that is not known is said with those that are', async () => {
    const ended = await threefold(['export', '--format', 'pdf']);
    expect([ended.code, ended.out]).toEqual([2, '']);
    expect(ended.error).toContain('choose csv, vcf, json, zip, mbox, ics, graphml, edges');
  });

  test('what is no export is refused in one line', async () => {
    writeFileSync(join(folder, 'list.json'), '[{"name":"Ruth"}]');
    const ended = await threefold(['restore', 'list.json']);
    expect(ended.code).toBe(1);
    expect(ended.error.trim().split('\n')).toHaveLength(1);
  });
});
