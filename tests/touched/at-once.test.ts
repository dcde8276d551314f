// Two things that happen to one person in the same instant, in two tabs or by two people: each waits its turn, or is refused in
// words; none fails. Every change is paired with itself and with another one, which the seed chooses; `EVERY_PAIR=1` takes all
// pairs of all changes, `SEED` repeats a run.
import { openTestApp, type TestPerson } from '@threefold/api/test-app';
import { addContact, heldMeeting } from '@threefold/api/testing/build';
import type { Contact } from '@threefold/contracts/contacts';
import type { Endpoint } from '@threefold/contracts/endpoint';
import { routes } from '@threefold/contracts/routes';
import { afterAll, expect, test } from 'vitest';
import { seedSearch } from '../isolation/seed-search.ts';
import { validCall } from '../isolation/valid-calls.ts';
import { type Call, type ChangeName, scenarios } from './scenarios.ts';

const server = await openTestApp();
afterAll(() => server.close());
const world = { server, ...(await seedSearch(server)) };
const { seeker } = world;

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const takesEveryPair = process.env.EVERY_PAIR === '1';

/** Mulberry32. */
function createChance(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
const chance = createChance(seed);

// Object.keys widens the keys of the list to strings.
const changes = (Object.keys(scenarios) as ChangeName[]).filter((name) => scenarios[name] !== null);

/** By its path or by what is sent. */
function isOfAPerson(name: ChangeName): boolean {
  const { body } = validCall(name, { contactId: 'somebody' });
  return (
    /:(contact|meeting|letter|callBack|finding|referral)Id/.test(routes[name].path) ||
    /somebody/.test(JSON.stringify(body) ?? '')
  );
}

type Pair = readonly [ChangeName, ChangeName];
function choosePairs(): Pair[] {
  if (takesEveryPair)
    return changes.flatMap((first, at) => changes.slice(at).map((second): Pair => [first, second]));
  const ofAPerson = changes.filter(isOfAPerson);
  const other = () => ofAPerson[Math.floor(chance() * ofAPerson.length)] ?? 'draftLetter';
  return ofAPerson.flatMap((name): Pair[] => [
    [name, name],
    [name, other()],
  ]);
}

/** Makes the same people again and again whenever a scenario adds somebody. */
function amongThem(people: readonly Contact[]): TestPerson {
  let added = 0;
  const call: TestPerson['call'] = (endpoint, options) => {
    const asked: Endpoint = endpoint;
    if (asked !== routes.createContact) return seeker.call(endpoint, options);
    added += 1;
    // The reply of the one endpoint that was asked for.
    return Promise.resolve(people[(added - 1) % people.length] as never);
  };
  return { ...seeker, call };
}

async function addThem() {
  const [one, other] = [await addContact(seeker), await addContact(seeker)];
  const meeting = await heldMeeting(seeker, [one.id]);
  const note = async (text: string) =>
    (await seeker.call(routes.addFinding, { body: { meetingId: meeting.id, kind: 'fact', text } })).id;
  const [findingId, otherFindingId] = [await note('They hire.'), await note('They do hire.')];
  return { one, other, ids: { contactId: one.id, meetingId: meeting.id, findingId, otherFindingId } };
}

async function prepare(name: ChangeName, people: readonly Contact[], ids: Record<string, string>) {
  const call = await scenarios[name]?.({ ...world, seeker: amongThem(people), ids });
  const { by = seeker, params = {}, ...given }: Call = call ?? {};
  const all = { ...ids, workspaceId: by.workspaceId, ...params };
  const options = { ...validCall(name, all), ...given };
  return async () => {
    const { status, body } = await by.attempt(routes[name], options);
    return { name, status, body };
  };
}

type Prepared = Awaited<ReturnType<typeof prepare>>;

async function prepareBoth([first, second]: readonly [ChangeName, ChangeName?]): Promise<Prepared[]> {
  const { one, other, ids } = await addThem();
  const all = { ...world.ids, ...ids };
  const makeFirst = await prepare(first, [one, other], all);
  if (second === undefined) return [makeFirst];
  return [makeFirst, await prepare(second, chance() < 0.3 ? [other, one] : [one, other], all)];
}

/** What one needs can stand in the way of what the other needs; then it goes the other way round, or the first one alone. */
async function prepareInSomeOrder([first, second]: Pair): Promise<Prepared[]> {
  return prepareBoth([first, second])
    .catch(() => prepareBoth([second, first]))
    .catch(() => prepareBoth([first]));
}

/** The first one twice, as an impatient finger does. */
async function makeAtOnce(pair: Pair): Promise<string[]> {
  const prepared = await prepareInSomeOrder(pair);
  const answers = await Promise.all([...prepared, ...prepared.slice(0, 1)].map((make) => make()));
  expect(
    answers.some(({ status }) => status < 300),
    `${pair.join(' and ')}: one of them succeeds`,
  ).toBe(true);
  return answers
    .filter(({ status }) => status >= 500)
    .map(({ name, status, body }) => `${pair.join(' and ')}: ${name} ${status} ${body.detail}`);
}

test(
  `whatever two things happen to one person at once, none of them fails (SEED=${seed})`,
  async () => {
    const failed: string[] = [];
    const pairs = choosePairs();
    for (const pair of pairs) failed.push(...(await makeAtOnce(pair)));
    expect(failed, `of ${pairs.length} pairs`).toEqual([]);
  },
  takesEveryPair ? 60 * 60 * 1000 : 120_000,
);
