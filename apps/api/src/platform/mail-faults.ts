/** The codes and answers of the SMTP library, said in one sentence that tells what to do. */
export type MailPlace = { host: string; port: number };

/** A fault found before any wire was touched. */
export class MailFault extends Error {}

type SmtpError = Error & {
  code?: string;
  originalCode?: string;
  command?: string;
  response?: string;
  responseCode?: number;
};

/** The server itself said no; then nothing of the letter was kept. */
export function isAnsweredNo(error: unknown): boolean {
  return error instanceof Error && ((error as SmtpError).responseCode ?? 0) >= 400;
}

export function mailFaultInWords(error: unknown, place: MailPlace): string {
  if (error instanceof MailFault) return error.message;
  if (!(error instanceof Error)) return `${place.host} could not be used for mail.`;
  // What the SMTP library throws carries these members, each optional.
  const fault = error as SmtpError;
  return `${wordsOf(fault, place)}${serverWords(fault.response)}`;
}

const isTlsCode = /^(ETLS|ERR_(SSL|TLS)|EPROTO$|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH)/;

function wordsOf(fault: SmtpError, { host, port }: MailPlace): string {
  const { code = '', originalCode = '', command = '', responseCode = 0 } = fault;
  if (isTlsCode.test(code) || isTlsCode.test(originalCode))
    return `No secure connection to ${host}, port ${port}, came about. Port 465 needs TLS from the start, 587 begins without.`;
  if (originalCode === 'ECONNREFUSED')
    return `Nothing answers at ${host}, port ${port}. Check the port, and that the mail server is running.`;
  if (code === 'ETIMEDOUT') return `${host} did not answer in time. Check host and port, or try again later.`;
  if (code === 'EAUTH' || responseCode === 530)
    return `${host} did not take your user name and password. Check both; some providers ask for an app password.`;
  if (responseCode >= 400 && responseCode < 500)
    return `${host} does not take the letter right now. Send it again in a few minutes.`;
  if (code === 'EENVELOPE' && command === 'MAIL FROM')
    return `${host} does not let you send from this address. Check the sender in your mail settings.`;
  if (code === 'EENVELOPE' && command === 'RCPT TO')
    return `${host} does not deliver to this address. Check the contact's e-mail address.`;
  if (code === 'EMESSAGE' || code === 'EENVELOPE') return `${host} refused the letter.`;
  if (code === 'EPROTOCOL') return `What answers at ${host}, port ${port}, is not a mail server.`;
  return `The connection to ${host} broke off before the letter was handed over. Try again.`;
}

function serverWords(response: string | undefined): string {
  const words = (response ?? '').replace(/\s+/g, ' ').trim().slice(0, 200);
  return words === '' ? '' : ` The server said: ${words}`;
}
