import { importFile } from '@threefold/api/contact-imports/import-test.fixture';
import { findDuplicates } from '@threefold/api/contact-merging/find-duplicates';
import { openTestApp, type TestPerson } from '@threefold/api/test-app';
import { letIn } from '@threefold/api/testing/build';
import { recordOutcome, scheduleCallBack } from '@threefold/contracts/call-backs';
import { decideProposals, propose, writeComment } from '@threefold/contracts/coaching';
import { mergeContacts } from '@threefold/contracts/contact-merging';
import { createContact, deleteContact, updateContact } from '@threefold/contracts/contacts';
import { eraseContact } from '@threefold/contracts/erasure';
import { exportWorkspace } from '@threefold/contracts/exports/exports';
import { addFinding, mergeFindings } from '@threefold/contracts/findings';
import { draftLetter, sendLetter, updateLetter } from '@threefold/contracts/letters';
import { putDebrief, putDebriefDraft } from '@threefold/contracts/meetings/debriefs';
import { planMeeting } from '@threefold/contracts/meetings/meetings';
import { createResearchQuestion, putResearchAnswer } from '@threefold/contracts/meetings/research';
import { addReferral, nameReferral } from '@threefold/contracts/referrals';
import { fieldsOfKind, flatFieldsOfKind, isPlacePart } from '@threefold/domain/contacts/contact-fields';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

const server = await openTestApp();
const owner = new pg.Client({ connectionString: server.ownerUrl });
await owner.connect();
afterAll(async () => {
  await owner.end();
  await server.close();
});

/** Stands in everything that is about the one person. */
const word = 'Quillfeather';
const email = `${word}@example.org`;

/** Every cell of the database that holds the word, as `schema.table.column`, of tables that are yet to come too. */
async function whereItStands(): Promise<string[]> {
  const { rows: tables } = await owner.query<{ schema: string; name: string }>(`
    SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2`);
  const found: string[] = [];
  for (const { schema, name } of tables) {
    const { rows } = await owner.query<{ column: string; value: string }>(
      `SELECT DISTINCT ON (cell.key) cell.key AS column, cell.value
       FROM ${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)} t, jsonb_each_text(to_jsonb(t)) AS cell
       WHERE cell.value ILIKE '%' || $1 || '%'`,
      [word],
    );
    for (const { column } of rows) found.push(`${schema}.${name}.${column}`);
  }
  return found.sort();
}

let dana: TestPerson;
let coach: TestPerson;

beforeAll(async () => {
  dana = await server.signUp('Dana Whitfield');
  coach = await server.signUp('Cleo Marsh');
  await letIn(dana, coach, 'full');
});

const add = async (body: object) => (await dana.call(createContact, { body })).id;

/** Lists with the person in them: one that went in, one that was tried only, and lines that stayed out or name them as referrer. */
async function importLists(): Promise<void> {
  const file = `Name,Email,Phone,Title,Notes,Shoe size,Referred By\nRuth ${word},${email},617 555 0142,${word} lead,Met ${word}.,${word},\nLee Park,lee@x.org,,,Met via Ruth ${word}.,,\nJo Kim,jo@x.org,,,,,Ruth ${word}\n,nonsense ${word},,,${email},,\n`;
  await importFile(server, dana, { file, fields: { dryRun: 'true' } });
  await importFile(server, dana, { file, name: 'list.csv' });
  await importFile(server, dana, {
    file: file.replace('617 555 0142', '617 555 0199').replace(' lead', ' head'),
  });
}

