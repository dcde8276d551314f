// Who made the introduction, as a file says it: an edge of the chain where one person has that name, told without one in a dry run, and asked of
// the seeker where only a note or a relation says so.
import type {
  answerProposal as answerProposalEndpoint,
  ImportRow,
} from '@threefold/contracts/contact-imports';
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
import { nameReferral, nameReferrals } from '../referrals/name-referral.ts';
import {
  findImport,
  findRow,
  goByIndexes,
  listLabelledRows,
  saveReason,
  saveReasons,
} from './contact-imports-queries.ts';
import { listDryRunReferrals, matchImportPeople, matchRows } from './imported-contacts-queries.ts';
import { importRowOfRow } from './list-imports.ts';

/** Marks the referrals that an import made, so that they go with it when it is taken back. */
export function referralMark(importId: string): string {
  return `import ${importId}`;
}

/** Enough that a transaction is worth its round trips. */
const atOnce = 2_500;

/**
 * Whom a file names as referrer becomes one where exactly one person has that name; otherwise the name stays beside the
 * contact, and the row says so. Works on the rows after line `after`; answers the last line it saw, null when there are no more.
 */
export async function linkReferrers(
  db: WorkspaceTransaction,
  scope: Scope,
  { importId, fileName, after }: { importId: string; fileName: string; after: number },
): Promise<number | null> {
  const { workspaceId } = scope;
  await goByIndexes(db);
  const rows = await listLabelledRows(db, workspaceId, { importId, after, limit: atOnce });
  const named = await listNamed(db, workspaceId, { labels: rows.map(({ label }) => label) });
  const links: { fromContactId: string; contactId: string; isNew: boolean }[] = [];
  const told = rows.map(({ line, outcome, reason, label, contactId }) => {
    const reasons = [reason];
    for (const name of splitValues(label)) {
      const people = othersCalled(named, { name, id: contactId });
      const [referrer] = people;
      if (people.length === 1 && referrer)
        links.push({ fromContactId: referrer.id, contactId, isNew: outcome === 'created' });
      reasons.push(explain(name, people));
    }
    return { line, reason: reasons.filter(Boolean).join('; ') };
  });
  await nameReferrals(db, scope, { pairs: links, ...termsOf(fileName), hash: referralMark(importId) });
  await saveReasons(db, workspaceId, { importId, rows: told });
  return rows.at(-1)?.line ?? null;
}

type Link = { contactId: string; referrer: { id: string }; importId: string; fileName: string };

/** A file does not say on which terms a name was given, so none are assumed. */
function termsOf(fileName: string): { terms: 'name-only'; note: string } {
  return { terms: 'name-only', note: `From ${fileName}` };
}

async function link(
  db: WorkspaceTransaction,
  scope: Scope,
  { contactId, referrer, importId, fileName }: Link,
): Promise<void> {
  await nameReferral(db, scope, {
    fromContactId: referrer.id,
    contactId,
    ...termsOf(fileName),
    hash: referralMark(importId),
  });
}

/** What the row says of the one whom the file names as referrer; `named`: those who are called so. Of several the seeker chooses one. */
function explain(
  label: string,
  named: readonly { givenName: string | null; familyName: string | null }[],
): string {
  const [referrer] = named;
  const many = named.length < manyNamesakes ? `${named.length} contacts are` : 'Several contacts are';
  if (named.length > 1)
    return `${many} named ${label}: the referrer was kept as extra info; ${writeProposals([{ name: label, says: `${many} named that` }])}`;
  if (!referrer) return `no contact is named ${label}: the referrer was kept as extra info`;
  return `referred by ${displayName(referrer)}`;
}

/** More of one name are not counted. */
const manyNamesakes = 4;

function nameKey(label: string): string {
  const { givenName, familyName } = splitName(label);
  const nobody = { linkedinUrl: null, organization: null, emails: [], phones: [] };
  const keys = storedMatchKeys({ ...nobody, givenName: givenName ?? '', familyName: familyName ?? '' });
  return keys.at(-1) ?? 'name:';
}

type NamedPerson = { id: string; givenName: string | null; familyName: string | null };
type NamedPeople = ReadonlyMap<string, readonly NamedPerson[]>;

function othersCalled(named: NamedPeople, { name, id }: { name: string; id: string }): NamedPerson[] {
  return (named.get(nameKey(name)) ?? []).filter((person) => person.id !== id);
}

/**
 * What `linkReferrers` will do with those whom a file names, said in the rows of a dry run. Works on the people behind the id
 * `after`; answers the last one, null when there are no more.
 */
export async function dryRunReferrers(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { importId, after }: { importId: string; after: string },
): Promise<string | null> {
  await goByIndexes(db);
  const page = await listDryRunReferrals(db, workspaceId, { importId, after, limit: atOnce });
  const named = await listNamed(db, workspaceId, { labels: page.map(({ label }) => label), importId });
  const rows = page.map(({ id, label, line, reason }) => {
    const told = splitValues(label).map((name) => explain(name, othersCalled(named, { name, id })));
    return { line, reason: [reason, ...told].filter(Boolean).join('; ') };
  });
  await saveReasons(db, workspaceId, { importId, rows });
  return page.at(-1)?.id ?? null;
}

/** Some of those who have these names, by the key of the name: who is here, and with `importId` who would come in. */
async function listNamed(
  db: WorkspaceTransaction,
  workspaceId: string,
  { labels, importId }: { labels: readonly string[]; importId?: string },
): Promise<NamedPeople> {
  const keys = [...new Set(labels.flatMap((label) => splitValues(label).map(nameKey)))];
  const named = new Map(keys.map((key) => [key, new Map<string, NamedPerson>()]));
  const add = (keyNumber: number, person: NamedPerson) =>
    named.get(keys[keyNumber - 1] ?? '')?.set(person.id, person);
  for (const { keyNumber, contactId, givenName, familyName, inBin } of await matchRows(db, workspaceId, keys))
    if (!inBin) add(keyNumber, { id: contactId, givenName, familyName });
  const planned = importId === undefined ? [] : await matchImportPeople(db, workspaceId, { importId, keys });
  for (const { keyNumber, personId, givenName, familyName } of planned)
    add(keyNumber, { id: personId, givenName, familyName });
  return new Map([...named].map(([key, people]) => [key, [...people.values()]]));
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
    throw new Problem('conflict', 'This row wasn’t imported, so it can’t have a referrer.');
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

type Named = NamedPerson;

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
  const called = othersCalled(await listNamed(db, workspaceId, { labels: [name] }), { name, id: contactId });
  const [referrer] = called;
  if (!referrer)
    throw new Problem('rule-broken', `No contact is named ${name}. Choose the right person, or add them.`, {
      code: 'referrer-unknown',
    });
  if (called.length > 1)
    throw new Problem(
      'rule-broken',
      `${called.length < manyNamesakes ? called.length : 'Several'} contacts are named ${name}. Choose the right one.`,
      {
        code: 'referrer-ambiguous',
      },
    );
  return referrer;
}
