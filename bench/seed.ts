import pg from 'pg';

export type Seeding = { ownerUrl: string; workspaceId: string; contacts: number; others: number };

/**
 * Fills the workspace with `contacts` people, nine in ten of them named by another (chains of a tree with three branches), and other
 * workspaces with `others` people, so that the tables are large where they would be large.
 */
export async function seed({ ownerUrl, workspaceId, contacts, others }: Seeding): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(people, [workspaceId, contacts, 0]);
    for (let done = 0; done < others; done += 10_000) {
      await client.query(people, [
        `00000000-0000-7000-9000-${String(done).padStart(12, '0')}`,
        Math.min(10_000, others - done),
        done + 1,
      ]);
    }
    await client.query(chains, [workspaceId]);
    await client.query(stages, [workspaceId]);
    await client.query(calls, [workspaceId]);
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

const people = `
  INSERT INTO contact (workspace_id, id, given_name, family_name, credentials, title, organization, emails, phones, linkedin_url, city, region, country,
    reasons, face_to_face, tags, do_not_contact, stage, stage_since, source_kind, sort_name, search, match_keys, version, content_hash, created_at, updated_at)
  SELECT $1::uuid, uuidv7(make_interval(secs => n - 10000000)), given, family, 'MD', 'Medical Director', organization,
    ARRAY[lower(given || '.' || family || n || '@example.org')], '[]', null, 'Boston', 'MA', 'US', ARRAY['role'], false, ARRAY[]::text[], false, 'identified', now(),
    'import', lower(family || ' ' || given || n), lower(given || ' ' || family || ' ' || organization || ' medical director'),
    ARRAY['email:' || lower(given || '.' || family || n || '@example.org')], 1, 'seed', now() - make_interval(hours => 3600 - (n % 3600)), now()
  FROM (
    SELECT n, (ARRAY['Ines','Tom','Mei','Ruth','Priya','Rafael','Anna','Daniel','Grace','Hector'])[1 + (n * 7 + $3) % 10] AS given,
      (ARRAY['Castellanos','Haugen','Tanaka','Abernathy','Iyer','Moreau','Ruggiero','Kim','Oduya','Delgado'])[1 + (n * 3 + $3) % 10] || chr(97 + n % 26) || chr(97 + n / 26 % 26) AS family,
      'Clinic ' || (n % 997) AS organization
    FROM generate_series(1, $2::integer) n
  ) row`;

const chains = `
  WITH numbered AS (SELECT id, row_number() OVER (ORDER BY created_at, id) - 1 AS n, created_at FROM contact WHERE workspace_id = $1)
  INSERT INTO referral (workspace_id, id, from_contact_id, to_contact_id, terms, at, version, content_hash, created_at, updated_at)
  SELECT $1::uuid, uuidv7(), parent.id, child.id, 'may-use-name', child.created_at, 1, 'seed', now(), now()
  FROM numbered child JOIN numbered parent ON parent.n = (child.n - 10) / 3 WHERE child.n >= 10`;

const stages = `INSERT INTO stage_change (workspace_id, contact_id, at, stage) SELECT workspace_id, id, created_at, stage FROM contact WHERE workspace_id = $1`;

const calls = `
  INSERT INTO call_back (workspace_id, id, contact_id, due_at, time_zone, attempt, first_due_at, promised, moved, status, version, content_hash, created_at, updated_at)
  SELECT $1::uuid, uuidv7(), id, now() + make_interval(hours => (row_number() OVER () % 240)::integer - 24), 'America/New_York', 1, now(), true, false, 'due', 1, 'seed', now(), now()
  FROM (SELECT id FROM contact WHERE workspace_id = $1 LIMIT 500) called`;
