// Who made the introduction, as a file says it: an edge of the chain where one person has that name, told without one in a dry run, and asked of
// the seeker where only a note or a relation says so.
import type {
  answerProposal as answerProposalEndpoint,
  ImportRow,
} from '@threefold/contracts/contact-imports';
import type { Contact } from '@threefold/contracts/contacts';
import { readProposals, writeProposals } from '@threefold/domain/contact-imports/referral-seeds';
import { displayName } from '@threefold/domain/contacts/names';
import { splitName } from '@threefold/domain/contacts/split-name';
import { splitValues } from '@threefold/domain/formats/joined-values';
import type { z } from 'zod';
import { createContact, findContact, findSameContact } from '../contacts/contact.ts';
import { storedMatchKeys } from '../contacts/contact-columns.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { nameReferral } from '../referrals/name-referral.ts';
import { findImport, findRow, listLabelledRows, saveReason } from './contact-imports-queries.ts';
import {
  listDryRunReferrals,
  listImportPeople,
  listKnownContacts,
  matchImportPeople,
} from './imported-contacts-queries.ts';
import { importRowOfRow } from './list-imports.ts';

/** Marks the referrals that an import made, so that they go with it when it is taken back. */
export function referralMark(importId: string): string {
  return `import ${importId}`;
}

/**
 * Whom a file names as referrer becomes one where exactly one person has that name; otherwise the name stays beside the
 * contact, and the row says so. Works on the rows after line `after`; answers the last line it saw, null when there are no more.
 */
export async function linkReferrers(
  db: WorkspaceTransaction,
  scope: Scope,
  { importId, fileName, after }: { importId: string; fileName: string; after: number },
): Promise<number | null> {
  const rows = await listLabelledRows(db, scope.workspaceId, { importId, after, limit: 100 });
  const keys = [...new Set(rows.flatMap(({ label }) => splitValues(label).map(nameKey)))];
  const known = await listKnownContacts(db, scope.workspaceId, { keys, lock: false });
  for (const row of rows) {
    const reasons = [row.reason];
    for (const label of splitValues(row.label)) {
      const named = known.filter(
        (person) =>
          person.deletedAt === null &&
          person.id !== row.contactId &&
          person.matchKeys.includes(nameKey(label)),
      );
      const [referrer] = named;
      if (named.length === 1 && referrer)
        await link(db, scope, { contactId: row.contactId, referrer, importId, fileName });
      reasons.push(explain(label, named));
    }
    const reason = reasons.filter(Boolean).join('; ');
    await saveReason(db, scope.workspaceId, { importId, line: row.line, reason });
  }
  return rows.at(-1)?.line ?? null;
}

type Link = { contactId: string; referrer: { id: string }; importId: string; fileName: string };

/** A file does not say on which terms a name was given, so none are assumed. */
async function link(
  db: WorkspaceTransaction,
  scope: Scope,
  { contactId, referrer, importId, fileName }: Link,
): Promise<void> {
  await nameReferral(db, scope, {
    fromContactId: referrer.id,
    contactId,
    terms: 'name-only',
    note: `From ${fileName}`,
    hash: referralMark(importId),
  });
}

/** What the row says of the one whom the file names as referrer; `named`: all who are called so. */
function explain(
  label: string,
  named: readonly { givenName: string | null; familyName: string | null }[],
): string {
  const [referrer] = named;
  if (named.length > 1)
    return `${named.length} people are called ${label}: the referrer is kept beside the contact`;
  if (!referrer) return `nobody is called ${label}: the referrer is kept beside the contact`;
  return `referred by ${displayName(referrer)}`;
}

function nameKey(label: string): string {
  const { givenName, familyName } = splitName(label);
  const nobody = { linkedinUrl: null, organization: null, emails: [], phones: [] };
  const keys = storedMatchKeys({ ...nobody, givenName: givenName ?? '', familyName: familyName ?? '' });
  return keys.at(-1) ?? 'name:';
}

const atOnce = 100;
type NamedPerson = { id: string; givenName: string | null; familyName: string | null };

/**
 * What `linkReferrers` will do with those whom a file names, said in the rows of a dry run. Works on the people behind the id
 * `after`; answers the last one, null when there are no more.
 */
export async function dryRunReferrers(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { importId, after }: { importId: string; after: string },
): Promise<string | null> {
  const page = await listDryRunReferrals(db, workspaceId, { importId, after, limit: atOnce });
  const keys = [...new Set(page.flatMap(({ label }) => splitValues(label).map(nameKey)))];
  const named = await listNamed(db, workspaceId, { importId, keys });
  for (const { id, label, line, reason } of page) {
    const told = splitValues(label).map((name) =>
      explain(
        name,
        [...(named.get(nameKey(name))?.values() ?? [])].filter((one) => one.id !== id),
      ),
    );
    await saveReason(db, workspaceId, {
      importId,
      line,
      reason: [reason, ...told].filter(Boolean).join('; '),
    });
  }
  return page.at(-1)?.id ?? null;
}

