import { createContact, listContacts } from '@threefold/contracts/contacts';
import { createTestDatabase, type TestDatabase } from '@threefold/local-postgres/test-database';
import { poolerIsMissing, startTestPooler, type TestPooler } from '@threefold/local-postgres/test-pooler';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, secretKey } from '../test-app.ts';
import { findDatabaseWay } from './database-address.ts';
import { migrate, prepareServerRole } from './migrate.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('without a pooler the server finds Postgres itself at the other end', async () => {
  expect(await findDatabaseWay(database.url)).toBe('direct');
});

describe.skipIf(poolerIsMissing !== null)(
  `behind Debian's PgBouncer in transaction mode${poolerIsMissing === null ? '' : ` (${poolerIsMissing})`}`,
  () => {
    let pooler: TestPooler;
    let pooledUrl: string;
    beforeAll(async () => {
      const roleUrl = await prepareServerRole(database.url, secretKey);
      pooler = await startTestPooler([database.url, roleUrl]);
      pooledUrl = pooler.through(roleUrl);
    });
    afterAll(() => pooler.stop());

    test('it is found, and that it forgets what is prepared, as often as one asks', async () => {
      for (const _ of [1, 2, 3]) expect(await findDatabaseWay(pooledUrl)).toBe('forgetful-pooler');
    });

    test('people sign up, write and read side by side, each statement with its time limit and none prepared', async () => {
      const server = await openTestApp({ database, pooler });
      const people = await Promise.all(['Dana', 'Ruth', 'Omar'].map(server.signUp));
      await Promise.all(
        people.map(async (person) => {
          for (let number = 0; number < 20; number++)
            await person.call(createContact, { body: { familyName: `${person.name} ${number}` } });
        }),
      );
      for (const person of people) {
        const { items } = await person.call(listContacts, { query: { limit: 100 } });
        expect(items).toHaveLength(20);
        expect(items.every(({ familyName }) => familyName.startsWith(person.name))).toBe(true);
      }
      const { db } = server.app.parts;
      const limit = await db
        .transaction()
        .execute((transaction) =>
          sql<{ limit: string }>`SELECT current_setting('statement_timeout') AS limit`.execute(transaction),
        );
      expect(limit.rows).toEqual([{ limit: '30s' }]);
      expect((await sql`SELECT name FROM pg_prepared_statements`.execute(db)).rows).toEqual([]);
      await server.close();
    });

    test('the tables are migrated through it as well, by several at once', async () => {
      const ownerUrl = pooler.through(database.url);
      await Promise.all([1, 2, 3].map(() => migrate({ ownerUrl })));
    });
  },
);
