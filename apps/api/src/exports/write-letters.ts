import { mboxEntry } from '@threefold/domain/exports/mbox';
import { Temporal } from 'temporal-polyfill';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { composeMail, isMailAddress, type Mailbox, parseMailbox } from '../platform/mail-message.ts';
import { fetchSentLetters, findSender, type SentLetterRow } from './exports-queries.ts';

/** Every letter that went out, on paper too, as a message with the headers of one. */
export async function* writeMbox(db: WorkspaceTransaction, workspaceId: string): AsyncGenerator<string> {
  const from = senderOf(await findSender(db, workspaceId));
  for await (const letters of fetchSentLetters(db, workspaceId)) {
    for (const letter of letters) {
      const at = Temporal.Instant.from(letter.sentAt);
      const { raw } = await composeMail({ ...messageOf(letter), from, date: at });
      yield mboxEntry({ message: raw.toString('utf8'), sender: from?.address ?? '', at });
    }
  }
}

function messageOf({ id, subject, body, kind, via, messageId, toName, toAddress }: SentLetterRow) {
  const hasAddress = toAddress !== null && isMailAddress(toAddress);
  return {
    to: hasAddress ? { name: toName, address: toAddress } : null,
    subject,
    text: body,
    messageId: messageId ?? `<${id}@threefold.invalid>`,
    headers: {
      'X-Threefold-Kind': kind,
      'X-Threefold-Via': via ?? 'unknown',
      ...(!hasAddress && { 'X-Threefold-To': toName }),
    },
  };
}

function senderOf({ fromAddress, name, email }: Awaited<ReturnType<typeof findSender>>): Mailbox | null {
  if (fromAddress !== null) return parseMailbox(fromAddress);
  return email && isMailAddress(email) ? { name, address: email } : null;
}
