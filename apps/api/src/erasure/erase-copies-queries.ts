import type { StoredFacts } from '@threefold/domain/contacts/contact-facts';
import { contactColumnNames } from '@threefold/domain/contacts/contact-fields';
import { type RawBuilder, sql } from 'kysely';
import { arrayLiteral, type WorkspaceTransaction } from '../platform/database.ts';

export type Identity = {
  givenName: string;
  familyName: string;
  organization: string | null;
  emails: string[];
  linkedinUrl: string | null;
};

export function listIdentities(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<Identity[]> {
  return db
    .selectFrom('contact')
    .select(['givenName', 'familyName', 'organization', 'emails', 'linkedinUrl'])
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', anyOf(contactIds))
    .execute();
}

/** Whoever came here by their word came by the word of somebody. */
export async function clearReferrerLabels(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<void> {
  const cameByThem = sql`
    SELECT id FROM contact
    WHERE workspace_id = ${workspaceId} AND source_kind = 'referral' AND source_id = ${anyOf(contactIds)}`;
  await sql`
    UPDATE event SET detail = detail || '{"label": null}'
    WHERE workspace_id = ${workspaceId} AND kind = 'contact-added' AND contact_id IN (${cameByThem})`.execute(
    db,
  );
  await sql`
    UPDATE contact SET source_label = NULL WHERE workspace_id = ${workspaceId} AND id IN (${cameByThem})`.execute(
    db,
  );
}

type NamingReferrer = StoredFacts & {
  id: string;
  label: string;
  extra: Record<string, string>;
};

/** Contacts of whom a file said that one of these names sent them. */
export async function listNamingReferrer(
  db: WorkspaceTransaction,
  workspaceId: string,
  names: readonly string[],
): Promise<NamingReferrer[]> {
  const columns = sql.join(contactColumnNames.map((field) => sql.ref(field)));
  const { rows } = await sql<NamingReferrer>`
    SELECT id, ${columns}, extra, extra ->> 'Referred by' AS label
    FROM contact
    WHERE workspace_id = ${workspaceId} AND lower(extra ->> 'Referred by') LIKE ${anyWith(names.map((name) => name.toLowerCase()))}`.execute(
    db,
  );
  return rows;
}

export async function saveReferrerNames(
  db: WorkspaceTransaction,
  workspaceId: string,
  { id, extra, search }: { id: string; extra: string | null; search: string },
): Promise<void> {
  await db
    .updateTable('contact')
    .set({ extra, search })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/**
 * Where their words went into a finding of somebody else, that one reads as before, in itself and in the merges that came later;
 * what the seeker changed since stays.
 */
export async function restoreMergedFindings(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<void> {
  const { rows } = await sql<{ id: string; keptId: string; was: string; became: string }>`
    SELECT merge.id, merge.kept_id, merge.before ->> 'text' AS was, merge.after ->> 'text' AS became
    FROM finding_merge merge
    WHERE merge.workspace_id = ${workspaceId} AND EXISTS (
      SELECT FROM jsonb_to_recordset(merge.moved) AS moved (id uuid)
      JOIN finding ON finding.workspace_id = ${workspaceId} AND finding.id = moved.id
      WHERE finding.contact_id = ${anyOf(contactIds)})
    ORDER BY merge.created_at DESC, merge.id DESC`.execute(db);
  for (const { id, keptId, was, became } of rows) {
    await sql`
      UPDATE finding SET text = ${was}, search = NULL
      WHERE workspace_id = ${workspaceId} AND id = ${keptId} AND text = ${became} AND text <> ${was}`.execute(
      db,
    );
    const asBefore = (words: RawBuilder<unknown>) =>
      sql`CASE WHEN ${words} ->> 'text' = ${became} THEN jsonb_set(${words}, '{text}', to_jsonb(${was}::text)) ELSE ${words} END`;
    await sql`
      UPDATE finding_merge SET before = ${asBefore(sql.ref('before'))}, after = ${asBefore(sql.ref('after'))}
      WHERE workspace_id = ${workspaceId} AND kept_id = ${keptId}`.execute(db);
    await sql`DELETE FROM finding_merge WHERE workspace_id = ${workspaceId} AND id = ${id}`.execute(db);
  }
}

type Copies = { contactIds: readonly string[]; names: readonly string[]; emails: readonly string[] };

/** What coaches proposed about them, whatever became of it; a mere name tells where nothing else was proposed. */
export async function deleteProposals(
  db: WorkspaceTransaction,
  workspaceId: string,
  { contactIds, names, emails, pages }: Copies & { pages: readonly string[] },
): Promise<void> {
  const about = sql`
    SELECT id, content FROM proposal
    CROSS JOIN LATERAL (SELECT content -> 'contact' AS contact) AS proposed
    WHERE workspace_id = ${workspaceId} AND (
      content #>> '{action,contactId}' = ANY(${arrayLiteral(contactIds)}::text[])
      OR id IN (SELECT proposal_id FROM proposal_result WHERE workspace_id = ${workspaceId} AND contact_id = ${anyOf(contactIds)})
      OR lower(contact ->> 'linkedinUrl') = ANY(${arrayLiteral(pages)}::text[])
      OR EXISTS (SELECT FROM jsonb_array_elements_text(coalesce(contact -> 'emails', '[]')) AS email
        WHERE lower(email) = ANY(${arrayLiteral(emails)}::text[]))
      OR jsonb_array_length(coalesce(contact -> 'emails', '[]')) = 0 AND contact ->> 'linkedinUrl' IS NULL
        AND concat_ws(' ', contact ->> 'givenName', contact ->> 'familyName') = ANY(${arrayLiteral(names)}::text[]))`;
  await sql`
    WITH about AS (${about})
    DELETE FROM event WHERE workspace_id = ${workspaceId} AND kind = 'proposal-agreed'
      AND detail ->> 'text' IN (SELECT content #>> '{action,text}' FROM about)`.execute(db);
  await sql`
    WITH about AS (${about})
    DELETE FROM proposal WHERE workspace_id = ${workspaceId} AND id IN (SELECT id FROM about)`.execute(db);
}

/** Lines of imports about them keep what became of them, and lines of others lose what they say of them. */
export async function clearImportRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  { contactIds, names, words }: Copies & { words: readonly string[] },
): Promise<void> {
  const says = anyWith(words);
  await sql`
    UPDATE contact_import_row SET contact_id = NULL, name = NULL, before = NULL, reason = NULL, cells = NULL, conflicts = NULL
    WHERE workspace_id = ${workspaceId} AND (
      contact_id = ${anyOf(contactIds)}
      OR contact_id IS NULL AND name = ANY(${arrayLiteral(names)}::text[])
      OR cells IS NOT NULL AND lower(cells::text) LIKE ${says})`.execute(db);
  await sql`
    UPDATE contact_import_row SET reason = NULL
    WHERE workspace_id = ${workspaceId} AND reason IS NOT NULL AND lower(reason) LIKE ${says}`.execute(db);
}

/** The mapping step shows values of the file: those of a file that names them go. Before its lines forget them. */
export async function withoutSamples(
  db: WorkspaceTransaction,
  workspaceId: string,
  { contactIds, names, words }: Copies & { words: readonly string[] },
): Promise<void> {
  await sql`
    UPDATE contact_import
    SET columns = (SELECT jsonb_agg("column" || '{"samples": []}') FROM jsonb_array_elements(columns) AS "column")
    WHERE workspace_id = ${workspaceId} AND columns <> '[]' AND (
      lower(columns::text) LIKE ${anyWith(words)}
      OR id IN (SELECT import_id FROM contact_import_row WHERE workspace_id = ${workspaceId} AND (
        contact_id = ${anyOf(contactIds)} OR contact_id IS NULL AND name = ANY(${arrayLiteral(names)}::text[]))))`.execute(
    db,
  );
}

function anyOf(ids: readonly string[]) {
  return sql<string>`ANY(${arrayLiteral(ids)}::uuid[])`;
}

/** Any text with one of these lower-cased words in it. */
function anyWith(words: readonly string[]) {
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, String.raw`\$&`)}%`);
  return sql`ANY(${arrayLiteral(patterns)}::text[])`;
}
