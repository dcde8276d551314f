import { displayName } from '@threefold/domain/contacts/names';
import { foldText } from '@threefold/domain/contacts/search-text';
import { joinValues, splitValues } from '@threefold/domain/formats/joined-values';
import { derivedTexts } from '../contacts/contact-columns.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { lockPerson } from './access-report-queries.ts';
import {
  clearImportRows,
  clearReferrerLabels,
  deleteProposals,
  type Identity,
  listIdentities,
  listNamingReferrer,
  restoreMergedFindings,
  saveReferrerNames,
  withoutSamples,
} from './erase-copies-queries.ts';
import {
  deleteContacts,
  deleteTraces,
  listMeetingsOfOnly,
  listWithMerged,
  readShape,
  restoreShape,
  unlinkOthers,
} from './erase-person-queries.ts';

/**
 * Erases people for good. Whoever was referred or referred somebody leaves an unnamed place behind: its stages and the bare
 * referrals, so that the network and its chains keep their shape. Everything else goes by the foreign keys, of tables that are
 * yet to come too; then the place is put back. Answers the ids that stay.
 */
export async function eraseToUnnamed(
  db: WorkspaceTransaction,
  { workspaceId, now }: Scope,
  contactIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const shape = await readShape(db, workspaceId, contactIds);
  await eraseContacts(db, workspaceId, contactIds);
  await restoreShape(db, workspaceId, { ...shape, now: now.toString() });
  return new Set(shape.places.map(({ id }) => id));
}

type Erased = { id: string; erased: true; staysUnnamed: boolean };

/** One person at once and for good, from the trash or not. Whoever is in the figures of progress stays counted: they name nobody. */
export async function eraseContact(
  db: WorkspaceTransaction,
  scope: Scope,
  contactId: string,
): Promise<Erased> {
  const person = await lockPerson(db, scope.workspaceId, contactId);
  if (!person) throw notFound('contact');
  // A second click finds the place that the first one left.
  if (person.erasedAt !== null) return { id: contactId, erased: true, staysUnnamed: true };
  const staying = await eraseToUnnamed(db, scope, [contactId]);
  const staysUnnamed = staying.has(contactId);
  record(db, scope, [{ kind: 'person-erased', detail: { staysUnnamed } }]);
  return { id: contactId, erased: true, staysUnnamed };
}

/** Erases people for good, with all that is about them alone. The figures of what was done keep their counts. */
export async function eraseContacts(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<void> {
  if (contactIds.length === 0) return;
  // Whoever went into one of them goes along.
  const everybody = await listWithMerged(db, workspaceId, contactIds);
  const meetingIds = await listMeetingsOfOnly(db, workspaceId, everybody);
  const erasing = { contactIds: everybody, meetingIds };
  await eraseCopies(db, workspaceId, everybody);
  await unlinkOthers(db, workspaceId, erasing);
  await deleteTraces(db, workspaceId, erasing);
  await deleteContacts(db, workspaceId, erasing);
}

/** Beyond so many words to look for, every text of a line that an import kept goes. */
const mostWords = 1_000;

/**
 * What was copied from people who are erased, in rows of others and of nobody: the name of whoever made an introduction, what
 * a file or a coach said of them, their words in a finding of somebody else. What the seeker wrote about others stays.
 */
async function eraseCopies(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<void> {
  const people = await listIdentities(db, workspaceId, contactIds);
  const identity = identityOf(people);
  await clearReferrerLabels(db, workspaceId, contactIds);
  await forgetReferrerNames(db, workspaceId, identity.names);
  await restoreMergedFindings(db, workspaceId, contactIds);
  await deleteProposals(db, workspaceId, { contactIds, ...identity });
  await withoutSamples(db, workspaceId, { contactIds, ...identity });
  await clearImportRows(db, workspaceId, { contactIds, ...identity });
}

function identityOf(people: readonly Identity[]) {
  const all = (texts: readonly (string | null)[]) => [
    ...new Set(texts.flatMap((text) => (text?.trim() ? text.trim() : []))),
  ];
  const whole = all(people.filter(isWhole).flatMap((one) => [displayName(one), reversed(one)]));
  const names = all([...people.map(displayName), ...whole]);
  const emails = all(people.flatMap((one) => one.emails.map((email) => email.toLowerCase())));
  const pages = all(people.map((one) => one.linkedinUrl?.toLowerCase() ?? null));
  // Half a name is part of too many words.
  const words = [...whole.map((name) => name.toLowerCase()), ...emails, ...pages];
  return { names, emails, pages, words: words.length > mostWords ? [''] : words };
}

function isWhole({ givenName, familyName }: Identity): boolean {
  return givenName.trim() !== '' && familyName.trim() !== '';
}

function reversed({ givenName, familyName }: Identity): string {
  return `${familyName}, ${givenName}`;
}

/** A file said of others that these people sent them; the names of whoever else did stay. */
async function forgetReferrerNames(
  db: WorkspaceTransaction,
  workspaceId: string,
  names: readonly string[],
): Promise<void> {
  const folded = new Set(names.map(foldText));
  for (const { id, label, ...contact } of await listNamingReferrer(db, workspaceId, names)) {
    const others = splitValues(label).filter((name) => !folded.has(foldText(name)));
    const { 'Referred by': _, ...rest } = contact.extra;
    const extra = others.length === 0 ? rest : { ...rest, 'Referred by': joinValues(others) };
    const { search } = derivedTexts({ ...contact, extra });
    await saveReferrerNames(db, workspaceId, {
      id,
      search,
      extra: Object.keys(extra).length === 0 ? null : JSON.stringify(extra),
    });
  }
}
