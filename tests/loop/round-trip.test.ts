/** @module-tag whole-workspace */
import { importFile } from '@threefold/api/contact-imports/import-test.fixture';
import { openTestApp, type TestPerson } from '@threefold/api/test-app';
import { listContacts } from '@threefold/contracts/contacts';
import { eraseAccount } from '@threefold/contracts/erasure';
import { type ExportedTable, exportedTables } from '@threefold/contracts/exports/exported-tables';
import {
  exportAccount,
  exportDocument,
  exportWorkspace,
  type RestoreReport,
  restoreExport,
} from '@threefold/contracts/exports/exports';
import { draftLetter, listLetters, sendLetter, updateLetter } from '@threefold/contracts/letters';
import { getNetwork } from '@threefold/contracts/network';
import { nothingKnown } from '@threefold/domain/contacts/contact-facts';
import {
  columnOf,
  contactColumnNames,
  flatFieldsOfKind,
  isOfKind,
} from '@threefold/domain/contacts/contact-fields';
import { contactCsvHeader, contactCsvRow } from '@threefold/domain/exports/contact-csv';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedSearch } from '../isolation/seed-search.ts';

const password = 'a long enough password';
const server = await openTestApp();
const owner = new pg.Client({ connectionString: server.ownerUrl });
await owner.connect();
afterAll(async () => {
  await owner.end();
  await server.close();
});

type Row = Record<string, unknown>;
type Rows = Record<string, Row[]>;

/** Every row of a workspace as the database has it, without the workspace itself. */
async function rowsOf(workspaceId: string): Promise<Rows> {
  const all: Rows = {};
  for (const [name, { table, key }] of Object.entries<ExportedTable>(exportedTables)) {
    const order = key.map(columnOf).join(', ');
    const { rows } = await owner.query<{ row: Row }>(
      `SELECT to_jsonb(t) - 'workspace_id' AS row FROM ${table} t WHERE workspace_id = $1 ${order && `ORDER BY ${order}`}`,
      [workspaceId],
    );
    all[name] = rows.map(({ row }) =>
      typeof row.search === 'string' ? { ...row, search: wordsOf(row.search) } : row,
    );
  }
  return all;
}

/** The index does not ask in which order words stand. */
function wordsOf(search: string): string[] {
  return search.split(' ').sort();
}

async function textOf(person: TestPerson, format: string): Promise<string> {
  const url = exportWorkspace.path.replace(':workspaceId', person.workspaceId);
  const answer = await server.app.inject({ url, query: { format }, headers: { cookie: person.cookie } });
  expect(answer.statusCode).toBe(200);
  return answer.body;
}

async function restore(person: TestPerson, payload: string) {
  const answer = await server.app.inject({
    method: 'POST',
    url: restoreExport.path.replace(':workspaceId', person.workspaceId),
    headers: { cookie: person.cookie, 'content-type': 'application/json' },
    payload,
  });
  // The server checks its answers against the schema in tests.
  return {
    status: answer.statusCode,
    body: answer.json() as RestoreReport & { detail?: string; code?: string },
  };
}

/** People with all that a contact can hold, each named by one who came before. */
function generatedPeople(count: number): string {
  const people = Array.from({ length: count }, (_, n) =>
    contactCsvRow({
      ...nothingKnown,
      ...Object.fromEntries(
        flatFieldsOfKind('line').map((field) => [field, n % 8 === 0 ? `${field} ${n}` : null]),
      ),
      givenName: `Given${n}`,
      familyName: n % 7 === 0 ? `van der Ö’Berg ${n}` : `FAMILY${n}`,
      credentials: n % 3 === 0 ? 'MD, FACP' : null,
      title: n % 4 === 0 ? '=Director; "East", 2nd' : null,
      organization: n % 2 === 0 ? `Calder ${n % 5}, Inc.` : null,
      emails: [`Person.${n}@example.org`, ...(n % 5 === 0 ? [`second-${n}@example.org`] : [])],
      phones:
        n % 3 === 0 ? [{ typed: `+1 617 555 ${1000 + n}`, label: 'mobile' }, { typed: '555; ext 4' }] : [],
      linkedinUrl: n % 6 === 0 ? `https://www.linkedin.com/in/person-${n}` : null,
      city: n % 2 === 0 ? 'Zürich' : null,
      region: null,
      country: n % 2 === 0 ? 'CH' : null,
      timeZone: n % 4 === 0 ? 'Europe/Zurich' : null,
      reasons: n % 2 === 0 ? ['company', 'work'] : [],
      faceToFace: n % 5 === 0,
      doNotContact: n % 9 === 0,
      tags: n % 4 === 0 ? ['Boston, MA', 'payers; plans'] : [],
      notes: n % 5 === 0 ? `- first line\nsecond "line" ${n}` : null,
      source: n % 3 === 0 ? { kind: 'typed', label: null } : { kind: 'import', label: 'Connections.csv' },
      extra: n % 6 === 0 ? { Department: 'Quality', 'Connected on': '2024-03-07' } : {},
      referredBy:
        n === 0 ? [] : [`Given${n - 1} ${(n - 1) % 7 === 0 ? `van der Ö’Berg ${n - 1}` : `FAMILY${n - 1}`}`],
    }),
  );
  return contactCsvHeader + people.join('');
}

