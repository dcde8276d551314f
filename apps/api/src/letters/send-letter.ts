import type { SendVia, sendLetter as sendLetterEndpoint } from '@threefold/contracts/letters';
import { bouncedEmailsOf } from '@threefold/domain/contacts/email-address';
import { displayName } from '@threefold/domain/contacts/names';
import { blanksOf, composeLinks, linkedinTexts, mailtoOf } from '@threefold/domain/letters/ways-out';
import { canMove, isChangeable, needsAddress } from '@threefold/domain/vocabulary/letter-kinds';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { lockContact } from '../contacts/contact.ts';
import type { Reader } from '../contacts/find-reader.ts';
import { requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { enqueue } from '../platform/jobs.ts';
import { composeMail, isMailAddress, type Mailbox, parseMailbox } from '../platform/mail-message.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { noMailSettings, readMailSettings } from '../settings/mail-settings.ts';
import { readSettings } from '../settings/settings.ts';
import { findLetter, letterOfRow, lockLetter } from './find-letter.ts';
import { completeByHand, endOfDay, goOut } from './letter-outcome.ts';
import {
  findPromisedCall,
  hasOutreachUnderWay,
  hasSameLetter,
  type LetterRow,
  saveLetter,
} from './letters-queries.ts';
import { requireAhead, requireWritable } from './promise-slots.ts';

type SentLetter = z.output<(typeof sendLetterEndpoint)['replies'][200]>;
type Sending = {
  letterId: string;
  via: SendVia;
  /** Opened elsewhere, and not out yet. */
  handOver?: boolean | undefined;
  allowBlanks?: boolean | undefined;
  ifMatch: number | null;
};

/**
 * The seeker's approval. By mail server it goes into the queue, by hand it is out at once or handed over first; a second click
 * changes nothing.
 */
export async function sendLetter(
  db: WorkspaceTransaction,
  scope: Scope,
  { letterId, via, handOver = false, allowBlanks = false, ifMatch }: Sending,
): Promise<SentLetter> {
  requireByHand(via, handOver);
  const row = await lockLetter(db, scope, letterId);
  if (row.status === 'handed-over' && row.via === via && !handOver) {
    await goOut(db, scope, row);
    return answer(db, scope, letterId);
  }
  if (isApproved(row, via)) return answer(db, scope, letterId);
  requireVersion(row.version, ifMatch, letterOfRow(row));
  const contact = await lockContact(db, scope, row.contactId);
  requireWritable(contact);
  const toAddress = needsAddress(via) ? requireAddress(contact) : null;
  await requireSendable(db, scope, { row, via, allowBlanks });
  if (via === 'smtp') await approve(db, scope, { row, toAddress });
  else if (handOver) await giveOver(db, scope, { row, via, toAddress });
  else await completeByHand(db, scope, { row, via, toAddress });
  return answer(db, scope, letterId);
}

function requireByHand(via: SendVia, handOver: boolean): void {
  if (via !== 'smtp' || !handOver) return;
  throw new Problem('rule-broken', 'Your mail server sends the letter by itself; nothing is handed over.', {
    code: 'no-hand-over',
    errors: [{ path: 'handOver', message: 'does not go with smtp' }],
  });
}

/** What a template left open must not reach a reader: the one rule for every way out. */
function requireFilled({ subject, body }: Pick<LetterRow, 'subject' | 'body'>): void {
  const blanks = blanksOf({ subject, body });
  if (blanks.length === 0) return;
  const count = blanks.length === 1 ? 'a blank' : `${blanks.length} blanks`;
  throw new Problem(
    'rule-broken',
    `This letter still has ${count}. Fill in each of them before you send it.`,
    {
      code: 'blanks',
      errors: blanks.map(({ path, message }) => ({ path, message })),
    },
  );
}

/** True for the second click; throws where the letter went, or goes, another way. */
function isApproved(row: LetterRow, via: SendVia): boolean {
  if (isChangeable(row.status) && canMove(row.status, 'queued')) return false;
  if (row.status !== 'cancelled' && row.via === via) return true;
  const detail =
    row.status === 'cancelled'
      ? 'This letter was cancelled. Change it first; then it can be sent.'
      : row.status === 'sent'
        ? 'This letter was sent another way already.'
        : row.status === 'handed-over'
          ? 'This letter was opened another way. Say first whether it went out.'
          : 'This letter is on its way already.';
  throw new Problem('conflict', detail, { code: `letter-${row.status}`, current: letterOfRow(row) });
}

function requireAddress(contact: Pick<Reader['contact'], 'emails' | 'extra'>): string {
  const address = contact.emails.find(isMailAddress);
  if (address !== undefined) return address;
  const bounced = bouncedEmailsOf(contact).join(', ');
  const detail =
    bounced === ''
      ? 'This contact has no email address. Add one, or send the letter on LinkedIn or on paper.'
      : `Mail to ${bounced} came back before. Add another address, or send the letter on LinkedIn or on paper.`;
  throw new Problem('rule-broken', detail, { code: 'no-address' });
}

async function requireSendable(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, via, allowBlanks }: { row: LetterRow; via: SendVia; allowBlanks: boolean },
): Promise<void> {
  if (row.body.trim() === '' || (needsAddress(via) && row.subject.trim() === ''))
    throw new Problem('rule-broken', 'A letter needs a subject and a text before it goes out.', {
      code: 'empty-letter',
    });
  if (row.promiseAt !== null) requireAhead(scope, Temporal.Instant.from(row.promiseAt));
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
  if (!allowBlanks) requireFilled(row);
  if (via === 'smtp' && !(await readMailSettings(db, scope)).configured) throw noMailSettings();
}

