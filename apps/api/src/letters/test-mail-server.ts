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
 */
export type MailBehavior =
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
export async function startTestMailServer({
  user,
  password,
  secure = false,
}: {
  user?: string;
  password?: string;
  /** TLS from the first byte, with a certificate that nobody signed. */
  secure?: boolean;
} = {}): Promise<TestMailServer> {
  const received: ReceivedLetter[] = [];
  let behavior: MailBehavior = 'accept';
  const server = new SMTPServer({
    secure,
    disabledCommands: user === undefined ? ['STARTTLS', 'AUTH'] : ['STARTTLS'],
    authOptional: user === undefined,
    allowInsecureAuth: true,
    closeTimeout: 200,
    onAuth: (auth, _session, callback) =>
      auth.username === user && auth.password === password
        ? callback(null, { user: auth.username })
        : callback(answer(535, 'Wrong user name or password')),
    onRcptTo: (_address, _session, callback) => {
      if (behavior === 'refuse-recipient') return callback(answer(550, 'No such user here'));
      if (behavior === 'not-now') return callback(answer(450, 'Come back later'));
      return callback();
    },
    onData: async (stream, session, callback) => {
      const pieces = await stream.toArray().catch(() => null);
      // The sender was killed in the middle of the letter.
      if (pieces === null) return;
      const raw = Buffer.concat(pieces);
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

function answer(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

function hangUp(server: SMTPServer, sessionId: string): void {
  for (const connection of server.connections) {
    if (connection.id === sessionId) connection._socket.destroy();
  }
}