let seeker: TestPerson;
let everything: string;
let before: Rows;

beforeAll(async () => {
  const search = await seedSearch(server);
  seeker = search.seeker;
  await importFile(server, seeker, { file: generatedPeople(60), name: 'Generated.csv' });
  const { contactId = '' } = search.ids;
  const waiting = await seeker.call(draftLetter, { params: { contactId }, body: { kind: 'light-note' } });
  await seeker.call(updateLetter, {
    params: { letterId: waiting.id },
    body: { subject: 'A word', body: 'Dear Imelda Okonkwo,\n\nFrom here on all is well.' },
  });
  await seeker.call(sendLetter, {
    params: { letterId: waiting.id },
    body: { via: 'smtp', allowBlanks: true },
  });
  everything = await textOf(seeker, 'json');
  before = await rowsOf(seeker.workspaceId);
});

test('an export of everything is what its published schema says, with something of every table', () => {
  const document = exportDocument.parse(JSON.parse(everything));
  for (const [name, rows] of Object.entries(document.tables)) expect(rows.length, name).toBeGreaterThan(0);
  expect(everything).not.toContain('hidden');
});

test('exported, erased and restored, every row is back as it was, under a new account of the same e-mail', async () => {
  const { email, name } = seeker;
  await seeker.call(eraseAccount, { body: { password } });
  for (const rows of Object.values(await rowsOf(seeker.workspaceId))) expect(rows).toEqual([]);
  const again = await signUpAgain(name, email);
  const { status, body } = await restore(again, everything);
  expect([status, body.detail]).toEqual([200, undefined]);
  expect(body.kept).toBe(0);

  const after = await rowsOf(again.workspaceId);
  const former = seeker.userId;
  const expected: Rows = {
    ...before,
    mailSettings: (before.mailSettings ?? []).map((row) => ({ ...row, password_sealed: null })),
    letters: (before.letters ?? []).map((row) =>
      row.status === 'queued'
        ? { ...row, status: 'draft', via: null, queued_at: null, undo_until: null }
        : row,
    ),
    events: (before.events ?? []).map((row) =>
      row.actor_id === former ? { ...row, actor_id: again.userId } : row,
    ),
  };
  expect((before.letters ?? []).filter(({ status: state }) => state === 'queued')).toHaveLength(1);
  const { events = [], ...others } = after;
  expect(others).toEqual(without(expected, 'events'));
  expect(events.filter(({ kind }) => kind !== 'data-restored')).toEqual(expected.events);

  const twice = await restore(again, everything);
  expect(twice.body.restored).toBe(0);
  expect(without(await rowsOf(again.workspaceId), 'events')).toEqual(others);
  await afterRestoring(again);
  seeker = again;
});

function without(rows: Rows, name: string): Rows {
  return Object.fromEntries(Object.entries(rows).filter(([each]) => each !== name));
}

async function signUpAgain(name: string, email: string): Promise<TestPerson> {
  const answer = await server.app.inject({
    method: 'POST',
    url: '/api/auth/sign-up/email',
    payload: { name, email, password },
  });
  expect(answer.statusCode).toBe(200);
  const cookie = answer.cookies.map((each) => `${each.name}=${each.value}`).join('; ');
  const me = (await server.app.inject({ url: '/api/v1/me', headers: { cookie } })).json();
  return {
    ...(await server.signUp('Nobody')),
    name,
    email,
    userId: me.id,
    workspaceId: me.workspaces[0].id,
    cookie,
    ...callsOf(cookie, me.workspaces[0].id),
  };
}

