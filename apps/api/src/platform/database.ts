import type { Consequence } from '@threefold/domain/history/what-follows';
import { compiledFor } from '@threefold/pipelined-kysely/compiled';
import { pipelinedPool } from '@threefold/pipelined-kysely/pipelined-pool';
import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { DatabaseAddress } from './database-address.ts';
import type { DB } from './database-types.gen.ts';
import type { Concern, Recorded } from './facts.ts';
import type { Scope } from './scope.ts';
import { noteStatement } from './touched.ts';

/** What follows from facts, once for each transaction, whatever number of use cases it goes through. */
export type Consequences = {
  readonly [Name in Consequence]: (
    db: WorkspaceTransaction,
    scope: Scope,
    concerns: readonly Concern[],
  ) => Promise<void>;
};
type Settling = { readonly consequences: Consequences };

export type Database = Kysely<DB> & Settling;
/** A transaction that has said which workspace it is in, with the facts that are not settled yet (`unit-of-work.ts`). */
export type WorkspaceTransaction = Transaction<DB> & Settling & { readonly facts: Recorded[] };

/** Statements over our tables that Kysely builds once. */
export const compiled = compiledFor<DB>();

const timestamptz = 1184;
const date = 1082;
const int8 = 20;

/** `2026-11-24 18:00:00.5+00` becomes `2026-11-24T18:00:00.5Z`; other offsets go the long way round. */
function toIsoInstant(value: string): string {
  return value.endsWith('+00')
    ? `${value.slice(0, 10)}T${value.slice(11, -3)}Z`
    : new Date(value).toISOString();
}

/** Instants stay text in ISO 8601, civil dates stay text, counts are numbers: no Date object ever comes from the database. */
const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === timestamptz) return toIsoInstant;
    if (oid === date) return (value: string) => value;
    if (oid === int8) return Number;
    return pg.types.getTypeParser(oid, format);
  },
};

const longestStatement = 30_000;

/** A pooler refuses a connection that brings settings of its own; there each transaction sets them. */
export function poolOptions({ url, way }: DatabaseAddress): pg.PoolConfig {
  return {
    connectionString: url,
    application_name: 'threefold',
    max: 10,
    connectionTimeoutMillis: 4_000,
    idleTimeoutMillis: 30_000,
    ...(way === 'direct' && { statement_timeout: longestStatement }),
    types: typeParsers,
  };
}

export function createDatabase(
  pool: pg.Pool,
  { consequences, way }: { consequences: Consequences } & Pick<DatabaseAddress, 'way'>,
): Database {
  const pipelined = pipelinedPool(pool, {
    onAnswer: noteStatement,
    prepares: way !== 'forgetful-pooler',
    openingSettings: way === 'direct' ? [] : [`SET LOCAL statement_timeout = ${longestStatement}`],
  });
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool: pipelined }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return Object.assign(db, { consequences });
}

type Value = string | number | boolean | null | undefined;

/**
 * One array as Postgres reads it. Many rows go over as one array for each column: a statement with a parameter for each value
 * takes longer to read than to run, and ends at 65,535 of them.
 */
export function arrayLiteral(values: readonly Value[]): string {
  if (values.length > 0 && values.every(isPlain)) return `{"${values.join('","')}"}`;
  return `{${values.map(element).join(',')}}`;
}

/** A column for `unnest` beside others: null where no row has a value, which reads as a column of nulls and takes no time at all. */
export function columnLiteral<Row>(rows: readonly Row[], pick: (row: Row) => Value): string | null {
  const values = rows.map(pick);
  return values.every((value) => value === null || value === undefined) ? null : arrayLiteral(values);
}

function isPlain(value: Value): boolean {
  return typeof value === 'string' && !value.includes('"') && !value.includes('\\');
}

function element(value: Value): string {
  if (value === null || value === undefined) return 'NULL';
  return typeof value === 'string' ? quote(value) : String(value);
}

function quote(text: string): string {
  return `"${isPlain(text) ? text : text.replace(/["\\]/g, '\\$&')}"`;
}
