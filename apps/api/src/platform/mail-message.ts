import addressparser from 'nodemailer/lib/addressparser';
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

const address = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/u;

export function isMailAddress(text: string): boolean {
  return text.length <= 254 && address.test(text) && withoutControls(text) === text;
}

/** Exactly one mailbox, `Name <address>` or a bare address; null for anything else. */
export function parseMailbox(text: string): Mailbox | null {
  if (withoutControls(text) !== text || text.indexOf('<') !== text.lastIndexOf('<')) return null;
  const [only, ...others] = addressparser(text);
  if (!only || others.length > 0 || only.address === undefined || !isMailAddress(only.address)) return null;
  return { name: only.name, address: only.address };
}

function oneLine({ name, address }: Mailbox): Mailbox {
  return { name: withoutControls(name), address: withoutControls(address) };
}

/** A line break in a header would begin the next header. */
function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
