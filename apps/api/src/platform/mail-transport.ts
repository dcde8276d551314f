import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { Readable } from 'node:stream';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { isAnsweredNo, MailFault, mailFaultInWords, mayPass } from './mail-faults.ts';
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
  /** Milliseconds that each step may take until the letter is handed over: connecting, signing in, naming the reader. */
  silence?: number;
  /** Milliseconds until the server says whether it took the letter. RFC 5321 4.5.3.2.6 asks for ten minutes: what is given up sooner is sent twice. */
  patience?: number;
};

export type DeliveryOptions = TransportOptions & {
  /** Who else gets the letter, unseen by the reader: the writer. It goes to nobody where the reader is refused. */
  copyTo?: string | null;
  /** The program stops: what is not handed over stays, and nobody waits long for an answer. */
  signal?: AbortSignal | undefined;
};

/**
 * accepted  the server took the letter
 * later     nothing went out, and it may another time: the server said so (4xx), or there was no talking to it
 * refused   nothing went out: the server said no (5xx), or cannot be used as it is set up
 * unknown   the letter was handed over and no answer came: nobody here can tell
 */
export type Delivery =
  | { outcome: 'accepted' }
  | { outcome: 'later' | 'refused' | 'unknown'; message: string };

const minute = 60_000;
const ofLetters = { silence: 5 * minute, patience: 10 * minute };
/** Somebody looks on. */
export const ofTrials = { silence: 30_000, patience: 30_000 };

/** Hands one letter over, once; never tries again. */
export async function deliverMail(
  server: MailServer,
  mail: ComposedMail,
  given: DeliveryOptions,
): Promise<Delivery> {
  const options = { ...ofLetters, ...given };
  const progress = { isHandedOver: false };
  const copyTo = mail.to.includes(options.copyTo ?? '') ? null : (options.copyTo ?? null);
  const addressed = copyTo === null ? mail : { ...mail, to: [...mail.to, copyTo] };
  try {
    await inSession(server, options, (session, allow) =>
      handOver(session, { mail: addressed, readers: mail.to, host: server.host, progress, allow, options }),
    );
    return { outcome: 'accepted' };
  } catch (error) {
    if (progress.isHandedOver && !isAnsweredNo(error))
      return {
        outcome: 'unknown',
        message: `${server.host} had the whole letter and then fell silent. ${howToTell(copyTo)}`,
      };
    return { outcome: mayPass(error) ? 'later' : 'refused', message: mailFaultInWords(error, server) };
  }
}

/** How a writer finds out whether an unsure letter arrived. */
export function howToTell(copyTo: string | null): string {
  return copyTo === null
    ? 'Ask the reader, and say whether it arrived. With a copy to yourself, which you can turn on in your mail settings, you could tell.'
    : `If your copy at ${copyTo} arrived, so did the letter. Look there, and say whether it arrived.`;
}

/** Connects and signs in. Null where all is well, otherwise what is wrong in a sentence. */
export async function tryMailServer(server: MailServer, options: TransportOptions): Promise<string | null> {
  try {
    await inSession(server, { ...ofTrials, ...options }, async () => undefined);
    return null;
  } catch (error) {
    return mailFaultInWords(error, server);
  }
}

type Session = Required<TransportOptions> & { signal?: AbortSignal | undefined };
/** Gives the step that begins so many milliseconds. */
type Allow = (milliseconds: number) => void;

async function inSession(
  server: MailServer,
  options: Session,
  work: (session: SMTPConnection, allow: Allow) => Promise<void>,
): Promise<void> {
  const session = await prepare(server, options);
  let timer: NodeJS.Timeout | undefined;
  const { promise: broken, reject } = Promise.withResolvers<never>();
  session.on('error', reject);
  session.on('end', () => reject(new Error('closed')));
  const allow = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(
      () => reject(Object.assign(new Error('too long'), { code: 'ETIMEDOUT' })),
      milliseconds,
    );
  };
  const steps = async () => {
    allow(options.silence);
    await signIn(session, server);
    await work(session, allow);
  };
  try {
    await Promise.race([broken, steps()]);
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
  { allowPrivate, silence, patience }: Session,
): Promise<SMTPConnection> {
  const found = await findMailHost(host);
  if (found === null)
    throw new MailFault(`No mail server is known under the name ${host}. Check its spelling.`, {
      mayPass: true,
    });
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
    connectionTimeout: Math.min(10_000, silence),
    greetingTimeout: silence,
    socketTimeout: Math.max(silence, patience),
    socketCloseTimeout: 1_000,
  });
}

