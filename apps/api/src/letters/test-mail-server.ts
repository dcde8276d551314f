import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/**
 * accept            takes every letter
 * refuse-recipient  knows nobody
 * refuse-letter     reads the letter and says no
 * drop-after-data   keeps the letter and hangs up without an answer
 * hang-after-data   keeps the letter and never answers
 * not-now           asks to come back later
 *
 * or at one step an answer word for word, such as "451 4.7.1 Greylisted", to everybody or to one reader only
 */
export type MailBehavior = NamedBehavior | Saying;

type Saying = {
  at: 'connect' | 'auth' | 'mail' | 'rcpt' | 'data';
  says: string;
  /** At `rcpt`: nobody else is told so. */
  to?: string;
};

type NamedBehavior =
  | 'accept'
  | 'refuse-recipient'
  | 'refuse-letter'
  | 'drop-after-data'
  | 'hang-after-data'
  | 'not-now';

export type ReceivedLetter = { from: string; to: string[]; raw: Buffer };

export type TestMailServer = {
  port: number;
  received: ReceivedLetter[];
  behave: (behavior: MailBehavior) => void;
  close: () => Promise<void>;
};

/** A real SMTP server in this process, on a port of its own. With `user` it insists on a sign-in. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one server, what it does at each step.
export async function startTestMailServer({
  user,
  password,
  secure = false,
  size,
  takesUtf8 = true,
}: {
  user?: string;
  password?: string;
  /** TLS from the first byte, with a certificate that nobody signed. */
  secure?: boolean;
  /** The largest letter that it takes, which it says beforehand. */
  size?: number;
  /** Whether it offers SMTPUTF8, which addresses with letters outside of ASCII before the @ need. */
  takesUtf8?: boolean;
} = {}): Promise<TestMailServer> {
  const received: ReceivedLetter[] = [];
  let behavior: MailBehavior = 'accept';
  const saying = (at: Saying['at'], address?: string) => said(behavior, at, address);
  const server = new SMTPServer({
    secure,
    ...(size !== undefined && { size }),
    hideSMTPUTF8: !takesUtf8,
    disabledCommands: user === undefined ? ['STARTTLS', 'AUTH'] : ['STARTTLS'],
    authOptional: user === undefined,
    allowInsecureAuth: true,
    closeTimeout: 200,
    onConnect: (_session, callback) => callback(saying('connect')),
    onAuth: (auth, _session, callback) => {
      const isRight = auth.username === user && auth.password === password;
      const refusal = saying('auth') ?? (isRight ? null : answer(535, 'Wrong user name or password'));
      if (refusal) return callback(refusal);
      return callback(null, { user: auth.username });
    },
    onMailFrom: (_address, _session, callback) => callback(saying('mail')),
    onRcptTo: ({ address }, _session, callback) => {
      const refusal = saying('rcpt', address);
      if (refusal) return callback(refusal);
      if (behavior === 'refuse-recipient') return callback(answer(550, 'No such user here'));
      if (behavior === 'not-now') return callback(answer(450, 'Come back later'));
      return callback();
    },
    onData: async (stream, session, callback) => {
      const pieces = await stream.toArray().catch(() => null);
      // The sender was killed in the middle of the letter.
      if (pieces === null) return;
      const raw = Buffer.concat(pieces);
      const refusal = saying('data');
      if (refusal) return callback(refusal);
      if (behavior === 'refuse-letter') return callback(answer(554, 'This looks like spam'));
      const { mailFrom, rcptTo } = session.envelope;
      received.push({
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map(({ address }) => address),
        raw,
      });
      if (behavior === 'hang-after-data') return;
      if (behavior === 'drop-after-data') return hangUp(server, session.id);
      callback(null, 'taken');
    },
  });
  server.on('error', () => undefined);
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    // A server that listens on a port has an address of this shape.
    port: (listener.address() as AddressInfo).port,
    received,
    behave: (next) => {
      behavior = next;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function said(behavior: MailBehavior, at: Saying['at'], address: string | undefined): Error | null {
  if (typeof behavior === 'string' || behavior.at !== at) return null;
  if (behavior.to !== undefined && behavior.to !== address) return null;
  return answer(Number(behavior.says.slice(0, 3)), behavior.says.slice(4));
}

function answer(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

function hangUp(server: SMTPServer, sessionId: string): void {
  for (const connection of server.connections) {
    if (connection.id === sessionId) connection._socket.destroy();
  }
}
