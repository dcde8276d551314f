/** Its message is one line made for the person at the terminal: what is wrong, where, and what to do. */
export class LocalPostgresError extends Error {
  override name = 'LocalPostgresError';
}
