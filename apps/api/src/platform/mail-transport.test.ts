import { createServer } from 'node:net';
import PostalMime from 'postal-mime';
import { Temporal } from 'temporal-polyfill';
import { afterEach, describe, expect, test } from 'vitest';
import { startTestMailServer, type TestMailServer } from '../letters/test-mail-server.ts';
import { composeMail, type MailMessage, parseMailbox } from './mail-message.ts';
import { deliverMail, type MailServer, tryMailServer } from './mail-transport.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function open(options = {}): Promise<TestMailServer> {
  const server = await startTestMailServer(options);
  ends.push(server.close);
  return server;
}

function at(port: number, changes: Partial<MailServer> = {}): MailServer {
  return {
    host: '127.0.0.1',
    port,
    secure: false,
    user: null,
    password: null,
    ...changes,
  };
}

const letter: MailMessage = {
  from: { name: 'Dana Whitfield', address: 'dana@example.org' },
  to: { name: 'Søren Lindqvist', address: 'soren@example.org' },
  subject: 'Twenty minutes',
  text: 'Dear Søren,\n\n.\nA dot alone on a line.  \n\n-- \nDana',
  messageId: '<1@example.org>',
  date: Temporal.Instant.from('2026-11-24T15:00:00Z'),
};
const here = { allowPrivate: true };

