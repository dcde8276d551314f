import { isIP } from 'node:net';
import { Readable } from 'node:stream';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { isAnsweredNo, MailFault, mailFaultInWords } from './mail-faults.ts';
import { findMailHost } from './mail-host.ts';
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
