import type {
  Letter,
  LetterKind,
  SendVia,
  sendLetter as sendLetterEndpoint,
} from '@threefold/contracts/letters';
import { displayName } from '@threefold/domain/contacts/names';
import { canMove, followUpKinds, isFollowUpKind } from '@threefold/domain/vocabulary/letter-kinds';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { releaseCallBack, scheduleCallBack } from '../call-backs/schedule-call-back.ts';
import { lockContact } from '../contacts/contact.ts';
import { settleOwedLetter } from '../contacts/owed-letters.ts';
import { requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { enqueue } from '../platform/jobs.ts';
import { composeMail, isMailAddress, type Mailbox, parseMailbox } from '../platform/mail-message.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { closeLoop } from '../referrals/update-referral.ts';
import { noMailSettings, readMailSettings } from '../settings/mail-settings.ts';
import { readSettings } from '../settings/settings.ts';
import { findLetter, letterOfRow, lockLetter } from './find-letter.ts';
import {
  findPromisedCall,
  hasOutreachUnderWay,
  hasSameLetter,
  type LetterRow,
  saveLetter,
} from './letters-queries.ts';
import { requireAhead, requireWritable } from './promise-slots.ts';

type SentLetter = z.output<(typeof sendLetterEndpoint)['replies'][200]>;
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

/** RFC 6068: UTF-8 percent-encoded, lines ended by CRLF. Complete even where a mail program may find it too long. */
export function mailtoOf({ to, subject, body }: { to: string; subject: string; body: string }): string {
  const address = encoded(to).replaceAll('%40', '@');
  return `mailto:${address}?subject=${encoded(subject)}&body=${encoded(body.replace(/\r\n?|\n/g, '\r\n'))}`;
}

/** Quotes and brackets too, so that the address can stand anywhere. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The letter as a message that a mail program opens ready to send; `X-Unsent` is what makes it do so. */
export async function makeEml(db: WorkspaceTransaction, scope: Scope, letterId: string): Promise<string> {
  const row = await findLetter(db, scope, letterId);
  if (row.contactDeletedAt !== null) throw notFound('contact');
  requireWritable(row);
  const from = await senderOf(db, scope);
  const address = row.toAddress ?? row.emails.find(isMailAddress);
  const domain = from?.address.split('@').at(-1) ?? 'threefold.invalid';
  const { raw } = await composeMail({
    from,
    to: address === undefined ? null : { name: displayName(row), address },
    subject: row.subject,
    text: row.body,
    messageId: row.messageId ?? `<${row.id}@${domain}>`,
    date: scope.now,
    headers: { 'X-Unsent': '1' },
  });
  return raw.toString('utf8');
}

async function senderOf(db: WorkspaceTransaction, scope: Scope): Promise<Mailbox | null> {
  const { from } = await readMailSettings(db, scope);
  if (from !== null) return parseMailbox(from);
  const { profile } = await readSettings(db, scope.workspaceId);
  if (!profile.email || !isMailAddress(profile.email)) return null;
  return { name: profile.name, address: profile.email };
}

type Completion = { sentAt: string; via: NonNullable<LetterRow['via']>; toAddress: string | null };

/** A letter is out: from here on it never changes, its promise is in the ledger, and what was owed is settled. */
export async function completeLetter(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, ...completion }: Completion & { row: LetterRow },
): Promise<void> {
  const { id: letterId, contactId, kind, subject, promiseAt, promiseTimeZone: timeZone } = row;
  const { sentAt, via } = completion;
  await saveLetter(db, scope.workspaceId, {
    id: letterId,
    status: 'sent',
    ...completion,
    failure: null,
    updatedAt: scope.now.toString(),
  });
  const about = { contactId, letterId, meetingId: row.meetingId, referralId: row.referralId };
  record(db, scope, [
    {
      kind: 'letter-sent',
      at: sentAt,
      ...about,
      detail: { letterKind: kind, via, subject, promiseAt, timeZone },
    },
  ]);
  await keepPromise(db, scope, row);
  await settleOwed(db, scope, row);
}

/**
 * The call stands at exactly the moment that the text names, once: an unsure letter has made its call before the seeker says
 * that it arrived, and one that did not arrive promises anew when it is sent again. A contact that went to the trash while the
 * letter was on its way has no ledger to put a call into.
 */
