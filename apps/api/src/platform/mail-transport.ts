import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { Readable } from 'node:stream';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { ComposedMail } from './mail-message.ts';

export type MailServer = {
  host: string;
  port: number;
  /** TLS from the first byte; otherwise STARTTLS where offered, and always before a password leaves the machine's own net. */
  secure: boolean;
  user: string | null;
  password: string | null;
};

export type TransportOptions = {
  allowPrivate: boolean;
  /** Milliseconds without a word from the server. */
  silence?: number;
};

/**
 * accepted  the server took the letter
 * refused   nothing went out: the connection did not come about, or the server said no
 * unknown   the letter was handed over and no answer came: nobody here can tell
 */
export type Delivery = { outcome: 'accepted' } | { outcome: 'refused' | 'unknown'; message: string };

/** Hands one letter over, once; never tries again. */
export async function deliverMail(
  server: MailServer,
  mail: ComposedMail,
  options: TransportOptions,
): Promise<Delivery> {
  const progress = { isHandedOver: false };
  try {
    await inSession(server, options, (session) => handOver(session, mail, progress));
    return { outcome: 'accepted' };
  } catch (error) {
    if (progress.isHandedOver && !isAnsweredNo(error))
      return {
        outcome: 'unknown',
        message: `${server.host} had the whole letter and then fell silent. Look into your sent mail, or ask, and say whether it arrived.`,
      };
    return { outcome: 'refused', message: mailFaultInWords(error, server) };
  }
}

/** Connects and signs in. Null where all is well, otherwise what is wrong in a sentence. */
export async function tryMailServer(server: MailServer, options: TransportOptions): Promise<string | null> {
  try {
    await inSession(server, options, async () => undefined);
    return null;
  } catch (error) {
    return mailFaultInWords(error, server);
  }
}

const longestSession = 150_000;

async function inSession(
  server: MailServer,
  options: TransportOptions,
  work: (session: SMTPConnection) => Promise<void>,
): Promise<void> {
  const session = await prepare(server, options);
  let timer: NodeJS.Timeout | undefined;
  const broken = new Promise<never>((_, reject) => {
    session.on('error', reject);
    session.on('end', () => reject(new Error('closed')));
    timer = setTimeout(() => reject(new Error('too long')), longestSession);
  });
  try {
    await Promise.race([broken, signIn(session, server).then(() => work(session))]);
    session.quit();
  } catch (error) {
    session.close();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function prepare(
  { host, port, secure, user }: MailServer,
  { allowPrivate, silence = 30_000 }: TransportOptions,
): Promise<SMTPConnection> {
  const found = await findMailHost(host);
  if (found === null)
    throw new MailFault(`No mail server is known under the name ${host}. Check its spelling.`);
  if (found.isPrivate && !allowPrivate)
    throw new MailFault(`${host} lies in a private network, which this server does not reach into.`);
  const { default: Connection } = await import('nodemailer/lib/smtp-connection');
  return new Connection({
    host: found.address,
    port,
    secure,
    ...(isIP(host) === 0 && { servername: host }),
    requireTLS: !secure && user !== null && !found.isPrivate,
    // On the machine itself a certificate proves nothing, and bridges there sign their own.
    tls: { rejectUnauthorized: !found.isLoopback },
    connectionTimeout: 10_000,
    greetingTimeout: Math.min(10_000, silence),
    socketTimeout: silence,
    socketCloseTimeout: 1_000,
  });
}

async function signIn(session: SMTPConnection, { user, password }: MailServer): Promise<void> {
  await answered((done) => session.connect(done));
  if (user !== null) await answered((done) => session.login({ user, pass: password ?? '' }, done));
}

/** From the moment that the last byte is read nobody can say any more that nothing went out. */
function handOver(
  session: SMTPConnection,
  { raw, from, to }: ComposedMail,
  progress: { isHandedOver: boolean },
): Promise<void> {
  const message = Readable.from([raw], { objectMode: false });
  message.on('end', () => {
    progress.isHandedOver = true;
  });
  return answered((done) => session.send({ from, to, size: raw.length }, message, done));
}

function answered(call: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    call((error) => (error ? reject(error) : resolve()));
  });
}

/** The codes and answers of the SMTP library, said in one sentence that tells what to do. */
type MailPlace = { host: string; port: number };

/** A fault found before any wire was touched. */
class MailFault extends Error {}

type SmtpError = Error & {
  code?: string;
  originalCode?: string;
  command?: string;
  response?: string;
  responseCode?: number;
};

/** The server itself said no; then nothing of the letter was kept. */
function isAnsweredNo(error: unknown): boolean {
  return error instanceof Error && ((error as SmtpError).responseCode ?? 0) >= 400;
}

function mailFaultInWords(error: unknown, place: MailPlace): string {
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

/** Where a mail server's name leads. The connection goes to this very address, so that the name cannot change its mind in between. */
type MailHost = { address: string; isPrivate: boolean; isLoopback: boolean };

const lookupMilliseconds = 10_000;

/** Null where no such name is known. With several addresses one private one makes the whole name private. */
export async function findMailHost(host: string): Promise<MailHost | null> {
  const addresses = await addressesOf(host.replace(/^\[(.*)\]$/, '$1'));
  const address = addresses.find((each) => isIP(each) === 4) ?? addresses[0];
  if (address === undefined) return null;
  return {
    address,
    isPrivate: addresses.some(isPrivateAddress),
    isLoopback: addresses.every(isLoopbackAddress),
  };
}

async function addressesOf(host: string): Promise<string[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<[]>((resolve) => {
    timer = setTimeout(() => resolve([]), lookupMilliseconds);
  });
  try {
    const found = await Promise.race([lookup(host, { all: true }), late]);
    return found.map(({ address }) => address);
  } catch {
    return [];
  } finally {
    clearTimeout(timer);
  }
}

const loopback = blocks([
  ['127.0.0.0', 8],
  ['::1', 128],
]);

/** Everything that is not reachable by the public: private, loopback, link-local, carrier, test, multicast, mapped, tunnelled. */
const notPublic = blocks([
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  ['::', 96],
  ['64:ff9b::', 16],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
]);

export function isPrivateAddress(address: string): boolean {
  return contains(notPublic, address);
}

function isLoopbackAddress(address: string): boolean {
  return contains(loopback, address);
}

function blocks(ranges: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [network, bits] of ranges) list.addSubnet(network, bits, familyOf(network));
  return list;
}

/** An IPv4 address in IPv6 clothes counts as what it is. */
function contains(list: BlockList, address: string): boolean {
  const [bare = address] = address.split('%', 1);
  return list.check(bare, familyOf(bare));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
