import { setTimeout as sleep } from 'node:timers/promises';
import { displayName } from '@threefold/domain/contacts/names';
import { nextTry } from '@threefold/domain/letters/next-try';
import { Temporal } from 'temporal-polyfill';
import type { AppParts } from '../platform/app-parts.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { enqueue, type JobPayloads, type Jobs } from '../platform/jobs.ts';
import { type ComposedMail, composeMail } from '../platform/mail-message.ts';
import { type Delivery, deliverMail, type MailServer } from '../platform/mail-transport.ts';
import type { Scope } from '../platform/scope.ts';
import { inWorkspace } from '../platform/workspace-transaction.ts';
import { findMailAccount } from '../settings/mail-settings.ts';
import { findPromiseWarnings } from './check-letter.ts';
import { completeLetter, markAbandoned, markLetter } from './letter-outcome.ts';
import { type LetterRow, lockLetterRow, saveLetter } from './letters-queries.ts';

type Payload = JobPayloads['send-letter'];
type Claim = { mail: ComposedMail; server: MailServer; messageId: string; copyTo: string | null };

/**
 * Sends a queued letter, at most once. It is claimed in a transaction of its own before the wire is touched; whoever finds
 * it claimed afterwards knows that nobody can tell any more, and leaves it to the seeker. Only what certainly did not go out is
 * ever tried again: before the claim, or where the server said "later".
 */
export async function deliverLetter(
  parts: AppParts,
  { workspaceId, letterId }: Payload,
  signal?: AbortSignal,
): Promise<void> {
  const { db, config } = parts;
  const claimed = await inWorkspace(db, scopeOf(parts, workspaceId), (transaction) =>
    claim(transaction, scopeOf(parts, workspaceId), { letterId, secretKey: config.secretKey }),
  );
  if (claimed === null) return;
  const delivery = await deliverMail(claimed.server, claimed.mail, {
    allowPrivate: config.allowPrivateMailHosts,
    copyTo: claimed.copyTo,
    signal,
  });
  const scope = scopeOf(parts, workspaceId);
  const writeDown = () =>
    inWorkspace(db, scope, (transaction) =>
      conclude(transaction, scope, { letterId, messageId: claimed.messageId, delivery }),
    );
  await untilDone(writeDown, signal);
}

const millisecondsToWriteDown = 4 * 60 * 1000;
const longestPause = 15_000;

/**
 * What the mail server said is known here alone, and a database that fails must not make a letter unsure that was taken. Tried
 * until shortly before others give the letter up (`certainlyOver`), or until the server stops.
 */
async function untilDone(work: () => Promise<void>, signal?: AbortSignal): Promise<void> {
  const giveUpAt = performance.now() + millisecondsToWriteDown;
  for (let pause = 100; ; pause = Math.min(2 * pause, longestPause)) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() + pause > giveUpAt || signal?.aborted) throw error;
      await sleep(pause, undefined, { ref: false, ...(signal && { signal }) });
    }
  }
}

/** How long after the claim a letter is given up as abandoned; far longer than any delivery takes. */
const abandonedAfter = { minutes: 40 };
const certainlyOver = { minutes: 30 };

/**
 * Long after a claim: a letter that still is on the wire has lost its sender. One that seems to be claimed only just now was claimed
 * anew, or by a clock that was ahead: it is looked at again.
 */
export async function settleSending(parts: AppParts, { workspaceId, letterId }: Payload): Promise<void> {
  const scope = scopeOf(parts, workspaceId);
  await inWorkspace(parts.db, scope, async (transaction) => {
    const row = await lockLetterRow(transaction, workspaceId, letterId);
    if (row?.status !== 'sending' || row.sendingAt === null) return;
    const claimedAt = Temporal.Instant.from(row.sendingAt);
    if (Temporal.Instant.compare(claimedAt.add(certainlyOver), scope.now) > 0)
      return settleLater(transaction, { workspaceId, letterId });
    await markAbandoned(transaction, scope, row);
  });
}

function scopeOf({ clock }: AppParts, workspaceId: string): Scope {
  return { workspaceId, userId: null, level: 'owner', now: clock.now() };
}

async function claim(
  db: WorkspaceTransaction,
  scope: Scope,
  { letterId, secretKey }: { letterId: string; secretKey: string },
): Promise<Claim | null> {
  const row = await lockLetterRow(db, scope.workspaceId, letterId);
  if (row?.status === 'sending') await markAbandoned(db, scope, row);
  if (row?.status !== 'queued') return null;
  const obstacle = obstacleOf(row, scope) ?? (await promiseObstacle(db, scope, row));
  if (obstacle !== null) {
    await markLetter(db, scope, { row, status: 'cancelled', failure: obstacle });
    return null;
  }
  const account = await findMailAccount(db, scope, secretKey);
  if (account === null || row.toAddress === null) {
    const failure = 'No mail server is set up any more. Set one up, or send the letter another way.';
    await giveUp(db, scope, { row, failure });
    return null;
  }
  const messageId = `<${newId(scope.now)}@${account.from.address.split('@').at(-1)}>`;
  const { subject, body: text } = row;
  const to = { name: displayName(row), address: row.toAddress };
  const mail = await composeMail({ from: account.from, to, subject, text, messageId, date: scope.now });
  await hold(db, scope, { letterId, messageId });
  const copyTo = account.copyToSelf ? account.from.address : null;
  return { mail, server: account.server, messageId, copyTo };
}

