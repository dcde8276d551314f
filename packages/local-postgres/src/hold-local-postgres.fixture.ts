import { startLocalPostgres } from './start-local-postgres.ts';

/** A stand-in for the server: starts Postgres, says so in one line of JSON, and lives until it is ended from outside. */
const { url, port, home } = await startLocalPostgres({ dataDir: process.argv[2] ?? '' });
console.log(JSON.stringify({ url, port, home }));
setInterval(() => undefined, 60_000);
