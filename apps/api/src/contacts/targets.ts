import type { listTargetProposals as listEndpoint } from '@threefold/contracts/contacts';
import type { ReplyOf } from '@threefold/contracts/endpoint';
import type { listToWrite as listToWriteEndpoint } from '@threefold/contracts/today';
import { displayName } from '@threefold/domain/contacts/names';
import { matchTargets, type TargetList } from '@threefold/domain/contacts/target-list';
import { type ProposedReason, rankByWarmth, rankTargets } from '@threefold/domain/contacts/target-reasons';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { readSettings } from '../settings/settings.ts';
import { type CandidateRow, countUnwritten, listCandidates } from './targets-queries.ts';

/** A book is read this far: who was referred or has a reason stands first in it. */
const mostRead = 5_000;
/** Enough to choose three from where no list asks for more. */
const fewest = 100;

type Target = CandidateRow & {
  /** Not among the confirmed ones. */
  proposed: ProposedReason[];
  placeToMeet: string | null;
};

/** Whom to write to next: referred, with a reason, or with one that the list of targets proposes. The best first. */
export async function findTargets(
  db: WorkspaceTransaction,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  targets: TargetList,
): Promise<{ target: Target; why: string[] }[]> {
  const all = Object.values(targets).some((entries) => entries.length > 0);
  const rows = await listCandidates(db, workspaceId, { all, atMost: all ? mostRead : fewest });
  return rankTargets(readAgainst(targets, rows));
}

/** Everybody to whom nothing was written yet, the warmest first, with or without a reason. */
export async function listToWrite(
  db: WorkspaceTransaction,
  scope: Scope,
  { limit }: Request,
): Promise<ReplyOf<typeof listToWriteEndpoint>> {
  const { targets } = await readSettings(db, scope.workspaceId);
  const rows = await listCandidates(db, scope.workspaceId, { all: true, atMost: mostRead });
  const items = rankByWarmth(readAgainst(targets, rows))
    .slice(0, limit)
    .map(({ target, why }) => ({
      contactId: target.id,
      version: target.version,
      name: displayName(target),
      title: target.title,
      organization: target.organization,
      hasEmail: target.hasEmail,
      hasPhone: target.hasPhone,
      linkedinUrl: target.linkedinUrl,
      connectedOn: target.connectedOn,
      referredBy: target.referredBy,
      reasons: target.reasons,
      proposed: target.proposed,
      why: why.length === 0 ? 'Not contacted yet.' : sentenceOf(why),
    }));
  return { items, count: await countUnwritten(db, scope.workspaceId) };
}

/** To how many nothing was written yet. */
export function countToWrite(db: WorkspaceTransaction, workspaceId: string): Promise<number> {
  return countUnwritten(db, workspaceId);
}

/** "Referred by Marcus Bell; you have an email address." */
export function sentenceOf(why: readonly string[]): string {
  const sentence = why.join('; ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function readAgainst(targets: TargetList, rows: readonly CandidateRow[]) {
  const matcher = matchTargets(targets);
  return rows.map((row) => ({
    ...row,
    proposed: matcher.reasonsOf(row).filter(({ reason }) => !row.reasons.includes(reason)),
    placeToMeet: matcher.placeToMeet(row),
    hasEmail: row.emails.length > 0,
    doNotContact: false,
    stage: 'identified' as const,
  }));
}

type Request = { limit: number };

export async function listTargetProposals(
  db: WorkspaceTransaction,
  scope: Scope,
  { limit }: Request,
): Promise<ReplyOf<typeof listEndpoint>> {
  const { targets } = await readSettings(db, scope.workspaceId);
  const found = await findTargets(db, scope, targets);
  const items = found
    .filter(({ target }) => target.proposed.length > 0)
    .slice(0, limit)
    .map(({ target }) => ({
      contactId: target.id,
      version: target.version,
      name: displayName(target),
      title: target.title,
      organization: target.organization,
      reasons: target.reasons,
      proposed: target.proposed,
      placeToMeet: target.placeToMeet,
      faceToFace: target.faceToFace,
    }));
  return { items, nextCursor: null };
}
