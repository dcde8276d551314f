import { randomUUID } from 'node:crypto';
import { createTestDatabase } from '@threefold/local-postgres/test-database';
import pg from 'pg';
import { expect, inject, onTestFinished, test } from 'vitest';
import { migrate, prepareServerRole, requireServerRole } from './migrate.ts';

const { adminUrl } = inject('testCluster');

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** A database of its own for a role that is no superuser, as every managed Postgres gives one. */
async function managedDatabase(rights: string): Promise<string> {
  const name = `managed_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  await asAdmin(`CREATE ROLE ${name} LOGIN ${rights} PASSWORD 'pw'`);
  await asAdmin(`CREATE DATABASE ${name} OWNER ${name}`);
  onTestFinished(async () => {
    await asAdmin(`DROP DATABASE ${name} WITH (FORCE)`);
    await asAdmin(`DROP ROLE IF EXISTS ${name}_app_login`);
    await asAdmin(`REVOKE threefold_app FROM ${name}`);
    await asAdmin(`DROP ROLE ${name}`);
  });
  const url = new URL(adminUrl);
  Object.assign(url, { username: name, password: 'pw', pathname: `/${name}` });
  return url.href;
}

const secretKey = 'a secret key for tests, 32 characters or more';

test('a role that may only make roles migrates its database, and the server gets a role of its own', async () => {
  const ownerUrl = await managedDatabase('CREATEROLE');
  await asAdmin(`GRANT threefold_app TO ${new URL(ownerUrl).username} WITH ADMIN OPTION`);
  await migrate({ ownerUrl });
  await requireServerRole(await prepareServerRole(ownerUrl, secretKey));
});

test('a role that may not even make roles is told what an administrator has to do once', async () => {
  const ownerUrl = await managedDatabase('');
  await migrate({ ownerUrl });
  await expect(prepareServerRole(ownerUrl, secretKey)).rejects.toThrow(
    'may not make other roles. Let an administrator of the database run once: CREATE ROLE threefold_app;',
  );
  await expect(requireServerRole(ownerUrl)).rejects.toThrow('GRANT threefold_app TO');
});

test('data of a newer Threefold is refused in a sentence, and nothing of it is changed', async () => {
  const database = await createTestDatabase();
  onTestFinished(database.drop);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  onTestFinished(() => client.end());
  await client.query("INSERT INTO migration VALUES ('9999-of-tomorrow', 'x', now())");
  await expect(migrate({ ownerUrl: database.url })).rejects.toThrow(
    'brought up to date by a newer Threefold (9999-of-tomorrow)',
  );
});
