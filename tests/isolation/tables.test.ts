import { randomUUID } from 'node:crypto';
import { openTestApp } from '@threefold/api/test-app';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { levels, seedSearch } from './seed-search.ts';
import { workspaceTables } from './workspace-tables.ts';

const server = await openTestApp();
const search = await seedSearch(server);
const { seeker, stranger } = search;
const owner = new pg.Client({ connectionString: server.ownerUrl });
await owner.connect();
// Kept only while a dry run is at work.
await owner.query(
  "INSERT INTO contact_import_person VALUES ($1, $2, $2, '{}', 'a fingerprint', ARRAY['email:ruth@example.org'])",
  [seeker.workspaceId, search.ids.importId],
);
/** Signed in as the server itself is. */
const client = new pg.Client({ connectionString: server.app.parts.databaseAddress.url });
await client.connect();
afterAll(async () => {
  await client.end();
  await owner.end();
  await server.close();
});
const tables = await workspaceTables(owner);

/** What a coach sees by SQL at each level. A table that is not named here is seen at none. */
const seenAlways = ['comment', 'progress', 'workspace_setting'];
const seenInFull = [
  ...seenAlways,
  'call_back',
  'contact',
  'debrief',
  'event',
  'finding',
  'keep_warm_pause',
  'letter',
  'meeting',
  'meeting_participant',
  'organization_industry',
  'owed_letter',
  'positioning_summary',
  'proposal_result',
  'question',
  'referral',
  'research_answer',
  'research_question',
  'search_news',
  'search_news_person',
  'speech',
  'speech_version',
  'stage_change',
  'template',
];
const seenAt = { progress: seenAlways, network: seenAlways, full: seenInFull };

type Session = { workspaceId: string; level: string; userId: string } | null;

/** A session of the server's own role, with the settings that `serve` makes, or without any. Nothing of it is kept. */
async function asServer<Result>(session: Session, work: () => Promise<Result>): Promise<Result> {
  await client.query('BEGIN');
  try {
    if (session) {
      await client.query(`SET LOCAL app.workspace_id = '${session.workspaceId}'`);
      await client.query(`SET LOCAL app.level = '${session.level}'`);
      await client.query(`SET LOCAL app.user_id = '${session.userId}'`);
    }
    return await work();
  } finally {
    await client.query('ROLLBACK');
  }
}

function quoted(table: string) {
  return pg.escapeIdentifier(table);
}

function countIn(session: Session, table: string): Promise<number> {
  return asServer(session, async () => {
    const { rows } = await client.query(`SELECT count(*)::integer AS count FROM ${quoted(table)}`);
    return rows[0].count;
  });
}

/** How many rows could be changed and deleted, and what came of putting the seeker's own row in once more. */
async function attack(session: Session, table: string) {
  const { rows } = await owner.query(
    `SELECT to_jsonb(t) AS row FROM ${quoted(table)} t WHERE workspace_id = $1 LIMIT 1`,
    [seeker.workspaceId],
  );
  const run = (statement: string, values: unknown[] = []) =>
    asServer(session, () =>
      client.query(statement, values).then(
        (result) => result.rowCount,
        (error: { code: string }) => error.code,
      ),
    );
  return {
    updated: await run(`UPDATE ${quoted(table)} SET workspace_id = workspace_id`),
    deleted: await run(`DELETE FROM ${quoted(table)}`),
    inserted: await run(
      `INSERT INTO ${quoted(table)} SELECT * FROM jsonb_populate_record(NULL::${quoted(table)}, $1)`,
      [JSON.stringify(rows[0]?.row)],
    ),
  };
}

const insufficientPrivilege = '42501';
const nothing = { updated: 0, deleted: 0, inserted: insufficientPrivilege };
function sessionAt(level: (typeof levels)[number]): Session {
  return {
    workspaceId: seeker.workspaceId,
    level,
    userId: 'nobody-known',
  };
}
const elsewhere: Session = { workspaceId: stranger.workspaceId, level: 'owner', userId: stranger.userId };
const nowhere: Session = { workspaceId: '', level: '', userId: '' };

test.each(tables)('the seeded search has something in %s', async (table) => {
  const { rows } = await owner.query(
    `SELECT count(*)::integer AS count FROM ${quoted(table)} WHERE workspace_id = $1`,
    [seeker.workspaceId],
  );
  expect(rows[0].count).toBeGreaterThan(0);
});

test('every table that a level shows is one of the catalog', () => {
  expect(seenInFull.filter((table) => !tables.includes(table))).toEqual([]);
});

describe('a session without settings sees and changes nothing', () => {
  test.each(tables)('%s', async (table) => {
    expect([await countIn(null, table), await countIn(nowhere, table)]).toEqual([0, 0]);
    expect(await attack(null, table)).toEqual(nothing);
  });
});

describe('a session in another workspace sees and changes nothing of this one', () => {
  test.each(tables)('%s', async (table) => {
    const seen = await asServer(elsewhere, () =>
      client.query(`SELECT FROM ${quoted(table)} WHERE workspace_id = $1`, [seeker.workspaceId]),
    );
    expect(seen.rowCount).toBe(0);
    expect((await attack(elsewhere, table)).inserted).toBe(insufficientPrivilege);
    const reach = await asServer(elsewhere, () =>
      client.query(`DELETE FROM ${quoted(table)} WHERE workspace_id = $1`, [seeker.workspaceId]),
    );
    expect(reach.rowCount).toBe(0);
  });
});

describe.each(levels)('at the level %s', (level) => {
  test.each(tables)('%s', async (table) => {
    const isSeen = seenAt[level].includes(table);
    expect((await countIn(sessionAt(level), table)) > 0).toBe(isSeen);
    expect(await attack(sessionAt(level), table)).toEqual(nothing);
  });
});