/** The calls of a person who signed up by hand. */
function callsOf(cookie: string, workspaceId: string): Pick<TestPerson, 'call' | 'attempt'> {
  const attempt: TestPerson['attempt'] = async (endpoint, { params = {}, query = {}, body } = {}) => {
    const values: Record<string, string> = { workspaceId, ...params };
    const answer = await server.app.inject({
      method: endpoint.method,
      url: endpoint.path.replace(/:(\w+)/g, (_, each: string) => values[each] ?? ''),
      query: Object.fromEntries(Object.entries(query).map(([key, value]) => [key, String(value)])),
      headers: { cookie },
      ...(body !== undefined && { payload: body as object }),
    });
    return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
  };
  return {
    attempt,
    call: async (endpoint, options = {}) => (await attempt(endpoint, options as object)).body as never,
  };
}

/** The house stands on what was restored: search, network and letters answer. */
async function afterRestoring(person: TestPerson): Promise<void> {
  const found = await person.call(listContacts, { query: { q: 'okonkwo' } });
  expect(found.items[0]).toMatchObject({ familyName: 'Okonkwo', notes: 'Met her when father was ill.' });
  expect((await person.call(getNetwork)).edges.length).toBeGreaterThan(20);
  const { items } = await person.call(listLetters, { query: { limit: 200 } });
  expect(items.filter(({ status }) => status === 'queued')).toEqual([]);
}

test('restored into a search with people of its own, both stay and nothing is overwritten', async () => {
  const other = await server.signUp('Lena Other');
  await importFile(server, other, { file: 'Name,Email\nPaula Own,paula@example.org\n' });
  const document = JSON.parse(everything);
  document.tables.settings[0].minutesPerDay = 99;
  const { body } = await restore(other, JSON.stringify(document, null, 2));
  expect(body.tables.contacts?.kept).toBe(0);
  expect(body.tables.settings).toEqual({ restored: 0, kept: 1 });
  const rows = await rowsOf(other.workspaceId);
  expect(rows.contacts).toHaveLength((before.contacts?.length ?? 0) + 1);
  expect(rows.settings?.[0]?.minutes_per_day).not.toBe(99);
});

test('the file of a whole account is restored just the same', async () => {
  const answer = await server.app.inject({ url: exportAccount.path, headers: { cookie: seeker.cookie } });
  const account = answer.json();
  expect(account).toMatchObject({ format: 'threefold-account', person: { email: seeker.email } });
  const other = await server.signUp('Mia Moving');
  const { status, body } = await restore(other, answer.body);
  expect([status, body.tables.contacts?.restored]).toEqual([200, before.contacts?.length]);
});

test('contacts exported as CSV, erased and imported are back with every field and their referrers', async () => {
  const csv = await textOf(seeker, 'csv');
  const other = await server.signUp('Nora Next');
  const { counts, format } = await importFile(server, other, { file: csv, name: 'Threefold contacts.csv' });
  const kept =
    (await rowsOf(seeker.workspaceId)).contacts?.filter(({ deleted_at: gone }) => gone === null) ?? [];
  expect([format, counts.created, counts.failed]).toEqual(['threefold', kept.length, 0]);
  const told = [
    ...contactColumnNames.filter((field) => !isOfKind(field, 'name')),
    'sourceKind',
    'sourceLabel',
  ];
  const fields = ({ given_name: given, family_name: family, ...row }: Row) => [
    `${family} ${given}`,
    extraOf(row),
    ...told.map((field) => row[columnOf(field)]),
  ];
  const extraOf = ({ extra }: Row) => {
    const { 'Referred by': _, ...others } = (extra ?? {}) as Record<string, string>;
    return others;
  };
  const byName = (a: unknown[], b: unknown[]) => (String(a[0]) < String(b[0]) ? -1 : 1);
  const restored = await rowsOf(other.workspaceId);
  expect(restored.contacts?.map(fields).sort(byName)).toEqual(kept.map(fields).sort(byName));
  expect(restored.contactNotes?.map(({ body }) => body).sort()).toEqual(
    before.contactNotes?.map(({ body }) => body).sort(),
  );
  expect(await edgesOf(other)).toEqual(await edgesOf(seeker));
});

async function edgesOf(person: TestPerson): Promise<string[]> {
  const { nodes, edges } = await person.call(getNetwork);
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  return [...new Set(edges.map(({ from, to }) => `${labels.get(from)} -> ${labels.get(to)}`))].sort();
}
