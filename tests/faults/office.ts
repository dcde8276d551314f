// A seeker at work while programs die around her: everything that she does is done again until it is answered, as her browser
// does it, and in the end everything must be there exactly once.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestMailServer } from '@threefold/api/letters/test-mail-server';
import { recordOutcome, scheduleCallBack } from '@threefold/contracts/call-backs';
import { continueImport, getImport, startImport } from '@threefold/contracts/contact-imports';
import { createContact, updateContact } from '@threefold/contracts/contacts';
import type { Endpoint } from '@threefold/contracts/endpoint';
import { draftLetter, sendLetter } from '@threefold/contracts/letters';
import { putMailSettings } from '@threefold/contracts/settings';
import pg from 'pg';
import { type Answer, type LooseCall, type Script, signUpScript } from '../loop/script.ts';
import type { Trial } from './fault-round.ts';

export type Office = {
  trial: Trial;
  script: Script;
  mail: TestMailServer;
  ownerUrl: string;
  /** Whether a request may find nobody: a server that was killed. Else every request is answered, by 503 at worst. */
  mayBeDown: boolean;
  /** How often in a row a request may fail before it is answered; any number where nothing is said. */
  mostFailures?: number;
  people: Person[];
  calls: string[];
  letters: { id: string; to: string }[];
  imports: { id: string; rows: number }[];
};
type Person = { id: string; familyName: string; title: string };

type Place = Pick<Office, 'trial' | 'mail' | 'ownerUrl' | 'mayBeDown' | 'mostFailures'> & { baseUrl: string };

export async function openOffice({ baseUrl, ...place }: Place): Promise<Office> {
  const script = await signUpScript(baseUrl, 'Dana Whitfield');
  const body = { host: '127.0.0.1', port: place.mail.port, secure: false, from: 'dana@example.org' };
  await script.inPerson().call(putMailSettings, { body });
  return { ...place, script, people: [], calls: [], letters: [], imports: [] };
}

/** Works with several hands until told to stop; what was begun is done to the end. */
export function work(office: Office, hands = 3): { stop: () => Promise<void> } {
  let isOver = false;
  const each = Array.from({ length: hands }, async () => {
    while (!isOver) await doSomething(office);
  });
  // Thrown where it is awaited.
  for (const hand of each) hand.catch(() => undefined);
  return {
    stop: async () => {
      isOver = true;
      await Promise.all(each);
    },
  };
}

export async function workFor(office: Office, ms: number): Promise<void> {
  const hands = work(office);
  await sleep(ms);
  await hands.stop();
}

function doSomething(office: Office): Promise<void> {
  const { random } = office.trial;
  const acts = [
    addPerson,
    addPerson,
    retitle,
    retitle,
    logCallTwice,
    writeLetter,
    importPeople,
    signIn,
  ] as const;
  return random.pick(acts)(office);
}

/** Nobody by this name: who signs in is told so, or to come again. */
async function signIn(office: Office): Promise<void> {
  const body = JSON.stringify({ email: 'nobody@example.org', password: 'a long enough password' });
  const headers = { 'content-type': 'application/json' };
  const ask = () => office.script.send('/api/auth/sign-in/email', { method: 'POST', headers, body });
  await persist(office, ask, { what: 'sign-in', statuses: [401] });
}

async function addPerson(office: Office): Promise<void> {
  await createPerson(office, []);
}

async function createPerson(office: Office, emails: string[]): Promise<Person> {
  const id = randomUUID();
  const person: Person = { id, familyName: `Abernathy ${id.slice(0, 8)}`, title: 'Director' };
  const body = { id, givenName: 'Ruth', familyName: person.familyName, title: person.title, emails };
  await insist(office, createContact, { body, statuses: [200, 201] });
  office.people.push(person);
  return person;
}

async function retitle(office: Office): Promise<void> {
  // Taken out meanwhile: nobody else changes the same person, so that the last title is known.
  const [person] = office.people.splice(0, 1);
  if (!person) return addPerson(office);
  const title = `Director ${office.trial.random.between(1, 999)}`;
  const params = { contactId: person.id };
  await insist(office, updateContact, { params, body: { title }, statuses: [200] });
  office.people.push({ ...person, title });
}