async function meetAndWrite(
  contactId: string,
  others: { otherId: string; referrerId: string },
): Promise<void> {
  const params = { contactId };
  const { id: meetingId } = await dana.call(planMeeting, {
    body: {
      contactIds: [contactId],
      startsAt: '2026-11-23T15:00:00Z',
      status: 'held',
      place: `At ${word}'s`,
    },
  });
  await dana.call(addReferral, {
    params: { meetingId },
    body: { contact: { familyName: 'Haugen' }, terms: 'will-introduce', note: `${word} said so.` },
  });
  await dana.call(nameReferral, {
    body: { fromContactId: others.referrerId, contactId, terms: 'may-use-name', note: `Talk to ${word}.` },
  });
  await dana.call(putDebrief, { params: { meetingId }, body: { feeling: 4, facts: `${word} was kind.` } });
  await dana.call(putDebriefDraft, {
    params: { meetingId },
    body: { answers: { facts: `${word} again.` }, begunFrom: 1 },
  });
  const { id: said } = await dana.call(addFinding, {
    body: { meetingId, contactId, kind: 'advice', text: `${word}: payers first.` },
  });
  const { id: keepId } = await dana.call(addFinding, {
    body: { contactId: others.otherId, kind: 'advice', text: 'Payers come first.' },
  });
  const { id: third } = await dana.call(addFinding, {
    body: { contactId: others.otherId, kind: 'advice', text: 'Payers.' },
  });
  await dana.call(mergeFindings, { body: { keepId, findingIds: [said], text: `${word}: payers first.` } });
  await dana.call(mergeFindings, { body: { keepId, findingIds: [third] } });
  const letter = await dana.call(draftLetter, { params, body: { kind: 'outreach' } });
  await dana.call(updateLetter, {
    params: { letterId: letter.id },
    body: { subject: `To ${word}`, body: `Dear ${word},`, promiseAt: '2026-11-27T15:00:00Z' },
  });
  await dana.call(sendLetter, { params: { letterId: letter.id }, body: { via: 'paper', allowBlanks: true } });
  const call = await dana.call(scheduleCallBack, { body: { contactId, dueAt: '2026-11-25T17:00:00Z' } });
  await dana.call(recordOutcome, {
    params: { callBackId: call.id },
    body: { outcome: 'voicemail', note: `${word}'s office.` },
  });
  const { id: researchQuestionId } = await dana.call(createResearchQuestion, {
    body: { text: 'What is slow?' },
  });
  await dana.call(putResearchAnswer, {
    params: { researchQuestionId, contactId },
    body: { text: `${word} says notes.` },
  });
}

async function coachSpeaks(contactId: string): Promise<void> {
  const params = { workspaceId: dana.workspaceId };
  const about = { subject: 'contact' as const, subjectId: contactId };
  await coach.call(writeComment, { params, body: { ...about, body: `Is ${word} warm?` } });
  const contact = { givenName: 'Ruth', familyName: word, emails: [email], notes: `${word}.` };
  const ids: string[] = [];
  for (const body of [
    { contact, note: `${word} hires.` },
    { contact: { ...contact, title: `${word} chief` } },
    { contact: { ...contact, linkedinUrl: `https://www.linkedin.com/in/${word}` } },
    { action: { text: `Call ${word}.`, contactId } },
    { action: { text: `Write to ${word}.`, contactId } },
  ])
    ids.push((await coach.call(propose, { params, body })).id);
  const [first = '', second = '', , , action = ''] = ids;
  await dana.call(decideProposals, { body: { ids: [first, action], accept: true } });
  await dana.call(decideProposals, { body: { ids: [second], accept: false } });
}

test('whoever is erased is nowhere in the database, not in what was made of them, proposed, imported or merged', async () => {
  await importLists();
  const otherId = await add({ givenName: 'Noor', familyName: 'Haddad' });
  const contactId = await add({
    ...Object.fromEntries(flatFieldsOfKind('name', 'line', 'text').map((field) => [field, word])),
    familyName: `${word}son`,
    emails: [email],
    linkedinUrl: `https://www.linkedin.com/in/${word}`,
    place: {
      ...Object.fromEntries(
        fieldsOfKind('line')
          .filter(isPlacePart)
          .map((part) => [part, word]),
      ),
      country: 'US',
    },
    tags: [word],
  });
  const twinId = await add({
    givenName: 'Ruth',
    familyName: `${word}-Twin`,
    title: `${word} twin`,
    notes: word,
  });
  await meetAndWrite(contactId, { otherId, referrerId: otherId });
  await dana.call(mergeContacts, { body: { survivorId: contactId, mergedId: twinId } });
  await dana.call(updateContact, { params: { contactId }, body: { title: `${word} II` } });
  await coachSpeaks(contactId);
  await findDuplicates(server.app.parts, { workspaceId: dana.workspaceId });
  const url = exportWorkspace.path.replace(':workspaceId', dana.workspaceId);
  await server.app.inject({ url, headers: { cookie: dana.cookie } });
  expect((await whereItStands()).length).toBeGreaterThan(20);
  const { rows } = await owner.query<{ id: string }>(
    `SELECT id FROM contact WHERE to_jsonb(contact)::text ILIKE $1 AND merged_into_id IS NULL AND id = ANY (
       SELECT id FROM contact WHERE given_name || family_name ILIKE $1)`,
    [`%${word}%`],
  );
  await dana.call(deleteContact, { params: { contactId } });
  for (const { id } of rows) await dana.call(eraseContact, { params: { contactId: id } });
  // What the seeker wrote about somebody else is theirs.
  expect(await whereItStands()).toEqual(['public.contact_note.body']);
});
