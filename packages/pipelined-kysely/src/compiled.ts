import { CompiledQuery, type Kysely, type QueryExecutorProvider } from 'kysely';

/** What fits into one place of a statement. A list does not: its length would be part of the text. */
type Value = string | number | bigint | boolean | Uint8Array | null;
type Values<Given> = { readonly [Name in keyof Given]: Value | undefined };

type Written<Row> = { compile: (executor: QueryExecutorProvider) => CompiledQuery<Row> };

/**
 * For the tables of one database: a statement that is asked again and again. Kysely builds and compiles it the first time,
 * and later calls only fill in their values, which saves most of what it costs on this side of the database. Its text may
 * follow from which values are given, never from what they are: no list of values (`in`), and nothing decided by looking at one.
 */
export function compiledFor<DB>() {
  return <Given extends Values<Given>, Row>(
    write: (db: Kysely<DB>, given: Given) => Written<Row>,
  ): ((db: Kysely<DB>, given: Given) => Promise<Row[]>) => {
    const known = new Map<string, CompiledQuery<Row>>();
    return async (db, given) => {
      const values = new Map(Object.entries(given).filter(([, value]) => value !== undefined));
      const names = [...values.keys()].join();
      const query = known.get(names) ?? write(db, blanksFor<Given>(values.keys())).compile(db);
      known.set(names, query);
      const filled = query.parameters.map((value) => (isBlank(value) ? values.get(value.blank) : value));
      const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(query.sql, filled));
      return rows;
    };
  };
}

/** Where a value will stand. */
type Blank = { blank: string };
const blanks = new WeakSet<object>();

function blanksFor<Given>(names: Iterable<string>): Given {
  const entries = Array.from(names, (name): [string, Blank] => [name, { blank: name }]);
  for (const [, blank] of entries) blanks.add(blank);
  // Each stands where its value will be; Kysely hands on as a parameter whatever it does not know.
  return Object.fromEntries(entries) as Given;
}

function isBlank(value: unknown): value is Blank {
  return typeof value === 'object' && value !== null && blanks.has(value);
}
