import { contactPointers } from '@threefold/api/contact-merging/move-rows-queries';
import { snapshotOf } from '@threefold/api/contact-merging/snapshot.fixture';
import { openTestApp } from '@threefold/api/test-app';
import { propose } from '@threefold/contracts/coaching';
import { mergeContacts, undoMerge } from '@threefold/contracts/contact-merging';
import { createContact } from '@threefold/contracts/contacts';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { seedSearch } from './seed-search.ts';
import { workspaceTables } from './workspace-tables.ts';

const server = await openTestApp();
const owner = new pg.Client({ connectionString: server.ownerUrl });
await owner.connect();
afterAll(async () => {
  await owner.end();
  await server.close();
});

/** Columns that point to a contact and are left as they are, and why nothing is lost by it. */
const deliberatelyNot: Record<string, string> = {
  'contact.id': 'the record itself stays, out of sight, so that it can be taken out again',
  'contact.merged_into_id': 'a line of merges is taken back in its order, and old links are led along it',
  'contact_note.contact_id': 'the note is united with that of the survivor, as a field',
  'stage_change.contact_id': 'two histories become one; the record that goes keeps its own',
  'contact_import_row.contact_id': 'what a file did to which record stays as it was; its link leads on',
  'proposal_result.contact_id':
    'what accepting a proposal did to which record stays as it was; its link leads on',
  'contact_merge.survivor_id': 'says where a merge went, whatever became of it since',
  'contact_merge.merged_id': 'says whom a merge was about',
  'duplicate.first_id': 'pairs are carried over as decisions',
  'duplicate.second_id': 'pairs are carried over as decisions',
};

/** Columns of ids that belong to something else than a contact, and have no foreign key that says so. */
const ofOthers =
  /(^|_)(id|workspace_id|letter_id|call_back_id|meeting_id|referral_id|import_id|template_id|speech_id|question_id|kept_id|merged_into)$/;
const mayPoint =
  /contact|survivor|merged_id|first_id|second_id|subject_id|source_id|person|people|participant/;

test('every column that points to a contact is moved by a merge, or deliberately not', async () => {
  const { rows } = await owner.query<{ name: string; pointsTo: string | null }>(`
    SELECT c.relname || '.' || a.attname AS name, (
      SELECT k.confrelid::regclass::text FROM pg_constraint k
      WHERE k.contype = 'f' AND k.conrelid = c.oid AND k.conkey[array_upper(k.conkey, 1)] = a.attnum LIMIT 1) AS "pointsTo"
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'share'
      AND a.atttypid IN ('uuid'::regtype, 'uuid[]'::regtype)
      AND EXISTS (SELECT FROM pg_attribute w WHERE w.attrelid = c.oid AND w.attname = 'workspace_id')`);
  const known = new Set([
    ...contactPointers.map(({ table, column }) => `${table}.${column}`),
    ...Object.keys(deliberatelyNot),
  ]);
  const pointing = rows.filter(({ name, pointsTo }) => {
    const column = name.split('.')[1] ?? '';
    return pointsTo === 'contact' || (pointsTo === null && (mayPoint.test(column) || !ofOthers.test(column)));
  });
  expect(pointing.length).toBeGreaterThan(15);
  expect(
    pointing.map(({ name }) => name).filter((name) => !known.has(name) && !notOfContacts.has(name)),
  ).toEqual([]);
  const inside = new Set(
    contactPointers.filter(({ member }) => member).map(({ table, column }) => `${table}.${column}`),
  );
  const there = new Set([...rows.map(({ name }) => name), ...inside]);
  expect([...known].filter((name) => !there.has(name))).toEqual([]);
});

/** Lists of ids, and ids without a telling name. */
const notOfContacts = new Set([
  'meeting.question_ids',
  'meeting.asked_question_ids',
  'contact_merge.set_aside',
]);

test('after a merge nothing in any table leads to the one who went, and taken back everything is as before', async () => {
  const { seeker, ids, coaches } = await seedSearch(server);
  const mergedId = ids.contactId ?? '';
  await coaches.full.call(propose, {
    params: { workspaceId: seeker.workspaceId },
    body: { action: { text: 'Call her again.', contactId: mergedId } },
  });
  const { id: survivorId } = await seeker.call(createContact, { body: { familyName: 'Okonkwo' } });
  const before = await snapshotOf(owner, seeker.workspaceId);
  const merge = await seeker.call(mergeContacts, { body: { survivorId, mergedId } });
  const allowed = new Set([
    ...Object.keys(deliberatelyNot),
    // What is kept to take the merge back, and the event that tells of it.
    ...['contact_merge.moved', 'contact_merge.before', 'contact_merge.after', 'event.other_contact_id'],
  ]);
  const found = new Set<string>();
  for (const table of await workspaceTables(owner)) {
    const { rows } = await owner.query<{ column: string }>(
      `SELECT DISTINCT cell.key AS column FROM ${pg.escapeIdentifier(table)} t, jsonb_each_text(to_jsonb(t)) AS cell
       WHERE t.workspace_id = $1 AND cell.value LIKE '%' || $2 || '%'`,
      [seeker.workspaceId, mergedId],
    );
    for (const { column } of rows) found.add(`${table}.${column}`);
  }
  expect([...found].filter((name) => !allowed.has(name))).toEqual([]);
  await seeker.call(undoMerge, { params: { mergeId: merge.id } });
  expect(await snapshotOf(owner, seeker.workspaceId)).toEqual(before);
});