async function keepPromise(db: WorkspaceTransaction, scope: Scope, row: LetterRow): Promise<void> {
  const { id: letterId, contactId, promiseAt: dueAt } = row;
  if (dueAt === null || row.contactDeletedAt !== null) return;
  const call = await findPromisedCall(db, scope.workspaceId, letterId);
  if (call && (call.status === 'due' || row.status === 'unsure')) return;
  await scheduleCallBack(db, scope, { contactId, letterId, dueAt, promised: true });
}

/** Any letter after a meeting settles the thank-you for it; the others settle their own kind. */
async function settleOwed(db: WorkspaceTransaction, scope: Scope, row: LetterRow): Promise<void> {
  const { id: letterId, contactId, kind, meetingId, referralId } = row;
  const kinds: readonly LetterKind[] = isFollowUpKind(kind) ? followUpKinds : [kind];
  const about =
    kind === 'loop-closing' || kind === 'nudge' ? { referralId } : kind === 'outreach' ? {} : { meetingId };
  const settled = await settleOwedLetter(db, scope, { contactId, kinds, letterId, ...about });
  // A nudge to somebody who was named settles the letter without an answer, whatever referral it is about.
  if (kind === 'nudge' && referralId !== null && settled.length === 0)
    await settleOwedLetter(db, scope, { contactId, kinds, letterId });
  if (kind === 'loop-closing' && referralId !== null) await closeLoop(db, scope, referralId);
}

/** `failed`: nothing went out, and it can be sent again. `cancelled`: it must not go out. `unsure`: only the seeker can tell. */
type Mark = { row: LetterRow; status: 'failed' | 'cancelled' | 'unsure'; failure: string };

/** An unsure letter keeps its promise all the same: better a call too many than one that somebody waits for. */
export async function markLetter(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, status, failure }: Mark,
): Promise<void> {
  if (!canMove(row.status, status))
    throw new TypeError(`A letter does not go from ${row.status} to ${status}.`);
  await saveLetter(db, scope.workspaceId, {
    id: row.id,
    status,
    failure,
    updatedAt: scope.now.toString(),
  });
  record(db, scope, [
    {
      kind: status === 'unsure' ? 'letter-unsure' : 'letter-failed',
      contactId: row.contactId,
      letterId: row.id,
      detail: { letterKind: row.kind, failure },
    },
  ]);
  if (status === 'unsure') await keepPromise(db, scope, row);
}

/** Found on the wire by somebody who did not put it there: whoever did is gone, and took the answer along. */
export function markAbandoned(db: WorkspaceTransaction, scope: Scope, row: LetterRow): Promise<void> {
  const failure =
    'The program stopped while this letter was going out. Look into your sent mail, or ask, and say whether it arrived.';
  return markLetter(db, scope, { row, status: 'unsure', failure });
}

/** The seeker says what no server could. It arrived: it counts as sent when it was; it did not: its promised call is let go. */
export async function resolveLetter(
  db: WorkspaceTransaction,
  scope: Scope,
  { letterId, arrived }: { letterId: string; arrived: boolean },
): Promise<Letter> {
  const row = await lockLetter(db, scope, letterId);
  if (row.status === (arrived ? 'sent' : 'failed')) return letterOfRow(row);
  if (row.status !== 'unsure')
    throw new Problem('conflict', 'What became of this letter is known.', {
      code: 'not-unsure',
      current: letterOfRow(row),
    });
  if (arrived) {
    const sentAt = row.sendingAt ?? scope.now.toString();
    await completeLetter(db, scope, { row, via: row.via ?? 'smtp', toAddress: row.toAddress, sentAt });
  } else {
    await releasePromise(db, scope, letterId);
    await markLetter(db, scope, { row, status: 'failed', failure: 'You said that it did not arrive.' });
  }
  return letterOfRow(await findLetter(db, scope, letterId));
}

async function releasePromise(db: WorkspaceTransaction, scope: Scope, letterId: string): Promise<void> {
  const call = await findPromisedCall(db, scope.workspaceId, letterId);
  if (call?.status !== 'due') return;
  await releaseCallBack(db, scope, {
    callBackId: call.id,
    reason: 'The letter that promised it did not arrive.',
    ifMatch: null,
  });
}
