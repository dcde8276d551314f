import type { SendVia, sendLetter as sendLetterEndpoint } from '@threefold/contracts/letters';
import { canMove } from '@threefold/domain/vocabulary/letter-kinds';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { lockContact } from '../contacts/contact.ts';
import { requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { enqueue } from '../platform/jobs.ts';
import { isMailAddress } from '../platform/mail-message.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { noMailSettings, readMailSettings } from '../settings/mail-settings.ts';
import { completeLetter } from './complete-letter.ts';
import { findLetter, lockLetter } from './find-letter.ts';
import { letterOfRow } from './letter-of-row.ts';
import { type LetterRow, saveLetter } from './letters-queries.ts';
import { mailtoOf } from './mailto.ts';
import { requireAhead, requireWritable } from './promise-conditions.ts';
import { findPromisedCall, hasOutreachUnderWay, hasSameLetter } from './sending-queries.ts';

export type SentLetter = z.output<(typeof sendLetterEndpoint)['replies'][200]>;
type Sending = { letterId: string; via: SendVia; ifMatch: number | null };

/** The seeker's approval. By mail server it goes into the queue, otherwise it is out at once; a second click changes nothing. */
export async function sendLetter(
  db: WorkspaceTransaction,
  scope: Scope,
  { letterId, via, ifMatch }: Sending,
): Promise<SentLetter> {
  const row = await lockLetter(db, scope, letterId);
  if (isApproved(row, via)) return answer(db, scope, letterId);
  requireVersion(row.version, ifMatch, letterOfRow(row));
  const contact = await lockContact(db, scope, row.contactId);
  requireWritable(contact);
  const toAddress = via === 'paper' ? null : requireAddress(contact.emails);
  await requireSendable(db, scope, { row, via });
  if (via === 'smtp') await approve(db, scope, { row, toAddress });
  else await completeLetter(db, scope, { row, via, toAddress, sentAt: scope.now.toString() });
  return answer(db, scope, letterId);
}

/** True for the second click; throws where the letter went, or goes, another way. */
function isApproved(row: LetterRow, via: SendVia): boolean {
  if (canMove(row.status, 'queued')) return false;
  if (row.status !== 'cancelled' && row.via === via) return true;
  const detail =
    row.status === 'cancelled'
      ? 'This letter was cancelled. Change it first; then it can be sent.'
      : row.status === 'sent'
        ? 'This letter was sent another way already.'
        : 'This letter is on its way already.';
  throw new Problem('conflict', detail, { code: `letter-${row.status}`, current: letterOfRow(row) });
}

function requireAddress(emails: readonly string[]): string {
  const address = emails.find(isMailAddress);
  if (address !== undefined) return address;
  throw new Problem(
    'rule-broken',
    'This contact has no e-mail address. Add one, or send the letter on paper.',
    {
      code: 'no-address',
    },
  );
}

async function requireSendable(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, via }: { row: LetterRow; via: SendVia },
): Promise<void> {
  if (row.body.trim() === '' || (via !== 'paper' && row.subject.trim() === ''))
    throw new Problem('rule-broken', 'A letter needs a subject and a text before it goes out.', {
      code: 'empty-letter',
    });
  if (row.promiseAt !== null) requireAhead(scope, Temporal.Instant.from(row.promiseAt));
  if (via === 'smtp' && !(await readMailSettings(db, scope)).configured) throw noMailSettings();
  if (await hasSameLetter(db, scope.workspaceId, row))
    throw new Problem('conflict', 'This contact has had a letter with exactly this text.', {
      code: 'same-letter',
    });
  if (row.kind === 'outreach' && (await hasOutreachUnderWay(db, scope.workspaceId, row)))
    throw new Problem(
      'conflict',
      'Another first letter to this contact is on its way. See first whether it arrives.',
      { code: 'outreach-under-way' },
    );
}

/** Approval and job in one transaction: either both are there or neither. */
async function approve(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, toAddress }: { row: LetterRow; toAddress: string | null },
): Promise<void> {
  const now = scope.now.toString();
  const { id: letterId, contactId, kind } = row;
  await saveLetter(db, scope.workspaceId, {
    id: letterId,
    status: 'queued',
    via: 'smtp',
    toAddress,
    queuedAt: now,
    sendingAt: null,
    messageId: null,
    failure: null,
    updatedAt: now,
  });
  await enqueue(db, 'send-letter', {
    payload: { workspaceId: scope.workspaceId, letterId },
    key: `send-letter:${letterId}`,
  });
  record(db, scope, [
    { kind: 'letter-approved', contactId, letterId, detail: { letterKind: kind, via: 'smtp' } },
  ]);
}

async function answer(db: WorkspaceTransaction, scope: Scope, letterId: string): Promise<SentLetter> {
  const row = await findLetter(db, scope, letterId);
  const call = await findPromisedCall(db, scope.workspaceId, letterId);
  const mailto = row.via === 'mail-program' && row.toAddress ? mailtoOf({ ...row, to: row.toAddress }) : null;
  return { ...letterOfRow(row), mailto, callBackId: call?.id ?? null };
}
