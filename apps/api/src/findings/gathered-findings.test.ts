import * as findings from '@threefold/contracts/findings';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp, type TestPerson } from '../test-app.ts';
import { addContact } from '../testing/build.ts';

let server: TestApp;
let dana: TestPerson;
/** Ruth at Halden and Tom at Calder; both say that authorization is slow, Ruth adds a fact. */
let said: { ruth: string; tom: string; slow: string; alsoSlow: string; fact: string };
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());
beforeEach(async () => {
  server.clock.set('2026-11-19T15:00:00Z');
  dana = await server.signUp('Dana Whitfield');
  const ruth = (await addContact(dana, { organization: 'Halden Health' })).id;
  const tom = (await addContact(dana, { givenName: 'Tom', familyName: 'Haugen', organization: 'Calder' })).id;
  const note = async (body: object) => {
    server.clock.pass({ minutes: 1 });
    return (await dana.call(findings.addFinding, { body: body as never })).id;
  };
  said = {
    ruth,
    tom,
    slow: await note({ contactId: ruth, kind: 'problem', text: 'Prior authorization is slow.' }),
    fact: await note({ contactId: ruth, kind: 'fact', text: '=They use one vendor' }),
    alsoSlow: await note({
      contactId: tom,
      kind: 'challenge',
      text: 'Approvals take días.',
      couldHelp: true,
    }),
  };
});

const listed = async (query: object = {}) =>
  (await dana.call(findings.listFindings, { query: query as never })).items.map((item) => item.id);
const merge = (body: object) => dana.attempt(findings.mergeFindings, { body });
const undo = (mergeId: unknown) =>
  dana.attempt(findings.undoFindingMerge, { params: { mergeId: String(mergeId) } });

describe('findings across meetings', () => {
  test('are found by their words, by who said them, and where', async () => {
    expect(await listed({ q: 'AUTHORIZATION' })).toEqual([said.slow]);
    expect(await listed({ q: 'dias' })).toEqual([said.alsoSlow]);
    expect(await listed({ q: 'haugen' })).toEqual([said.alsoSlow]);
    expect(await listed({ organization: 'halden health' })).toEqual([said.fact, said.slow]);
    expect(await listed({ couldHelp: 'true' })).toEqual([said.alsoSlow]);
    expect(await listed({ kind: 'fact', q: '100%' })).toEqual([]);
  });

  test('come page by page', async () => {
    const first = await dana.call(findings.listFindings, { query: { limit: 2 } });
    const cursor = first.nextCursor ?? '';
    expect(await listed({ limit: 2, cursor })).toEqual([said.slow]);
  });

  test('belong to the industry of the organization, unless they say another one', async () => {
    const body = { organization: ' Halden Health ', industry: 'Health insurance' };
    await dana.call(findings.putOrganizationIndustry, { body });
    await dana.call(findings.updateFinding, {
      params: { findingId: said.fact },
      body: { industry: 'Software' },
    });
    expect(await listed({ industry: 'health insurance' })).toEqual([said.slow]);
    const places = await dana.call(findings.getFindingPlaces);
    expect(places).toMatchObject({ findings: 3, couldHelp: 1, people: 2 });
    expect(places.industries).toEqual([
      { name: 'Health insurance', findings: 1 },
      { name: 'Software', findings: 1 },
    ]);
    expect(places.organizations[0]).toEqual({
      name: 'Halden Health',
      industry: 'Health insurance',
      findings: 2,
    });
    await dana.call(findings.putOrganizationIndustry, { body: { ...body, industry: null } });
    expect(await listed({ industry: 'health insurance' })).toEqual([]);
  });

  test('are each seeker’s own', async () => {
    const eve = await server.signUp('Eve Moreau');
    expect((await eve.call(findings.listFindings)).items).toEqual([]);
    const body = { keepId: said.slow, findingIds: [said.alsoSlow] };
    expect((await eve.attempt(findings.mergeFindings, { body })).status).toBe(404);
  });
});

describe('findings that say the same', () => {
  const id = '0199ab00-0000-7000-8000-00000000f201';

  test('become one that keeps every source', async () => {
    const body = { id, keepId: said.slow, findingIds: [said.alsoSlow], text: 'Approvals are slow.' };
    expect((await merge(body)).status).toBe(201);
    expect((await merge(body)).status).toBe(200);
    expect((await merge({ ...body, text: 'Else.' })).status).toBe(409);
    const { items } = await dana.call(findings.listFindings, { query: { q: 'tom haugen' } });
    expect(items).toMatchObject([{ id: said.slow, text: 'Approvals are slow.', couldHelp: true }]);
    expect(items[0]?.sources.map(({ name, text }) => [name, text])).toEqual([
      ['Ruth Okafor', 'Approvals are slow.'],
      ['Tom Haugen', 'Approvals take días.'],
    ]);
    expect(await listed()).toEqual([said.fact, said.slow]);
    const [best] = (await dana.call(findings.listSolvable)).items;
    expect(best?.sources).toHaveLength(2);
  });

  test('are parted again by one undo, and a second one changes nothing', async () => {
    await merge({ id, keepId: said.slow, findingIds: [said.alsoSlow], text: 'Approvals are slow.' });
    expect((await undo(id)).status).toBe(200);
    expect((await undo(id)).body.undoneAt).toBe('2026-11-19T15:03:00Z');
    const { items } = await dana.call(findings.listFindings);
    expect(items.map(({ text, couldHelp, sources }) => [text, couldHelp, sources.length])).toEqual([
      ['Approvals take días.', true, 1],
      ['=They use one vendor', false, 1],
      ['Prior authorization is slow.', false, 1],
    ]);
  });

  test('merged twice are parted from the last merge on', async () => {
    const first = await merge({ keepId: said.alsoSlow, findingIds: [said.fact] });
    const second = await merge({ keepId: said.slow, findingIds: [said.alsoSlow] });
    expect(await listed()).toEqual([said.slow]);
    expect((await undo(first.body.id)).body.code).toBe('merged-since');
    expect((await undo(second.body.id)).status).toBe(200);
    expect((await undo(first.body.id)).status).toBe(200);
    expect(await listed()).toEqual([said.alsoSlow, said.fact, said.slow]);
  });

  test('are not merged with themselves, nor from behind another', async () => {
    const itself = await merge({ keepId: said.slow, findingIds: [said.slow] });
    expect([itself.status, itself.body.code]).toEqual([422, 'into-itself']);
    await merge({ keepId: said.slow, findingIds: [said.alsoSlow] });
    const behind = await merge({ keepId: said.fact, findingIds: [said.alsoSlow] });
    expect([behind.status, behind.body.code]).toEqual([422, 'merged-already']);
  });
});

describe('the export', () => {
  const read = async (query: object) =>
    (await dana.attempt(findings.exportFindings, { query: { ...query } })).body.text as string;

  test('is a table with one line for each time it was said, safe to open', async () => {
    await merge({ keepId: said.slow, findingIds: [said.alsoSlow] });
    const lines = (await read({ format: 'csv' })).trim().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toMatch(/^'=They use one vendor,fact,no,Ruth Okafor,Halden Health,,2026-11-19,,/);
    expect(lines[3]).toContain('Tom Haugen,Calder,,2026-11-19,Approvals take días.');
  });

  test('is a text to read, of what the filters show', async () => {
    const text = await read({ format: 'md', couldHelp: 'true' });
    expect(text).toContain('- **Challenge** (I could help with this): Approvals take días.');
    expect(text).not.toContain('vendor');
  });
});
