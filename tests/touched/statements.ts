import pg from 'pg';

/** Every text that the server sends to the database while it listens, whichever way it goes there. */
export function listenToStatements() {
  const heard = new Set<string>();
  const send = pg.Client.prototype.query;
  // Every overload takes the statement first; what is given is handed on as it came.
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [first] = given;
    const text = typeof first === 'string' ? first : Object(first).text;
    if (typeof text === 'string') heard.add(text);
    return Reflect.apply(send, this, given);
  } as typeof send;
  return {
    /** What was heard since the last time. */
    take: () => {
      const texts = [...heard];
      heard.clear();
      return texts;
    },
    stop: () => {
      pg.Client.prototype.query = send;
    },
  };
}

type Catalog = { tables: readonly string[]; functions: ReadonlyMap<string, string> };

/** Tables as the database calls them, and the bodies of its own functions. */
export async function readCatalog(url: string): Promise<Catalog> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const tables = await client.query(
    `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')`,
  );
  const functions = await client.query(
    `SELECT proname, coalesce(pg_get_function_sqlbody(pg_proc.oid), prosrc) AS body FROM pg_proc WHERE pronamespace = 'public'::regnamespace
       AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')`,
  );
  await client.end();
  return {
    tables: tables.rows.map(({ relname }) => relname),
    functions: new Map(functions.rows.map(({ proname, body }) => [proname, body])),
  };
}

/** The tables that a statement names anywhere, by itself or through a function. */
export function tablesNamedIn(text: string, { tables, functions }: Catalog): string[] {
  const bare = text.replace(/'(?:[^']|'')*'/g, "''");
  const bodies = [...functions].flatMap(([name, body]) => (bare.includes(`${name}(`) ? body : []));
  const whole = [bare, ...bodies].join('\n');
  return tables.filter((table) =>
    new RegExp(
      String.raw`\b(from|join)\s+(lateral\s+)?"?${table}"?\b|,\s*"?${table}"?\s+(as\s+)?\w+\s+(where|on)\b`,
      'i',
    ).test(whole),
  );
}
