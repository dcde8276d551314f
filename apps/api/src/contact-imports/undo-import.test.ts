import { scheduleCallBack } from '@threefold/contracts/call-backs';
import { propose, writeComment } from '@threefold/contracts/coaching';
import {
  getImport,
  type ImportObstacle,
  importObstacle,
  listImportObstacles,
  undoImport,
} from '@threefold/contracts/contact-imports';
import { mergeContacts } from '@threefold/contracts/contact-merging';
import { createContact, getContact, listContacts, updateContact } from '@threefold/contracts/contacts';
import { addFinding } from '@threefold/contracts/findings';
import { draftLetter } from '@threefold/contracts/letters';
import { createResearchQuestion, putResearchAnswer } from '@threefold/contracts/meetings/research';
import { listReferrals, nameReferral } from '@threefold/contracts/referrals';
import { describe, expect, test } from 'vitest';
import type { TestPerson } from '../test-app.ts';
import { addContact, draftTo, heldMeeting, letIn, named, tuesdayAtOne } from '../testing/build.ts';
import { serverForFile } from '../testing/seeker.ts';
import { importFile, linkedin, rowsOf } from './import-test.fixture.ts';

const server = serverForFile();

test('an import that is taken back leaves everybody as they were, and can be done again', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const { id, ...ruth } = await dana.call(createContact, {
    body: { givenName: 'Ruth', familyName: 'Abernathy', emails: ['ruth@halden.org'], tags: ['kept'] },
  });
  const done = await importFile(server, dana, { file: linkedin });
  const params = { importId: done.id };
  expect(await dana.call(undoImport, { params })).toMatchObject({ status: 'undone' });
  const { items } = await dana.call(listContacts);
  expect(items).toMatchObject([
    { id, title: null, organization: null, linkedinUrl: null, tags: ['kept'], notes: ruth.notes },
  ]);
  expect((await dana.attempt(undoImport, { params })).status).toBe(409);
  expect((await importFile(server, dana, { file: linkedin })).counts).toEqual(done.counts);
});

test('what was changed by hand since stays when the rest is taken back', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const ruth = await dana.call(createContact, {
    body: { familyName: 'Abernathy', emails: ['ruth@halden.org'] },
  });
  const done = await importFile(server, dana, { file: linkedin });
  const params = { contactId: ruth.id };
  await dana.call(updateContact, { params, body: { title: 'President' } });
  await dana.call(undoImport, { params: { importId: done.id } });
  expect(await dana.call(getContact, { params })).toMatchObject({
    title: 'President',
    givenName: '',
    organization: null,
  });
});

test('once somebody of the import was changed it stays, and the answer says who stands in the way', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const done = await importFile(server, dana, { file: linkedin });
  const [ruth] = (await dana.call(listContacts)).items;
  await dana.call(updateContact, { params: { contactId: ruth?.id ?? '' }, body: { tags: ['first'] } });
  const answer = await dana.attempt(undoImport, { params: { importId: done.id } });
  expect(answer).toMatchObject({ status: 409, body: { code: 'built-upon' } });
  expect(answer.body.detail).toContain('1 of the 3 people');
  expect(answer.body.detail).toContain('later changes (1)');
  expect(await dana.call(getImport, { params: { importId: done.id } })).toMatchObject({ status: 'done' });
  expect((await dana.call(listContacts)).items).toHaveLength(3);
});

test('a dry run has nothing to take back', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const dry = await importFile(server, dana, { file: linkedin, fields: { dryRun: 'true' } });
  expect((await dana.attempt(undoImport, { params: { importId: dry.id } })).status).toBe(409);
});

