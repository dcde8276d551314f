import { putMailSettings } from '@threefold/contracts/settings';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { startTestMailServer, type TestMailServer } from '../letters/test-mail-server.ts';
import type { TestPerson } from '../test-app.ts';

/** A mail server for all the tests of a file; it forgets between two tests what it received and how it was told to behave. */
export function mailServerForFile(): TestMailServer {
  // Empty until the hook has run, which is before any test.
  const mail = {} as TestMailServer;
  beforeAll(async () => {
    Object.assign(mail, await startTestMailServer());
  });
  afterAll(() => mail.close());
  beforeEach(() => {
    mail.behave('accept');
    mail.received.length = 0;
  });
  return mail;
}

/** The seeker's letters leave by this port. */
export function setUpMail(seeker: TestPerson, port: number) {
  const from = 'Dana Whitfield <dana@example.org>';
  return seeker.call(putMailSettings, { body: { host: '127.0.0.1', port, secure: false, from } });
}
