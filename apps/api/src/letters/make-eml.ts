import { displayName } from '@threefold/domain/contacts/names';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { composeMail, isMailAddress, type Mailbox, parseMailbox } from '../platform/mail-message.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { readMailSettings } from '../settings/mail-settings.ts';
import { readSettings } from '../settings/settings.ts';
import { findLetter } from './find-letter.ts';
import { requireWritable } from './promise-conditions.ts';

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