test('whom a file names as referrer becomes one, where exactly one person has the name, and a dry run says so before', async () => {
  const dana = await server.signUp('Dana Whitfield');
  await dana.call(createContact, { body: { givenName: 'Tom', familyName: 'Haugen' } });
  const file =
    'Name,Email,Referred By\nRuth Abernathy,r@x.org,Tom Haugen\nLee Park,l@x.org,"Abernathy, Ruth"\nJo Kim,j@x.org,Nobody Known\n';
  const told = [
    'referred by Tom Haugen',
    'referred by Ruth Abernathy',
    'no contact is named Nobody Known: the referrer was kept as extra info',
  ];
  const dry = await importFile(server, dana, { file, fields: { dryRun: 'true' } });
  expect((await rowsOf(dana, dry.id)).map(({ reason }) => reason)).toEqual(told);
  const done = await importFile(server, dana, { file, name: 'list.csv' });
  expect((await rowsOf(dana, done.id)).map(({ reason }) => reason)).toEqual(told);
  const { items } = await dana.call(listReferrals);
  expect(items.map(({ fromName, toName, terms }) => [fromName, toName, terms]).sort()).toEqual([
    ['Ruth Abernathy', 'Lee Park', 'name-only'],
    ['Tom Haugen', 'Ruth Abernathy', 'name-only'],
  ]);
  await dana.call(undoImport, { params: { importId: done.id } });
  expect((await dana.call(listReferrals)).items).toEqual([]);
  expect((await dana.call(listContacts)).items).toMatchObject([{ familyName: 'Haugen' }]);
});

test('a referral written down since keeps an import from being taken back', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const done = await importFile(server, dana, { file: linkedin });
  const [ruth, tomas] = (await dana.call(listContacts)).items;
  await dana.call(nameReferral, { body: { fromContactId: ruth?.id ?? '', contactId: tomas?.id ?? '' } });
  const answer = await dana.attempt(undoImport, { params: { importId: done.id } });
  expect(answer.status).toBe(409);
  expect(answer.body.detail).toContain('2 of the 3 people of this import have referrals (2)');
});

test('whoever sent somebody to whom a letter was written since stands in the way with them', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const file =
    'Name,Email,Referred By\nTom Haugen,t@x.org,\nLee Park,l@x.org,Tom Haugen\nJo Kim,j@x.org,Tom Haugen\n';
  const { id } = await importFile(server, dana, { file });
  const params = { importId: id };
  const lee = (await rowsOf(dana, id))[1]?.contactId ?? '';
  await dana.call(draftLetter, { params: { contactId: lee }, body: { kind: 'outreach' } });
  const { items } = await dana.call(listImportObstacles, { params });
  expect(items.map(({ name, built }) => [name, built])).toEqual([
    ['Tom Haugen', ['referrals']],
    ['Lee Park', ['letters', 'referrals']],
  ]);
  await dana.call(undoImport, { params, query: { leaveBuiltUpon: 'true' } });
  const left = (await dana.call(listReferrals)).items;
  expect(left.map(({ fromName, toName }) => [fromName, toName])).toEqual([['Tom Haugen', 'Lee Park']]);
});

