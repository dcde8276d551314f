import { sql } from 'kysely';
import { arrayLiteral } from '../platform/array-literal.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Person } from './decide-row.ts';
import { referredByColumn } from './imported-fields.ts';

/** Which of the people that a dry run would have made or changed share a key; keys are counted from 1. */
export async function matchImportPeople(
  db: WorkspaceTransaction,
  workspaceId: string,
  { importId, keys }: { importId: string; keys: readonly string[] },
): Promise<{ keyNumber: number; personId: string; rowHash: string; line: number | null }[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<{
    keyNumber: number;
    personId: string;
    rowHash: string;
    line: number | null;
  }>`
    SELECT found.key_number, found.person_id, found.row_hash, (person.person ->> 'line')::integer AS line
    FROM match_import_people(${workspaceId}, ${importId}, ${arrayLiteral(keys)}::text[]) found
    JOIN contact_import_person person
      ON person.workspace_id = ${workspaceId} AND person.import_id = ${importId} AND person.id = found.person_id`.execute(
    db,
  );
  return rows;
}

export async function listImportPeople(
  db: WorkspaceTransaction,
  workspaceId: string,
  { importId, ids }: { importId: string; ids: readonly string[] },
): Promise<Person[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ person: Person }>`
    SELECT person FROM contact_import_person
    WHERE workspace_id = ${workspaceId} AND import_id = ${importId} AND id = ANY(${arrayLiteral(ids)}::uuid[])
    ORDER BY (person ->> 'line')::integer`.execute(db);
  // Written by `saveImportPeople` from the same type.
  return rows.map(({ person }) => person);
}

export type ImaginedReferral = { id: string; label: string; line: number; reason: string | null };

/** People of a dry run with the name of a referrer beside them, in the order of their ids. */
export async function listImaginedReferrals(
  db: WorkspaceTransaction,
  workspaceId: string,
  { importId, after, limit }: { importId: string; after: string; limit: number },
): Promise<ImaginedReferral[]> {
  const { rows } = await sql<ImaginedReferral>`
    SELECT labelled.id, labelled.label, imported.line, imported.reason
    FROM (
      SELECT id, person -> 'fields' -> 'extra' ->> ${referredByColumn} AS label, (person ->> 'line')::integer AS line
      FROM contact_import_person
      WHERE workspace_id = ${workspaceId} AND import_id = ${importId} AND id > ${after}
        AND person -> 'fields' -> 'extra' ->> ${referredByColumn} IS NOT NULL
      ORDER BY id LIMIT ${limit}
    ) labelled
    CROSS JOIN LATERAL (
      SELECT row.line, row.reason FROM contact_import_row row
      WHERE row.workspace_id = ${workspaceId} AND row.import_id = ${importId}
        AND (row.line = labelled.line OR labelled.line IS NULL AND row.contact_id = labelled.id)
      ORDER BY row.line LIMIT 1
    ) imported
    ORDER BY labelled.id`.execute(db);
  return rows;
}

export async function saveImportPeople(
  db: WorkspaceTransaction,
  workspaceId: string,
  { importId, people }: { importId: string; people: readonly { person: Person; keys: readonly string[] }[] },
): Promise<void> {
  if (people.length === 0) return;
  await sql`
    INSERT INTO contact_import_person (workspace_id, import_id, id, person, row_hash, keys)
    SELECT ${workspaceId}::uuid, ${importId}::uuid, one.id, one.person, one.row_hash, one.keys::text[]
    FROM unnest(${arrayLiteral(people.map(({ person }) => person.id))}::uuid[],
      ${arrayLiteral(people.map(({ person }) => JSON.stringify(person)))}::jsonb[],
      ${arrayLiteral(people.map(({ person }) => person.rowHash ?? ''))}::text[],
      ${arrayLiteral(people.map(({ keys }) => arrayLiteral(keys)))}::text[]) AS one (id, person, row_hash, keys)
    ON CONFLICT (workspace_id, import_id, id)
    DO UPDATE SET person = excluded.person, row_hash = excluded.row_hash, keys = excluded.keys`.execute(db);
}

export async function deleteImportPeople(
  db: WorkspaceTransaction,
  workspaceId: string,
  importId: string,
): Promise<void> {
  await db
    .deleteFrom('contactImportPerson')
    .where('workspaceId', '=', workspaceId)
    .where('importId', '=', importId)
    .execute();
}