/** So long a letter waits that a click can be undone. */
const secondThought = { seconds: 10 };

/** Approval and job in one transaction: either both are there or neither. The queue holds the job until nobody undid it. */
async function approve(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, toAddress }: { row: LetterRow; toAddress: string | null },
): Promise<void> {
  const now = scope.now.toString();
  const { id: letterId, contactId, kind } = row;
  const undoUntil = scope.now.add(secondThought).toString();
  await saveLetter(db, scope.workspaceId, {
    id: letterId,
    status: 'queued',
    via: 'smtp',
    toAddress,
    queuedAt: now,
    undoUntil,
    sendingAt: null,
    messageId: null,
    tries: 0,
    nextTryAt: null,
    failure: null,
    updatedAt: now,
  });
  await enqueue(db, 'send-letter', {
    payload: { workspaceId: scope.workspaceId, letterId },
    key: `send-letter:${letterId}`,
    delay: secondThought,
  });
  record(db, scope, [
    { kind: 'letter-approved', contactId, letterId, detail: { letterKind: kind, via: 'smtp' } },
  ]);
}

type ByHand = { row: LetterRow; via: SendVia; toAddress: string | null };

/** The seeker has it in another program or in the printer, and says later whether it went out. */
async function giveOver(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, via, toAddress }: ByHand,
): Promise<void> {
  const now = scope.now.toString();
  const { id: letterId, contactId, kind: letterKind } = row;
  await saveLetter(db, scope.workspaceId, {
    id: letterId,
    status: 'handed-over',
    via,
    toAddress,
    queuedAt: now,
    undoUntil: await endOfDay(db, scope),
    failure: null,
    updatedAt: now,
  });
  record(db, scope, [{ kind: 'letter-handed-over', contactId, letterId, detail: { letterKind, via } }]);
}

async function answer(db: WorkspaceTransaction, scope: Scope, letterId: string): Promise<SentLetter> {
  const row = await findLetter(db, scope, letterId);
  const call = await findPromisedCall(db, scope.workspaceId, letterId);
  const mail = row.toAddress === null ? null : { ...row, to: row.toAddress };
  return {
    ...letterOfRow(row),
    mailto: row.via === 'mail-program' && mail ? mailtoOf(mail) : null,
    compose: row.via === 'web-mail' && mail ? composeLinks(mail) : null,
    linkedin: row.via === 'linkedin' ? await textsForLinkedin(db, scope, row) : null,
    callBackId: call?.id ?? null,
  };
}

async function textsForLinkedin(db: WorkspaceTransaction, scope: Scope, row: LetterRow) {
  const { profile } = await readSettings(db, scope.workspaceId);
  return linkedinTexts({ body: row.body, writer: profile.name, contact: row });
}

/** The letter as a message that a mail program opens ready to send; `X-Unsent` is what makes it do so. */
export async function makeEml(
  db: WorkspaceTransaction,
  scope: Scope,
  { letterId, allowBlanks }: { letterId: string; allowBlanks: boolean },
): Promise<string> {
  const row = await findLetter(db, scope, letterId);
  if (row.contactDeletedAt !== null) throw notFound('contact');
  requireWritable(row);
  // What is approved passed this rule, or its blanks were meant.
  if (isChangeable(row.status) && !allowBlanks) requireFilled(row);
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