/** Everybody of these names, by the key of the name and the id: who is here, and who would come in. */
async function listNamed(
  db: WorkspaceTransaction,
  workspaceId: string,
  { importId, keys }: { importId: string; keys: readonly string[] },
): Promise<Map<string, Map<string, NamedPerson>>> {
  const named = new Map(keys.map((key) => [key, new Map<string, NamedPerson>()]));
  for (const contact of await listKnownContacts(db, workspaceId, { keys, lock: false }))
    for (const key of contact.matchKeys)
      if (contact.deletedAt === null) named.get(key)?.set(contact.id, contact);
  const found = await matchImportPeople(db, workspaceId, { importId, keys });
  const people = await listImportPeople(db, workspaceId, {
    importId,
    ids: [...new Set(found.map(({ personId }) => personId))],
  });
  const byId = new Map(people.map((person) => [person.id, person]));
  for (const { keyNumber, personId } of found) {
    const person = byId.get(personId);
    if (person) named.get(keys[keyNumber - 1] ?? '')?.set(personId, { id: personId, ...person.fields });
  }
  return named;
}

type Answer = z.output<typeof answerProposalEndpoint.body> & { importId: string };

/** The seeker says whether somebody whom a note names made the introduction; a yes is an edge that goes with the import. */
export async function answerProposal(
  db: WorkspaceTransaction,
  scope: Scope,
  { importId, line, name, isReferrer, ...whom }: Answer,
): Promise<ImportRow> {
  const one = await findImport(db, scope.workspaceId, { importId });
  if (!one) throw notFound('import');
  const row = await findRow(db, scope.workspaceId, { importId, line });
  if (!row) throw notFound('row of this import');
  const { proposals, rest } = readProposals(row.reason ?? '');
  if (one.dryRun || one.status !== 'done' || row.contactId === null)
    throw new Problem('conflict', 'This row brought nobody in, so nobody can have referred them.');
  // Answered before: the second click of one answer.
  if (!proposals.some((proposal) => proposal.name === name)) return importRowOfRow(row);
  const others = writeProposals(proposals.filter((proposal) => proposal.name !== name));
  const proposed = { contactId: row.contactId, name, importId, fileName: one.fileName, ...whom };
  const told = isReferrer ? await linkNamed(db, scope, proposed) : '';
  const reason = [rest, told, others].filter(Boolean).join('; ') || null;
  await saveReason(db, scope.workspaceId, { importId, line, reason });
  return importRowOfRow({ ...row, reason });
}

type Proposed = Pick<Answer, 'name' | 'importId' | 'referrerId' | 'referrer'> & {
  contactId: string;
  fileName: string;
};

type Named = Pick<Contact, 'id' | 'givenName' | 'familyName'>;

async function linkNamed(db: WorkspaceTransaction, scope: Scope, proposed: Proposed): Promise<string> {
  const { contactId, name, importId, fileName } = proposed;
  const referrer = (await chosenReferrer(db, scope, proposed)) ?? (await onlyOneCalled(db, scope, proposed));
  await link(db, scope, { contactId, referrer, importId, fileName });
  return explain(name, [referrer]);
}

/** Whom the seeker chose, or adds; null where they leave it to the name. */
async function chosenReferrer(
  db: WorkspaceTransaction,
  scope: Scope,
  { referrerId, referrer, fileName }: Proposed,
): Promise<Named | null> {
  if (referrerId !== undefined) return findContact(db, scope, referrerId);
  if (referrer === undefined) return null;
  const known = await findSameContact(db, scope, referrer);
  if (known) return findContact(db, scope, known);
  const source = { kind: 'import' as const, label: fileName };
  return (await createContact(db, scope, { ...referrer, source })).value;
}

async function onlyOneCalled(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { contactId, name }: Proposed,
): Promise<Named> {
  const key = nameKey(name);
  const known = await listKnownContacts(db, workspaceId, { keys: [key], lock: false });
  const called = known.filter(
    ({ id, deletedAt, matchKeys }) => deletedAt === null && id !== contactId && matchKeys.includes(key),
  );
  const [referrer] = called;
  if (!referrer)
    throw new Problem('rule-broken', `Nobody here is called ${name}. Choose who is meant, or add them.`, {
      code: 'referrer-unknown',
    });
  if (called.length > 1)
    throw new Problem(
      'rule-broken',
      `${called.length} people are called ${name}. Choose the one who is meant.`,
      {
        code: 'referrer-ambiguous',
      },
    );
  return referrer;
}
