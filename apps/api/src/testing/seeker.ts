// Who acts in the tests, declared in one line at the top of a file. What is answered there is filled in before the first
// test, so that a file can take it apart at once.
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { openTestApp, type TestApp, type TestPerson } from '../test-app.ts';

type Options = Parameters<typeof openTestApp>[0];
type Acting = { server: TestApp; dana: TestPerson };

const seekerName = 'Dana Whitfield';
const start = '2026-11-24T15:00:00Z';

/** A server for all the tests of a file; whoever acts signs up in the test. */
export function serverForFile(options: Options = {}): TestApp {
  // Empty until the hook has run, which is before any test.
  const server = {} as TestApp;
  beforeAll(async () => {
    Object.assign(server, await openTestApp({ at: start, ...options }));
  });
  afterAll(() => server.close());
  return server;
}

/** The same with one seeker, whose search the tests of the file share. */
export function seekerForFile(options: Options = {}): Acting {
  const server = serverForFile(options);
  const dana = {} as TestPerson; // Empty until the hook has run.
  beforeAll(async () => {
    Object.assign(dana, await server.signUp(seekerName));
  });
  return { server, dana };
}

/** The same with a seeker who begins anew, at the same time, with each test: none finds what another one wrote. */
export function seekerEachTest(options: Options = {}): Acting {
  const server = serverForFile(options);
  const dana = {} as TestPerson; // Empty until the hook has run.
  beforeEach(async () => {
    server.clock.set(options.at ?? start);
    Object.assign(dana, await server.signUp(seekerName));
  });
  return { server, dana };
}
