import type { MergePreview } from '@threefold/contracts/contact-merging';
import { mergeTwo } from '@threefold/domain/contact-merging/merge-two';
import { displayName } from '@threefold/domain/contacts/names';
import { contactOfRow } from '../contacts/contact.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { sideOf } from './merging-person.ts';
import { type CountsRow, countThings } from './preview-queries.ts';
import { readTwo } from './read-two.ts';

/** What merging would come to by the rules alone. Changes nothing. */
export async function previewMerge(
  db: WorkspaceTransaction,
  scope: Scope,
  ids: { survivorId: string; mergedId: string },
): Promise<MergePreview> {
  const { survivor, merged } = await readTwo(db, scope, { ...ids, lock: false });
  const { contact, fields } = mergeTwo(sideOf(survivor), sideOf(merged));
  const counts = await countThings(db, scope.workspaceId, [survivor.id, merged.id]);
  const [ofSurvivor, ofMerged] = [counts.get(survivor.id), counts.get(merged.id)];
  const { emails, phones, tags, reasons, notes, doNotContact } = contact;
  return {
    survivor: contactOfRow(survivor, scope),
    merged: contactOfRow(merged, scope),
    fields,
    united: { emails, phones, tags, reasons, notes, doNotContact },
    counts: { survivor: shown(ofSurvivor), merged: shown(ofMerged) },
    warnings: warningsOf(displayName(contact), [ofSurvivor, ofMerged]),
  };
}

function shown(counts: CountsRow | undefined): MergePreview['counts']['survivor'] {
  const { letters = 0, calls = 0, meetings = 0, referrals = 0, findings = 0 } = counts ?? {};
  return { letters, calls, meetings, referrals, findings };
}

/** What the seeker should look at afterwards: nobody wants the same letter or the same call twice. */
function warningsOf(name: string, both: readonly (CountsRow | undefined)[]): string[] {
  const everybody = (has: (counts: CountsRow) => boolean) =>
    both.every((counts) => counts !== undefined && has(counts));
  return [
    ...(everybody(({ openCalls }) => openCalls > 0)
      ? [`Calls to both are owed. Afterwards ${name} has all of them: release what is one too many.`]
      : []),
    ...(everybody(({ openLetters }) => openLetters > 0)
      ? [`Letters to both wait. Afterwards they all go to ${name}: look which of them is still needed.`]
      : []),
    ...(both.some((counts) => counts !== undefined && counts.between > 0)
      ? ['One of them named the other. That referral is put aside, since nobody names themselves.']
      : []),
  ];
}
