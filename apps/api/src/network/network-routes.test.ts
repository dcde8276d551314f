import * as contacts from '@threefold/contracts/contacts';
import { planMeeting } from '@threefold/contracts/meetings/meetings';
import { getNetwork, type Network } from '@threefold/contracts/network';
import * as referrals from '@threefold/contracts/referrals';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import type { TestPerson } from '../test-app.ts';
import { letIn } from '../testing/build.ts';
import { serverForFile } from '../testing/seeker.ts';

const server = serverForFile();

function add(seeker: TestPerson, familyName: string, more: object = {}) {
  return seeker.call(contacts.createContact, { body: { familyName, ...more } });
}
function refer(seeker: TestPerson, from: { id: string }, to: { id: string }) {
  return seeker.call(referrals.nameReferral, { body: { fromContactId: from.id, contactId: to.id } });
}
function meet(seeker: TestPerson, contact: { id: string }) {
  return seeker.call(planMeeting, {
    body: { contactIds: [contact.id], startsAt: server.clock.now().toString(), minutes: 20, status: 'held' },
  });
}
function see(seeker: TestPerson, query: object = {}) {
  return seeker.call(getNetwork, { query: query as never });
}
function labels({ nodes }: Network) {
  return nodes.map((node) => node.label).sort();
}

describe('the picture', () => {
  test('is folded into chains, with the figures of the whole network', async () => {
    const dana = await server.signUp('Dana');
    const [a, b, c] = [
      await add(dana, 'A'),
      await add(dana, 'B', { organization: 'Halden' }),
      await add(dana, 'C'),
    ];
    await add(dana, 'Alone');
    server.clock.pass({ hours: 1 });
    await meet(dana, a);
    server.clock.pass({ hours: 1 });
    const { referral } = await refer(dana, a, b);
    server.clock.pass({ hours: 1 });
    await meet(dana, b);
    await refer(dana, b, c);
    const network = await see(dana);
    const node = (id: string) => network.nodes.find((each) => each.id === id);
    expect(node(a.id)).toMatchObject({ depth: 0, rootId: a.id, stage: 'met', label: 'A' });
    expect(node(c.id)).toEqual({
      id: c.id,
      label: 'C',
      organization: null,
      stage: 'identified',
      depth: 2,
      rootId: a.id,
      firstAt: c.createdAt,
    });
    expect(network.edges[0]).toEqual({
      from: a.id,
      to: b.id,
      at: referral.at,
      meetingId: null,
      terms: 'may-use-name',
    });
    expect(network.metrics).toEqual({
      contacts: 4,
      met: 2,
      referrals: 2,
      referralsPerMeeting: 1,
      reproduction: 0.5,
      longestChain: 2,
      goal: 3,
    });
    const chains = await see(dana, { scope: 'chains' });
    expect(labels(chains)).toEqual(['A', 'B', 'C']);
    expect(chains.metrics).toEqual(network.metrics);
  });

  test('says of figures per meeting that there are none before the first meeting', async () => {
    const dana = await server.signUp('Dana');
    await add(dana, 'A');
    expect((await see(dana)).metrics).toMatchObject({
      contacts: 1,
      referralsPerMeeting: null,
      reproduction: null,
    });
  });

  test('leaves out people in the trash, with their referrals and meetings', async () => {
    const dana = await server.signUp('Dana');
    const [a, b] = [await add(dana, 'A'), await add(dana, 'B')];
    await refer(dana, a, b);
    await meet(dana, a);
    await dana.call(contacts.deleteContact, { params: { contactId: a.id } });
    const network = await see(dana);
    expect(labels(network)).toEqual(['B']);
    expect(network.edges).toEqual([]);
    expect(network.metrics).toMatchObject({ referrals: 0, met: 0, referralsPerMeeting: null });
    await dana.call(contacts.restoreContact, { params: { contactId: a.id } });
    expect((await see(dana)).edges).toHaveLength(1);
  });

  test('tells on request when each stage began', async () => {
    const dana = await server.signUp('Dana');
    const a = await add(dana, 'A');
    const first = server.clock.now().toString();
    server.clock.pass({ hours: 24 });
    const second = server.clock.now().toString();
    await dana.call(contacts.closeContact, { params: { contactId: a.id }, body: { closed: true } });
    const [node] = (await see(dana, { history: 'true' })).nodes;
    expect(node?.history).toEqual([
      { at: first, stage: 'identified' },
      { at: second, stage: 'closed' },
    ]);
    expect((await see(dana)).nodes[0]).not.toHaveProperty('history');
  });

  test('knows a person from the first referral that they have part in, where that was said before they were written down', async () => {
    const dana = await server.signUp('Dana');
    const [a, b] = [await add(dana, 'A'), await add(dana, 'B')];
    const at = '2026-10-01T09:00:00Z';
    await dana.call(referrals.nameReferral, { body: { fromContactId: a.id, contactId: b.id, at } });
    const then = await see(dana, { until: '2026-10-02T00:00:00Z' });
    expect(then.nodes.map((node) => node.firstAt)).toEqual([at, at]);
    expect(then.edges).toHaveLength(1);
    expect((await see(dana, { until: '2026-09-30T00:00:00Z' })).nodes).toEqual([]);
  });
});