describe('what was built on somebody of an import keeps them from being erased with it', () => {
  type Build = (dana: TestPerson, contactId: string, otherId: string) => Promise<unknown>;
  const built: [ImportObstacle, Build][] = [
    ['letters', (dana, contactId) => draftTo(dana, contactId)],
    ['calls', (dana, contactId) => dana.call(scheduleCallBack, { body: { contactId, dueAt: tuesdayAtOne } })],
    ['meetings', (dana, contactId) => heldMeeting(dana, [contactId])],
    ['referrals', (dana, contactId, otherId) => named(dana, { from: contactId, to: otherId })],
    [
      'findings',
      (dana, contactId) => dana.call(addFinding, { body: { contactId, kind: 'fact', text: 'They hire.' } }),
    ],
    [
      'research',
      async (dana, contactId) => {
        const { id: researchQuestionId } = await dana.call(createResearchQuestion, {
          body: { text: 'What slows reviews most?' },
        });
        const params = { researchQuestionId, contactId };
        await dana.call(putResearchAnswer, { params, body: { text: 'Missing notes.' } });
      },
    ],
    [
      'comments',
      (dana, contactId) =>
        dana.call(writeComment, { body: { subject: 'contact', subjectId: contactId, body: 'Write soon.' } }),
    ],
    [
      'proposals',
      async (dana, contactId) => {
        const lee = await server.signUp('Lee Marsh');
        await letIn(dana, lee, 'network');
        await lee.call(propose, {
          params: { workspaceId: dana.workspaceId },
          body: { action: { contactId, text: 'Write to her.' } },
        });
      },
    ],
    [
      'merges',
      (dana, contactId, otherId) =>
        dana.call(mergeContacts, { body: { survivorId: contactId, mergedId: otherId } }),
    ],
    [
      'changes',
      (dana, contactId) => dana.call(updateContact, { params: { contactId }, body: { tags: ['first'] } }),
    ],
  ];

  test('every kind of thing has its line here', () => {
    expect(built.map(([obstacle]) => obstacle).toSorted()).toEqual(importObstacle.options.toSorted());
  });

  test.each(built)('%s', async (obstacle, build) => {
    const dana = await server.signUp('Dana Whitfield');
    const other = await addContact(dana, { familyName: 'Haugen' });
    const { id } = await importFile(server, dana, {
      file: 'Name,Email\nRuth Abernathy,ruth@x.org\nLee Park,lee@x.org\n',
    });
    const ruth = (await rowsOf(dana, id))[0]?.contactId ?? '';
    await build(dana, ruth, other.id);
    const params = { importId: id };
    const { items } = await dana.call(listImportObstacles, { params });
    expect(items.map(({ contactId }) => contactId)).toEqual([ruth]);
    expect(items[0]?.built).toContain(obstacle);
    expect(await dana.attempt(undoImport, { params })).toMatchObject({
      status: 409,
      body: { code: 'built-upon' },
    });
    await dana.call(undoImport, { params, query: { leaveBuiltUpon: 'true' } });
    const left = (await dana.call(listContacts)).items;
    expect(left.map((contact) => contact.id)).toContain(ruth);
    expect(left.map(({ familyName }) => familyName)).not.toContain('Park');
  });
});

test('who stands in the way is named with what was built on each, and the others can go without them', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const people = Array.from(
    { length: 14 },
    (_, n) => `Given${n},Family${String(n).padStart(2, '0')},g${n}@x.org`,
  );
  const { id } = await importFile(server, dana, {
    file: `First Name,Last Name,Email\n${people.join('\n')}\n`,
  });
  const params = { importId: id };
  expect(await dana.call(listImportObstacles, { params })).toEqual({ people: 0, items: [] });
  const ids = (await dana.call(listContacts)).items.map((contact) => contact.id);
  const at = (n: number) => ids[n] ?? '';
  for (const contactId of ids.slice(0, 11))
    await dana.call(updateContact, { params: { contactId }, body: { tags: ['first'] } });
  await dana.call(draftLetter, { params: { contactId: at(0) }, body: { kind: 'outreach' } });
  await dana.call(mergeContacts, { body: { survivorId: at(1), mergedId: at(12) } });
  const { people: count, items } = await dana.call(listImportObstacles, { params });
  expect([count, items.length]).toEqual([12, 10]);
  expect(items[0]).toEqual({
    contactId: at(0),
    name: 'Given0 Family00',
    isInBin: false,
    built: ['letters', 'changes'],
  });
  expect(items[1]?.built).toContain('merges');
  const refused = await dana.attempt(undoImport, { params });
  expect(refused.body.detail).toContain('Given0 Family00, Given1 Family01,');
  expect(refused.body.detail).toContain('Given9 Family09 and 2 more.');
  const undone = await dana.call(undoImport, { params, query: { leaveBuiltUpon: 'true' } });
  expect(undone).toMatchObject({
    status: 'undone',
    failure: expect.stringContaining('Kept 12 people'),
  });
  expect((await dana.call(listContacts)).items.map((contact) => contact.id)).toEqual(ids.slice(0, 11));
});
