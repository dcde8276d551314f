import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../migrations');
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.sql') && file !== 'schema.sql')
  .sort();

/** What the schema has to do without so that its tables can be spread over several machines, and the reason. */
const forbidden: readonly (readonly [string, RegExp])[] = [
  ['a trigger is refused on a distributed table', /\bCREATE\s+(OR\s+REPLACE\s+)?(CONSTRAINT\s+)?TRIGGER\b/i],
  ['ON DELETE SET NULL would empty the workspace as well', /\bON\s+DELETE\s+SET\s+(NULL|DEFAULT)\b/i],
  [
    'numbers are made by the program, not by a sequence',
    /\b(small|big)?serial\b|\bGENERATED\s+(ALWAYS|BY\s+DEFAULT)\s+AS\s+IDENTITY\b|\bCREATE\s+SEQUENCE\b/i,
  ],
  ['an enum cannot use an index under row-level security', /\bAS\s+ENUM\b/i],
  ['citext cannot use an index under row-level security', /\bcitext\b/i],
  [
    'ids and times are made by the program',
    /\bDEFAULT\s+(now|gen_random_uuid|uuidv7|clock_timestamp|current_timestamp)\b/i,
  ],
];

function findForbidden(sql: string): string[] {
  const statements = sql.replace(/--.*$/gm, '');
  return forbidden.filter(([, pattern]) => pattern.test(statements)).map(([reason]) => reason);
}

test('migrations are numbered without a gap', () => {
  expect(files.length).toBeGreaterThan(0);
  files.forEach((file, index) => {
    expect(file).toMatch(new RegExp(`^${String(index + 1).padStart(4, '0')}-[a-z0-9]+(-[a-z0-9]+)*\\.sql$`));
  });
});

test.each(files)('%s could run on a distributed database', (file) => {
  expect(findForbidden(readFileSync(join(folder, file), 'utf8'))).toEqual([]);
});

test.each([
  'CREATE TRIGGER t AFTER INSERT ON contact',
  'REFERENCES contact (workspace_id, id) ON DELETE SET NULL',
  'id bigserial PRIMARY KEY',
  'id bigint GENERATED ALWAYS AS IDENTITY',
  "CREATE TYPE stage AS ENUM ('met')",
  'email citext NOT NULL',
  'created_at timestamptz NOT NULL DEFAULT now()',
])('a migration with this would be refused: %s', (sql) => {
  expect(findForbidden(sql)).toHaveLength(1);
});