async function signIn(session: SMTPConnection, { user, password }: MailServer): Promise<void> {
  await answered((done) => session.connect(done));
  if (user !== null) await answered((done) => session.login({ user, pass: password ?? '' }, done));
}

type HandingOver = {
  mail: ComposedMail;
  /** Those of its addresses whom the letter is for. */
  readers: readonly string[];
  /** The mail server by its name. */
  host: string;
  progress: { isHandedOver: boolean };
  allow: Allow;
  options: Session;
};

const patienceAtTheEnd = 4_000;

/** From the moment that the last byte is read nobody can say any more that nothing went out. */
async function handOver(session: SMTPConnection, handing: HandingOver): Promise<void> {
  const { mail, readers, host, progress, allow, options } = handing;
  const { raw, from, to } = mail;
  options.signal?.throwIfAborted();
  requireSpelled(session, { host, from, to });
  allow(options.silence);
  const { promise: withheld, reject } = Promise.withResolvers<never>();
  const message = Readable.from(
    (async function* (): AsyncGenerator<Buffer> {
      const refusal = refusalOf(session, readers);
      if (refusal === null) return yield raw;
      // Without an end of the text nothing is left with the server.
      reject(refusal);
      await new Promise(() => undefined);
    })(),
    { objectMode: false },
  );
  message.on('end', () => {
    progress.isHandedOver = true;
    allow(options.signal?.aborted ? patienceAtTheEnd : options.patience);
  });
  options.signal?.addEventListener('abort', () => allow(progress.isHandedOver ? patienceAtTheEnd : 0), {
    once: true,
  });
  const sent = answered((done) => session.send({ from, to, size: raw.length }, message, done));
  await Promise.race([withheld, sent]);
}

/**
 * Letters outside of ASCII before the @ need SMTPUTF8 (RFC 6531). To a server that does not offer it the library writes them all the
 * same, and what arrives there is another address. Its types do not know where it keeps what the server offers.
 */
function requireSpelled(
  session: SMTPConnection,
  { host, from, to }: { host: string; from: string; to: readonly string[] },
): void {
  const offers: unknown = '_supportedExtensions' in session ? session._supportedExtensions : undefined;
  if (Array.isArray(offers) && offers.includes('SMTPUTF8')) return;
  const address = [from, ...to].find((each) => /\P{ASCII}/u.test(each.split('@', 1)[0] ?? ''));
  if (address === undefined) return;
  const instead =
    address === from
      ? 'choose another sender in your mail settings'
      : 'use another address, or send the letter another way';
  throw new MailFault(
    `${host} cannot take the address ${address}, which has letters outside of A to Z before the @: ${instead}.`,
  );
}

/**
 * The library sends to whomever the server takes. Where that is the writer with a copy and not the reader, nothing may go out: what
 * was said about the reader is the answer. Its types do not know where it keeps that.
 */
function refusalOf(session: SMTPConnection, readers: readonly string[]): Error | null {
  const envelope: unknown = '_envelope' in session ? session._envelope : undefined;
  const { rejected = [], rejectedErrors = [] }: { rejected?: string[]; rejectedErrors?: Error[] } =
    Object(envelope);
  const index = rejected.findIndex((address) => readers.includes(address));
  return index === -1 ? null : (rejectedErrors[index] ?? new Error('Recipient command failed'));
}

function answered(call: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    call((error) => (error ? reject(error) : resolve()));
  });
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