test('a coach reads their own proposals at every level, and nobody else’s', async () => {
  const seen = (userId: string, level: string) =>
    countIn({ workspaceId: seeker.workspaceId, level, userId }, 'proposal');
  for (const level of levels) {
    expect(await seen(search.coaches.full.userId, level)).toBe(1);
    expect(await seen(search.coaches.network.userId, level)).toBe(0);
  }
});

test('a coach proposes in their own name, from the level "network" on, and decides nothing', async () => {
  const { userId } = search.coaches.full;
  const { rows } = await owner.query('SELECT to_jsonb(p) AS row FROM proposal p LIMIT 1');
  const put = (level: string, change: object) =>
    asServer({ workspaceId: seeker.workspaceId, level, userId }, () =>
      client
        .query('INSERT INTO proposal SELECT * FROM jsonb_populate_record(NULL::proposal, $1)', [
          JSON.stringify({ ...rows[0].row, id: randomUUID(), status: 'open', decided_at: null, ...change }),
        ])
        .then(
          () => 'put',
          (error: { code: string }) => error.code,
        ),
    );
  expect([await put('network', {}), await put('full', {})]).toEqual(['put', 'put']);
  expect(await put('progress', {})).toBe(insufficientPrivilege);
  expect(await put('full', { status: 'accepted' })).toBe(insufficientPrivilege);
  expect(await put('full', { author_id: search.coaches.network.userId })).toBe(insufficientPrivilege);
  const changed = await asServer({ workspaceId: seeker.workspaceId, level: 'full', userId }, () =>
    client.query("UPDATE proposal SET status = 'declined'"),
  );
  expect(changed.rowCount).toBe(0);
});

test('an unknown level sees nothing', async () => {
  for (const table of tables)
    expect(await countIn({ workspaceId: seeker.workspaceId, level: 'guest', userId: 'x' }, table)).toBe(0);
});

test('below the whole, a coach sees comments on the search and not those on people', async () => {
  for (const level of ['progress', 'network'] as const) {
    const subjects = await asServer(sessionAt(level), () => client.query('SELECT subject FROM comment'));
    expect(subjects.rows.map((row) => row.subject)).toEqual(['workspace']);
  }
});

const keys = await owner.query('SELECT match_keys FROM contact WHERE workspace_id = $1 AND id = $2', [
  seeker.workspaceId,
  search.ids.contactId,
]);
const matchKeys: unknown = keys.rows[0].match_keys;

type FunctionCall = { call: string; at: string; values: unknown[] };

/** The functions that step around the policies: a call for the seeker's search, and the level at which it answers something. */
const functionCalls: Record<string, FunctionCall> = {
  search_contacts: {
    call: 'search_contacts($1, $2, 10)',
    at: 'owner',
    values: [seeker.workspaceId, 'okonkwo'],
  },
  match_contacts: { call: 'match_contacts($1, $2)', at: 'owner', values: [seeker.workspaceId, matchKeys] },
  match_rows: { call: 'match_rows($1, $2)', at: 'owner', values: [seeker.workspaceId, matchKeys] },
  match_both: {
    call: 'match_both($1, $2, $2)',
    at: 'owner',
    values: [seeker.workspaceId, matchKeys],
  },
  match_import_people: {
    call: 'match_import_people($1, $2, $3)',
    at: 'owner',
    values: [seeker.workspaceId, search.ids.importId, ['email:ruth@example.org']],
  },
  network_people: { call: 'network_people($1)', at: 'network', values: [seeker.workspaceId] },
  network_referrals: { call: 'network_referrals($1)', at: 'network', values: [seeker.workspaceId] },
  network_stage_changes: { call: 'network_stage_changes($1)', at: 'network', values: [seeker.workspaceId] },
  network_meetings: { call: 'network_meetings($1)', at: 'network', values: [seeker.workspaceId] },
};
const rosterCall = 'SELECT name FROM coach_roster($1, now(), $2)';
/** Put jobs into the queue and take them out, take statistics: none shows anything. */
const withoutAnswer = ['cancel_jobs', 'enqueue_job', 'refresh_statistics'];

test('every function that steps around the policies is tried here', async () => {
  const { rows } = await owner.query(
    "SELECT proname::text AS name FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace",
  );
  expect(rows.map(({ name }) => name).sort()).toEqual(
    [...Object.keys(functionCalls), 'coach_roster', ...withoutAnswer].sort(),
  );
});

test.each(Object.entries(functionCalls))(
  '%s answers the search that the session is in, and no other',
  async (_name, { call, at, values }) => {
    const rowsFor = async (session: Session) =>
      (await asServer(session, () => client.query(`SELECT * FROM ${call}`, values))).rowCount;
    expect(await rowsFor({ ...elsewhere, workspaceId: seeker.workspaceId, level: at })).toBeGreaterThan(0);
    const others = [null, elsewhere, { ...elsewhere, level: 'full' }, { ...elsewhere, level: 'network' }];
    for (const session of others) expect(await rowsFor(session)).toBe(0);
    expect(await rowsFor(sessionAt('progress'))).toBe(0);
  },
);

test('the roster answers a coach while the share is active, and nobody else', async () => {
  const rowsFor = async (userId: string) =>
    (await asServer(null, () => client.query(rosterCall, [userId, null]))).rowCount;
  expect(await rowsFor(search.coaches.progress.userId)).toBe(1);
  for (const { userId } of [search.formerCoach, stranger, seeker]) expect(await rowsFor(userId)).toBe(0);
});
