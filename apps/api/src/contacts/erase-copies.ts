import { displayName } from '@threefold/domain/contacts/names';
import { foldText } from '@threefold/domain/contacts/search-text';
import { joinValues, splitValues } from '@threefold/domain/exports/joined-values';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { derivedTexts } from './contact-columns.ts';
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

/** Beyond so many words to look for, every text of a line that an import kept goes. */
const mostWords = 1_000;

/**
 * What was copied from people who are erased, in rows of others and of nobody: the name of whoever made an introduction, what
 * a file or a coach said of them, their words in a finding of somebody else. What the seeker wrote about others stays.
 */
export async function eraseCopies(
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