test('the picture of an instant is the one that was seen at that instant', async () => {
  const dana = await server.signUp('Dana');
  const known: { id: string }[] = [];
  const seen: { at: string; network: Network }[] = [];
  let state = 11;
  const random = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const one = () => known[random(known.length)] ?? { id: '' };
  for (let step = 0; step < 60; step += 1) {
    server.clock.pass({ hours: 1 + random(30) });
    const [a, b] = known.length > 1 ? [one(), one()] : [];
    const what = a && b ? random(5) : 0;
    if (what < 2) known.push(await add(dana, `Person ${step}`));
    else if (a && b && what === 2 && a !== b) await refer(dana, a, b);
    else if (a && what === 3) await meet(dana, a);
    else if (a)
      await dana.call(contacts.closeContact, {
        params: { contactId: a.id },
        body: { closed: random(2) === 0 },
      });
    seen.push({ at: server.clock.now().toString(), network: await see(dana) });
  }
  const ordered = (network: Network) => ({
    ...network,
    nodes: [...network.nodes].sort((x, y) => (x.id < y.id ? -1 : 1)),
  });
  for (const { at, network } of seen)
    expect(ordered(await see(dana, { until: at })), at).toEqual(ordered(network));
  expect(new Set(seen.map(({ network }) => network.metrics.referrals)).size).toBeGreaterThan(3);
});

describe('a coach', () => {
  async function coached(level: 'progress' | 'network' | 'full') {
    const dana = await server.signUp('Dana');
    const carla = await server.signUp('Carla');
    const a = await add(dana, 'Álvarez', { givenName: 'Ruth', organization: 'Halden' });
    const b = await add(dana, '', { emails: ['sam@halden.example'] });
    await refer(dana, a, b);
    server.clock.pass({ hours: 1 });
    await meet(dana, a);
    await letIn(dana, carla, level);
    return { dana, carla, params: { workspaceId: dana.workspaceId } };
  }

  test('at the level network sees initials and no organization, and the same chains and figures', async () => {
    const { dana, carla, params } = await coached('network');
    const query = { history: 'true', until: '2030-01-01T00:00:00Z' } as const;
    const own = await dana.call(getNetwork, { query });
    const shared = await carla.call(getNetwork, { params, query });
    expect(labels(shared)).toEqual(['R. Á.', '–']);
    expect(shared.nodes.map((node) => node.organization)).toEqual([null, null]);
    expect(JSON.stringify(shared)).not.toMatch(/Ruth|lvarez|Halden|sam@/);
    const bare = ({ nodes, ...rest }: Network) => ({
      ...rest,
      nodes: nodes
        .map((node) => ({ ...node, label: '', organization: null }))
        .sort((x, y) => (x.id < y.id ? -1 : 1)),
    });
    expect(bare(shared)).toEqual(bare(own));
  });

  test('at the level full sees names; at the level progress sees no picture', async () => {
    const full = await coached('full');
    expect(labels(await full.carla.call(getNetwork, { params: full.params }))).toEqual([
      'Ruth Álvarez',
      'sam@halden.example',
    ]);
    const progress = await coached('progress');
    expect((await progress.carla.attempt(getNetwork, { params: progress.params })).status).toBe(403);
  });

  test('who was not let in is told that there is no such search', async () => {
    const [dana, carla] = [await server.signUp('Dana'), await server.signUp('Carla')];
    const answer = await carla.attempt(getNetwork, { params: { workspaceId: dana.workspaceId } });
    expect(answer.status).toBe(404);
  });
});

test('ten thousand people are drawn whole', async () => {
  const dana = await server.signUp('Dana');
  const owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
  const id = "('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid";
  await owner.query(
    `INSERT INTO contact (workspace_id, id, given_name, family_name, emails, phones, reasons, face_to_face, tags, do_not_contact,
       stage, stage_since, source_kind, sort_name, search, match_keys, version, content_hash, created_at, updated_at)
     SELECT $1, ${id}, 'Given' || n, 'Family' || n, '{}', '[]', '{}', false, '{}', false, 'met', now(), 'typed', 'x', 'x', '{}', 1, '',
       '2026-01-01'::timestamptz + n * interval '1 minute', now()
     FROM generate_series(1, 10000) n`,
    [dana.workspaceId],
  );
  await owner.query(
    `INSERT INTO referral (workspace_id, id, from_contact_id, to_contact_id, terms, at, version, content_hash, created_at, updated_at)
     SELECT $1, gen_random_uuid(), ${id.replace('(n)', '(n / 3 + 1)')}, ${id.replace('(n)', '(n + 1)')}, 'name-only',
       '2026-01-01'::timestamptz + n * interval '1 minute', 1, '', now(), now()
     FROM generate_series(1, 9999) n WHERE n / 3 + 1 <> n + 1`,
    [dana.workspaceId],
  );
  await owner.end();
  const { nodes, edges, metrics } = await see(dana);
  expect([nodes.length, edges.length, metrics.longestChain]).toEqual([10_000, 9_999, 9]);
});
