import { isEmailAddress } from '@threefold/domain/contacts/email-address';
import type { Temporal } from 'temporal-polyfill';

export type Mailbox = { name: string; address: string };

export type MailMessage = {
  /** Null leaves it to the mail program that opens the message. */
  from: Mailbox | null;
  to: Mailbox | null;
  subject: string;
  text: string;
  messageId: string;
  date: Temporal.Instant;
  headers?: Record<string, string>;
};

export type ComposedMail = { raw: Buffer; from: string; to: string[] };

/** RFC 5322, UTF-8 in quoted-printable: every line arrives as it was written, whatever its length. */
export async function composeMail(message: MailMessage): Promise<ComposedMail> {
  const { from, to, subject, text, messageId, date, headers = {} } = message;
  // As the other parts of it: a server that mails nothing needs none of its 15 MB.
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const mail = new MailComposer({
    ...(from && { from: oneLine(from) }),
    ...(to && { to: oneLine(to) }),
    subject: withoutControls(subject),
    text,
    textEncoding: 'quoted-printable',
    messageId,
    date: new Date(date.epochMilliseconds),
    headers,
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  const envelope = mail.getEnvelope();
  return { raw: await mail.build(), from: envelope.from || '', to: envelope.to };
}

export function isMailAddress(text: string): boolean {
  return isEmailAddress(text) || /^[\w.+-]{1,64}@[a-z\d-]+$/i.test(text);
}

/**
 * Exactly one mailbox, `Name <address>` or a bare address; null for anything else. A name may hold brackets, commas and quotation
 * marks, whether or not it stands in quotes.
 */
export function parseMailbox(text: string): Mailbox | null {
  if (withoutControls(text) !== text) return null;
  const [, written = '', address = text] = /^(.*?)\s*<([^<>]*)>$/s.exec(text) ?? [];
  const quoted = /^"((?:[^"\\]|\\.)*)"$/s.exec(written.trim())?.[1];
  const name = quoted?.replace(/\\(.)/gs, '$1') ?? written.trim();
  if (!isMailAddress(address.trim()) || /[<>]|\S@\S/.test(name)) return null;
  return { name, address: address.trim() };
}

function oneLine({ name, address }: Mailbox): Mailbox {
  return { name: withoutControls(name), address: withoutControls(address) };
}

/** A line break in a header would begin the next header. */
function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