/** A tablet and a phone say the same of one call in the same moment: one of them is heard, the other is told. */
async function logCallTwice(office: Office): Promise<void> {
  const contactId = (await createPerson(office, [])).id;
  const callBackId = randomUUID();
  const dueAt = new Date(Date.now() + 86_400_000).toISOString();
  const body = { id: callBackId, contactId, dueAt };
  const call = await insist(office, scheduleCallBack, { body, statuses: [200, 201] });
  const log = {
    params: { callBackId },
    body: { outcome: 'declined', note: 'Not this year.' },
    ifMatch: Number(call.body.version),
    statuses: [200, 409, 412],
  };
  await Promise.all([1, 2].map(() => insist(office, recordOutcome, log)));
  office.calls.push(callBackId);
}

async function writeLetter(office: Office): Promise<void> {
  const id = randomUUID();
  const to = `${id}@example.org`;
  const contactId = (await createPerson(office, [to])).id;
  const body = { id, kind: 'outreach' };
  await insist(office, draftLetter, { params: { contactId }, body, statuses: [200, 201] });
  // Asked again after a lost answer, it is no longer a draft.
  const sending = {
    params: { letterId: id },
    body: { via: 'smtp', allowBlanks: true },
    statuses: [200, 409],
  };
  await insist(office, sendLetter, sending);
  office.letters.push({ id, to });
}

const mostImports = 8;

async function importPeople(office: Office): Promise<void> {
  const { trial, script } = office;
  if (office.imports.length >= mostImports) return retitle(office);
  const id = randomUUID();
  // The largest gets a process of its own.
  const rows = trial.random.pick([20, 20, 200, 200, 2_000, 6_000]);
  const lines = Array.from({ length: rows }, (_, row) => `Ada,Import ${row} ${id},${row}.${id}@example.org`);
  const path = startImport.path.replace(':workspaceId', script.workspaceId);
  const ask = () => {
    const body = new FormData();
    body.append('id', id);
    body.append('file', new Blob([`First Name,Last Name,Email\n${lines.join('\n')}\n`]), 'people.csv');
    return script.send(path, { method: 'POST', body });
  };
  await persist(office, ask, { what: `import of ${rows}`, statuses: [200, 202] });
  office.imports.push({ id, rows });
}

function insist(
  office: Office,
  endpoint: Endpoint,
  { statuses, ...call }: LooseCall & { statuses: readonly number[] },
): Promise<Answer> {
  const what = `${endpoint.method} ${endpoint.path}`;
  return persist(office, () => office.script.attempt(endpoint, call), { what, statuses });
}

const patienceMs = 120_000;
const longestAnswerMs = 10_000;

type Asked = { what: string; statuses: readonly number[] };

/** Asks again until there is an answer of these statuses, a moment later each time. */
async function persist(
  office: Office,
  ask: () => Promise<Answer>,
  { what, statuses }: Asked,
): Promise<Answer> {
  const { trial, mostFailures = Number.POSITIVE_INFINITY } = office;
  let failures = 0;
  for (const end = performance.now() + patienceMs; performance.now() < end; await sleep(100)) {
    const began = performance.now();
    const answer = await ask().catch((error: unknown) => refused(office, what, error));
    trial.count('requests');
    if (performance.now() - began > longestAnswerMs)
      trial.violate(`${what} was answered after ${Math.round(performance.now() - began)} ms.`);
    if (answer !== null && statuses.includes(answer.status)) return answer;
    if (answer !== null) judge(trial, what, answer);
    failures += 1;
    if (failures > mostFailures) trial.violate(`${what} failed ${failures} times in a row.`);
  }
  throw new Error(`${what} found no answer within two minutes.`);
}

/** A fetch says no more than that it failed; what else is thrown is a fault of the answer. */
function refused({ trial, mayBeDown }: Office, what: string, error: unknown): null {
  trial.count('requests without an answer');
  if (mayBeDown && error instanceof TypeError) return null;
  throw new Error(`${what}: ${causeOf(error)}`);
}

function causeOf(error: unknown): string {
  return error instanceof Error && error.cause ? `${error.message}: ${String(error.cause)}` : String(error);
}

function judge(trial: Trial, what: string, { status, headers, body }: Answer): void {
  if (status === 503 && headers.get('retry-after') !== null && body.detail) trial.count('answers 503');
  else trial.violate(`${what} was answered ${status}: ${JSON.stringify(body)}`);
}

/** After the last fault: waits until nothing is under way any more, then counts. */
export async function checkOffice(office: Office): Promise<void> {
  const owner = new pg.Client({ connectionString: office.ownerUrl });
  await owner.connect();
  try {
    await settle(office, owner);
    if (await continueStopped(office)) await settle(office, owner);
    await checkPeople(office, owner);
    await checkCalls(office, owner);
    await checkLetters(office, owner);
    await checkImports(office, owner);
  } finally {
    await owner.end();
  }
  const { people, calls, letters, imports, trial } = office;
  trial.count('acknowledged writes', people.length + calls.length + letters.length + imports.length);
}