test('a letter arrives once, as it was written', async () => {
  const server = await open({ user: 'dana', password: 'pässword' });
  const mail = await composeMail({ ...letter, text: `${letter.text}\n${'long '.repeat(400)}end` });
  const options = at(server.port, { user: 'dana', password: 'pässword' });
  expect(await deliverMail(options, mail, here)).toEqual({ outcome: 'accepted' });
  expect(server.received).toHaveLength(1);
  expect(server.received[0]).toMatchObject({ from: 'dana@example.org', to: ['soren@example.org'] });
  const read = await PostalMime.parse(server.received[0]?.raw ?? '');
  expect(read.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(`${letter.text}\n${'long '.repeat(400)}end`);
});

test('a letter goes over TLS from the first byte, and a plain connection to such a port is said in words', async () => {
  const server = await open({ secure: true });
  const mail = await composeMail(letter);
  expect(await deliverMail(at(server.port, { secure: true }), mail, here)).toEqual({ outcome: 'accepted' });
  expect(await tryMailServer(at(server.port), { ...here, silence: 400 })).toContain('did not answer in time');
});

test.each([
  ['refuse-recipient', 'refused', 'Check the contact'],
  ['refuse-letter', 'refused', 'refused the letter. The server said: 554'],
  ['not-now', 'later', 'does not take the letter right now'],
  ['drop-after-data', 'unknown', 'fell silent'],
  ['hang-after-data', 'unknown', 'fell silent'],
] as const)('a server that would %s makes it %s', async (behavior, outcome, words) => {
  const server = await open();
  server.behave(behavior);
  const delivery = await deliverMail(at(server.port), await composeMail(letter), {
    ...here,
    patience: 500,
  });
  expect(delivery).toMatchObject({ outcome, message: expect.stringContaining(words) });
});

test('each way of not getting through is said in words', async () => {
  const server = await open({ user: 'dana', password: 'right' });
  const mute = createServer(() => undefined).listen(0, '127.0.0.1');
  ends.push(async () => mute.close());
  const talker = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(
    0,
    '127.0.0.1',
  );
  ends.push(async () => talker.close());
  const portOf = (listener: typeof mute) => (listener.address() as { port: number }).port;
  const words = (options: MailServer) => tryMailServer(options, { ...here, silence: 400 });
  expect(await words(at(server.port, { user: 'dana', password: 'right' }))).toBeNull();
  expect(await words(at(server.port, { user: 'dana', password: 'wrong' }))).toContain('app password');
  expect(await words(at(server.port, { user: 'dana' }))).toContain('did not take your user name');
  expect(await words(at(server.port))).toBeNull();
  expect(await words(at(server.port, { secure: true }))).toContain('No secure connection');
  expect(await words(at(1))).toContain('Nothing answers at 127.0.0.1, port 1');
  expect(await words(at(portOf(mute)))).toContain('did not answer in time');
  expect(await words(at(portOf(talker)))).toContain('is not a mail server');
  expect(await words(at(25, { host: 'no-such-host.invalid' }))).toContain('Check its spelling');
});

test.each([
  ['connect', '421 4.3.2 Too busy', 'later', 'does not take the letter right now'],
  ['connect', '554 5.7.1 Not from there', 'refused', 'turned the connection away'],
  ['auth', '454 4.7.0 Temporary authentication failure', 'later', 'says nothing about the password'],
  ['auth', '535 5.7.8 No', 'refused', 'did not take your user name and password'],
  ['mail', '530 5.7.0 Must issue a STARTTLS command first', 'refused', 'wants a secure connection first'],
  ['mail', '530 5.7.0 Authentication required', 'refused', 'wants you to sign in'],
  ['mail', '550 5.7.1 Not yours', 'refused', 'does not let you send from this address'],
  ['mail', '552 5.3.4 Message size exceeds fixed limit', 'refused', 'no letter as large as this one'],
  ['rcpt', '451 4.7.1 Greylisted, try again later', 'later', 'does not take the letter right now'],
  ['rcpt', '452 4.2.2 Mailbox full', 'later', 'is full right now'],
  ['rcpt', '552 5.2.2 Mailbox full', 'refused', 'The mailbox of this address is full.'],
  ['rcpt', '550 5.1.1 No such user', 'refused', "Check the contact's email address"],
  ['data', '450 4.3.0 Come back', 'later', 'does not take the letter right now'],
  ['data', '552 5.3.4 Too big', 'refused', 'no letter as large as this one'],
] as const)('at %s, "%s" means %s, in words', async (step, says, outcome, words) => {
  const server = await open({ user: 'dana', password: 'right' });
  server.behave({ at: step, says });
  const account = at(server.port, { user: 'dana', password: 'right' });
  const delivery = await deliverMail(account, await composeMail(letter), here);
  expect(delivery).toMatchObject({ outcome, message: expect.stringContaining(words) });
  expect(server.received).toEqual([]);
});

test('a letter that is larger than the server takes is told so, with what it takes', async () => {
  const server = await open({ size: 20_480 });
  const mail = await composeMail({ ...letter, text: 'long '.repeat(5_000) });
  expect(await deliverMail(at(server.port), mail, here)).toMatchObject({
    outcome: 'refused',
    message:
      '127.0.0.1 takes letters of up to 20 KB, and this one is larger. Shorten it, or send it another way.',
  });
});

describe('an address with letters outside of ASCII before the @', () => {
  const umlaut = { name: 'Jürg Müller', address: 'jürg.müller@example.org' };
  const refusal = '127.0.0.1 cannot take the address jürg.müller@example.org, which has letters outside of';

  test.each([
    [{ to: umlaut }, `${refusal} A to Z before the @: use another address, or send the letter another way.`],
    [{ from: umlaut }, `${refusal} A to Z before the @: choose another sender in your mail settings.`],
  ])('is refused before anything is sent where the server cannot take it', async (changes, message) => {
    const server = await open({ takesUtf8: false });
    const mail = await composeMail({ ...letter, ...changes });
    expect(await deliverMail(at(server.port), mail, here)).toEqual({ outcome: 'refused', message });
    expect(server.received).toEqual([]);
  });

  test('is written to as it is where the server can', async () => {
    const server = await open();
    const mail = await composeMail({ ...letter, to: umlaut });
    expect(await deliverMail(at(server.port), mail, here)).toEqual({ outcome: 'accepted' });
    expect(server.received).toMatchObject([{ to: ['jürg.müller@example.org'] }]);
  });

  test('is no matter where only the domain has them', async () => {
    const server = await open({ takesUtf8: false });
    const to = { name: 'Jürg Müller', address: 'jurg@münchen.example' };
    const mail = await composeMail({ ...letter, to });
    expect(await deliverMail(at(server.port), mail, here)).toEqual({ outcome: 'accepted' });
    expect(server.received[0]?.raw.toString()).toContain('<jurg@xn--mnchen-3ya.example>');
  });
});

test('the answer to the whole letter is waited for, however silent the server is before', async () => {
  const server = await open();
  server.behave('hang-after-data');
  const delivery = deliverMail(at(server.port), await composeMail(letter), {
    ...here,
    silence: 200,
    patience: 900,
  });
  const began = performance.now();
  expect(await delivery).toMatchObject({ outcome: 'unknown' });
  expect(performance.now() - began).toBeGreaterThan(800);
});

test('a program that stops does not wait ten minutes for an answer, nor begin a letter', async () => {
  const server = await open();
  server.behave('hang-after-data');
  const stopping = new AbortController();
  const mail = await composeMail(letter);
  const delivery = deliverMail(at(server.port), mail, { ...here, signal: stopping.signal });
  await expect.poll(() => server.received.length).toBe(1);
  stopping.abort();
  expect(await delivery).toMatchObject({ outcome: 'unknown' });
  const next = await deliverMail(at(server.port), mail, { ...here, signal: stopping.signal });
  expect(next).toMatchObject({ outcome: 'later' });
  expect(server.received).toHaveLength(1);
}, 10_000);

describe('with a copy to oneself', () => {
  const copyTo = 'dana@example.org';

  test('both get it, and the reader does not see that', async () => {
    const server = await open();
    await deliverMail(at(server.port), await composeMail(letter), { ...here, copyTo });
    expect(server.received).toMatchObject([{ to: ['soren@example.org', copyTo] }]);
    expect(server.received[0]?.raw.toString()).not.toMatch(/^bcc:/im);
  });

  test.each([
    ['550 5.1.1 No such user', 'refused'],
    ['451 4.7.1 Greylisted', 'later'],
  ])('where the reader is answered "%s", nobody gets anything', async (says, outcome) => {
    const server = await open();
    server.behave({ at: 'rcpt', says, to: 'soren@example.org' });
    const mail = await composeMail(letter);
    expect(await deliverMail(at(server.port), mail, { ...here, copyTo })).toMatchObject({ outcome });
    expect(server.received).toEqual([]);
  });

  test('where only the copy is refused, the letter goes out', async () => {
    const server = await open();
    server.behave({ at: 'rcpt', says: '550 5.1.1 No such user', to: copyTo });
    const mail = await composeMail(letter);
    expect(await deliverMail(at(server.port), mail, { ...here, copyTo })).toEqual({ outcome: 'accepted' });
    expect(server.received).toMatchObject([{ to: ['soren@example.org'] }]);
  });

  test('when nobody can tell, it says where to look', async () => {
    const server = await open();
    server.behave('drop-after-data');
    const mail = await composeMail(letter);
    expect(await deliverMail(at(server.port), mail, { ...here, copyTo })).toMatchObject({
      outcome: 'unknown',
      message: expect.stringContaining('If your copy at dana@example.org arrived, so did the letter.'),
    });
  });
});

test('a private address is not even knocked at where it is not allowed', async () => {
  const server = await open();
  expect(await tryMailServer(at(server.port), { allowPrivate: false })).toContain('private network');
});

test.each([
  ['a line break', 'Dana\r\nBcc: all@example.org', 'Hello\r\nBcc: all@example.org'],
  ['a comma and quotes', 'Whitfield, "Dana" <x@y.z>', 'a, b'],
  ['other alphabets', 'Дана Уитфилд', '二十分 ☕'],
])('%s in a name or subject stays in its own header', async (_, name, subject) => {
  const { raw, to } = await composeMail({ ...letter, subject, to: { name, address: 'soren@example.org' } });
  const read = await PostalMime.parse(raw);
  expect(to).toEqual(['soren@example.org']);
  expect(read.to).toEqual([{ name: name.replace('\r\n', ' '), address: 'soren@example.org' }]);
  expect(read.subject).toBe(subject.replace('\r\n', ' '));
  expect(read.bcc).toBeUndefined();
  expect(read.headers.map((header) => header.key)).not.toContain('bcc');
});

test.each([
  ['Dana Whitfield <dana@example.org>', { name: 'Dana Whitfield', address: 'dana@example.org' }],
  ['"Whitfield, Dana" <dana@example.org>', { name: 'Whitfield, Dana', address: 'dana@example.org' }],
  ['Whitfield, Dana (MD) <dana@example.org>', { name: 'Whitfield, Dana (MD)', address: 'dana@example.org' }],
  [
    '"Dana \\"Dee\\" Whitfield" <dana@example.org>',
    { name: 'Dana "Dee" Whitfield', address: 'dana@example.org' },
  ],
  ['dana@example.org', { name: '', address: 'dana@example.org' }],
  ['Dana', null],
  ['dana@example.org, sam@example.org', null],
  ['Team: dana@example.org;', null],
  ['Dana <dana@example.org>\r\nBcc: sam@example.org', null],
  ['Dana <dana@example.org> <sam@example.org>', null],
  ['', null],
])('%j is read as one mailbox or none', (text, mailbox) => {
  expect(parseMailbox(text)).toEqual(mailbox);
});
