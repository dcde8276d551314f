// What can go wrong between us and a mail server: whether it may pass by itself, and one sentence for people that says what to do. After
// RFC 5321 a server that answers with 4xx takes the letter later, and only 5xx is a refusal.

/** A fault found before any wire was touched. */
export class MailFault extends Error {
  readonly mayPass: boolean;
  constructor(message: string, { mayPass = false } = {}) {
    super(message);
    this.mayPass = mayPass;
  }
}

export type MailPlace = { host: string; port: number };

/** The codes and answers of the SMTP library. */
type SmtpError = Error & {
  code?: string;
  originalCode?: string;
  command?: string;
  response?: string;
  responseCode?: number;
};

/** The server itself said no; then nothing of the letter was kept. */
export function isAnsweredNo(error: unknown): boolean {
  return answerOf(error) >= 400;
}

/** Whether it is worth asking again: the server said "later", or there was no talking to it. */
export function mayPass(error: unknown): boolean {
  if (error instanceof MailFault) return error.mayPass;
  if (!(error instanceof Error)) return false;
  const answer = answerOf(error);
  if (answer >= 400) return answer < 500;
  const { code = '', originalCode = '' } = error as SmtpError;
  return !isTls({ code, originalCode }) && !['EAUTH', 'EMESSAGE', 'EENVELOPE', 'EPROTOCOL'].includes(code);
}

/** What the SMTP library throws carries these members, each optional. */
function answerOf(error: unknown): number {
  return error instanceof Error ? ((error as SmtpError).responseCode ?? 0) : 0;
}

const tlsCodes = /^(ETLS|ERR_(SSL|TLS)|EPROTO$|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH)/;

function isTls({ code = '', originalCode = '' }: Pick<SmtpError, 'code' | 'originalCode'>): boolean {
  return tlsCodes.test(code) || tlsCodes.test(originalCode);
}

export function mailFaultInWords(error: unknown, place: MailPlace): string {
  if (error instanceof MailFault) return error.message;
  if (!(error instanceof Error)) return `${place.host} could not be used for mail.`;
  // Its members are all optional.
  const fault = error as SmtpError;
  return `${ofConnection(fault, place) ?? ofAnswer(fault, place) ?? brokenOff(place)}${serverWords(fault.response)}`;
}

function brokenOff({ host }: MailPlace): string {
  return `The connection to ${host} broke off before the letter was handed over.`;
}

/** No answer that could be read as one. */
function ofConnection(fault: SmtpError, { host, port }: MailPlace): string | null {
  const { code = '', originalCode = '' } = fault;
  if (code === 'EAUTH' || (fault.responseCode ?? 0) >= 400) return null;
  if (isTls(fault))
    return `No secure connection to ${host}, port ${port}, came about. Port 465 needs TLS from the start, 587 begins without.`;
  if (originalCode === 'ECONNREFUSED')
    return `Nothing answers at ${host}, port ${port}. Check the port, and that the mail server is running.`;
  if (code === 'ETIMEDOUT') return `${host} did not answer in time. Check host and port.`;
  if (code === 'EPROTOCOL') return `What answers at ${host}, port ${port}, is not a mail server.`;
  const [, allowed] = /larger than allowed (\d+)/.exec(fault.message) ?? [];
  if (allowed !== undefined)
    return `${host} takes letters of up to ${kilobytes(Number(allowed))}, and this one is larger. Shorten it, or send it another way.`;
  return null;
}

function kilobytes(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${Math.floor(bytes / 1_048_576)} MB`;
}

/** The first that fits. */
function ofAnswer(fault: SmtpError, { host }: MailPlace): string | null {
  const { response = '' } = fault;
  const says = (words: RegExp) => words.test(response);
  return ofSigningIn(fault, host, says) ?? ofRoom(fault, host, says) ?? ofRefusal(fault, host);
}

type Says = (words: RegExp) => boolean;

function isPassing({ responseCode = 0 }: SmtpError): boolean {
  return responseCode >= 400 && responseCode < 500;
}

function ofSigningIn(fault: SmtpError, host: string, says: Says): string | null {
  const { code = '', command = '', responseCode = 0 } = fault;
  if (responseCode === 530 || responseCode === 538)
    return says(/TLS|SSL|encrypt/i)
      ? `${host} wants a secure connection first. Choose TLS from the start, or STARTTLS, in your mail settings.`
      : `${host} wants you to sign in. Enter your user name and password in your mail settings.`;
  if (code === 'EAUTH')
    return isPassing(fault)
      ? `${host} could not check your password right now; that says nothing about the password.`
      : `${host} did not take your user name and password. Check both; some providers ask for an app password.`;
  if (command === 'STARTTLS' || says(/TLS not available/i))
    return `${host} has no secure connection to offer right now.`;
  return null;
}

function ofRoom(fault: SmtpError, host: string, says: Says): string | null {
  if (says(/\b[45]\.2\.2\b|mailbox[^.]*full|over quota/i))
    return `The mailbox of this address is full${isPassing(fault) ? ' right now' : ''}.`;
  if (says(/\b5\.3\.4\b/) || (fault.responseCode === 552 && says(/size|large|big/i)))
    return `${host} takes no letter as large as this one. Shorten it, or send it another way.`;
  return null;
}

function ofRefusal(fault: SmtpError, host: string): string | null {
  const { code = '', command = '', responseCode = 0 } = fault;
  if (isPassing(fault)) return `${host} does not take the letter right now.`;
  if (code === 'EENVELOPE' && command === 'MAIL FROM')
    return `${host} does not let you send from this address. Check the sender in your mail settings.`;
  if (code === 'EENVELOPE' && command === 'RCPT TO')
    return `${host} does not deliver to this address. Check the contact's email address.`;
  if (code === 'EPROTOCOL') return `${host} turned the connection away.`;
  return responseCode >= 500 ? `${host} refused the letter.` : null;
}

function serverWords(response: string | undefined): string {
  const words = (response ?? '').replace(/\s+/g, ' ').trim().slice(0, 200);
  return words === '' ? '' : ` The server said: ${words}`;
}