const settleMs = 180_000;

async function settle({ trial }: Office, owner: pg.Client): Promise<void> {
  const underWay = `SELECT format('letter %s is %s', id, status) AS what FROM letter WHERE status IN ('queued', 'sending')
    UNION ALL SELECT format('import %s is %s', id, status) FROM contact_import
    WHERE status NOT IN ('done', 'failed', 'undone', 'waiting-for-mapping')`;
  const end = performance.now() + settleMs;
  for (;;) {
    const { rows } = await owner.query(underWay);
    if (rows.length === 0) return;
    if (performance.now() > end)
      return trial.violate(`still under way after three minutes: ${rows.map(({ what }) => what).join(', ')}`);
    await sleep(200);
  }
}

/** Interrupted again and again without getting any further, an import stops, says so, and offers to go on: she takes the offer. */
async function continueStopped({ trial, script, imports }: Office): Promise<boolean> {
  let isAny = false;
  for (const { id } of imports) {
    const params = { importId: id };
    const { status, resumable } = await script.call(getImport, { params });
    if (status !== 'failed' || !resumable) continue;
    await script.call(continueImport, { params, body: {} });
    trial.count('imports continued by hand');
    isAny = true;
  }
  return isAny;
}

async function checkPeople({ trial, people }: Office, owner: pg.Client): Promise<void> {
  const { rows } = await owner.query('SELECT id, family_name, title FROM contact');
  const found = new Map(rows.map((row) => [row.id, row]));
  for (const { id, familyName, title } of people) {
    const row = found.get(id);
    if (!row) trial.violate(`${familyName} was acknowledged and is lost.`);
    else if (row.title !== title) trial.violate(`${familyName} is ${row.title}, acknowledged was ${title}.`);
  }
  const twice = await owner.query(
    'SELECT family_name, count(*) FROM contact GROUP BY family_name HAVING count(*) > 1',
  );
  for (const row of twice.rows) trial.violate(`${row.family_name} is there ${row.count} times.`);
}

async function checkCalls({ trial, calls }: Office, owner: pg.Client): Promise<void> {
  const { rows } = await owner.query(
    "SELECT call_back_id AS id, count(*)::integer AS times FROM event WHERE kind = 'call-made' GROUP BY 1",
  );
  const made = new Map(rows.map(({ id, times }) => [id, times]));
  for (const id of calls)
    if (made.get(id) !== 1)
      trial.violate(`A call that was logged twice at once stands ${made.get(id) ?? 0} times.`);
}

/** A letter leaves at most once, and where the server says that it went it did. */
async function checkLetters({ trial, letters, mail }: Office, owner: pg.Client): Promise<void> {
  const arrived = new Map<string, number>();
  for (const { to } of mail.received) for (const each of to) arrived.set(each, (arrived.get(each) ?? 0) + 1);
  for (const [to, times] of arrived) if (times > 1) trial.violate(`The letter to ${to} left ${times} times.`);
  const { rows } = await owner.query('SELECT id, status, failure FROM letter');
  const found = new Map(rows.map((row) => [row.id, row]));
  for (const { id, to } of letters) {
    const { status, failure } = found.get(id) ?? { status: 'lost', failure: null };
    trial.count(`letters ${status}`);
    const isRight = status === 'unsure' || (status === 'sent' && arrived.has(to));
    if (!isRight)
      trial.violate(`The letter ${id} is ${status} (${failure}), arrived ${arrived.get(to) ?? 0} times.`);
  }
}

async function checkImports({ trial, imports }: Office, owner: pg.Client): Promise<void> {
  const { rows } = await owner.query('SELECT id, status, failure FROM contact_import');
  const found = new Map(rows.map((row) => [row.id, row]));
  for (const { id, rows: expected } of imports) {
    const { status, failure } = found.get(id) ?? { status: 'lost', failure: null };
    const counted = await owner.query(
      "SELECT count(*)::integer AS people FROM contact WHERE family_name LIKE 'Import % ' || $1",
      [id],
    );
    const people = counted.rows[0]?.people;
    trial.count('imported people', people);
    if (status !== 'done' || people !== expected)
      trial.violate(`An import of ${expected} is ${status} (${failure}) with ${people} people.`);
  }
}