/** What changed since the approval and must stop the letter. */
function obstacleOf(row: LetterRow, scope: Scope): string | null {
  if (row.deletedAt !== null || row.contactDeletedAt !== null)
    return 'It was put into the trash before it went out.';
  if (row.doNotContact) return 'You marked this contact as not to be contacted before the letter went out.';
  if (row.promiseAt !== null && isPast(row.promiseAt, scope.now))
    return 'The promised time came before the letter went out. Choose a new one and send it again.';
  return null;
}

function isPast(instant: string, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(instant), now) <= 0;
}

/** On another day than the one of the approval a promise may no longer stand, or its words mean another day. */
async function promiseObstacle(
  db: WorkspaceTransaction,
  scope: Scope,
  row: LetterRow,
): Promise<string | null> {
  if (row.tries === 0 || row.queuedAt === null) return null;
  const approvedAt = Temporal.Instant.from(row.queuedAt);
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(row.promiseTimeZone).toPlainDate();
  if (dayOf(approvedAt).equals(dayOf(scope.now))) return null;
  const before = await findPromiseWarnings(db, { ...scope, now: approvedAt }, row);
  const known = new Set(before.map(({ code }) => code));
  const fresh = (await findPromiseWarnings(db, scope, row)).find(({ code }) => !known.has(code));
  if (!fresh) return null;
  return `Your mail server did not take the letter before today, and what it promises no longer fits. ${fresh.message} Change it and send it again.`;
}

/** A letter fails only from the wire, so that a failed one was always claimed first; here it passes through. */
async function giveUp(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, failure }: { row: LetterRow; failure: string },
): Promise<void> {
  await saveLetter(db, scope.workspaceId, { id: row.id, status: 'sending', sendingAt: scope.now.toString() });
  await markLetter(db, scope, { row: { ...row, status: 'sending' }, status: 'failed', failure });
}

async function hold(
  db: WorkspaceTransaction,
  scope: Scope,
  { letterId, messageId }: { letterId: string; messageId: string },
): Promise<void> {
  const now = scope.now.toString();
  await saveLetter(db, scope.workspaceId, {
    id: letterId,
    status: 'sending',
    sendingAt: now,
    nextTryAt: null,
    messageId,
    updatedAt: now,
  });
  await settleLater(db, { workspaceId: scope.workspaceId, letterId });
}

async function settleLater(db: WorkspaceTransaction, payload: JobPayloads['settle-sending']): Promise<void> {
  await enqueue(db, 'settle-sending', {
    payload,
    key: `settle-sending:${payload.letterId}`,
    delay: abandonedAfter,
  });
}

/** A letter that somebody else settled in the meantime is left as it is. */
async function conclude(
  db: WorkspaceTransaction,
  scope: Scope,
  { letterId, messageId, delivery }: { letterId: string; messageId: string; delivery: Delivery },
): Promise<void> {
  const row = await lockLetterRow(db, scope.workspaceId, letterId);
  if (row?.messageId !== messageId) return;
  // Somebody took this worker for dead, and it was not.
  const isWaitedFor =
    row.status === 'sending' || (row.status === 'unsure' && delivery.outcome === 'accepted');
  if (!isWaitedFor) return;
  if (delivery.outcome === 'accepted') {
    const { toAddress } = row;
    const sentAt = scope.now.toString();
    await completeLetter(db, scope, { row, via: 'smtp', toAddress, sentAt, undoUntil: null });
    return;
  }
  if (delivery.outcome === 'later') return tryLater(db, scope, { row, reason: delivery.message });
  const status = delivery.outcome === 'unknown' ? 'unsure' : 'failed';
  await markLetter(db, scope, { row, status, failure: delivery.message });
}

/** The letter waits for its next try, unless that would come too late. */
async function tryLater(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, reason }: { row: LetterRow; reason: string },
): Promise<void> {
  const { workspaceId, now } = scope;
  const { id: letterId, promiseAt } = row;
  const tries = row.tries + 1;
  const next = nextTry(tries, now);
  const isTooLate = next !== null && promiseAt !== null && isPast(promiseAt, next);
  if (next === null || isTooLate) {
    const why = isTooLate
      ? 'The next try would come after the promised call. Choose a new time and send it again.'
      : 'That has been so for a day. Send it again, or another way.';
    await markLetter(db, scope, { row, status: 'failed', failure: `${reason} ${why}` });
    return;
  }
  await saveLetter(db, workspaceId, {
    id: letterId,
    status: 'queued',
    tries,
    nextTryAt: next.toString(),
    sendingAt: null,
    messageId: null,
    failure: reason,
    updatedAt: now.toString(),
  });
  const payload = { workspaceId, letterId };
  await enqueue(db, 'send-letter', { payload, key: `send-letter:${letterId}`, delay: now.until(next) });
}

/** What the worker does with letters. */
export const lettersJobs: Jobs = { 'send-letter': deliverLetter, 'settle-sending': settleSending };
