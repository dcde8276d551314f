/**
 * Statements of one transaction, all handed over at once: the database takes them in their order, and the next one is written down while
 * it works on the one before. Each ends before the first failure is thrown, so that none comes behind the end of the transaction.
 */
export async function inTurn<const Statements extends readonly unknown[]>(
  statements: Statements,
): Promise<{ -readonly [Place in keyof Statements]: Awaited<Statements[Place]> }> {
  for (const end of await Promise.allSettled(statements)) if (end.status === 'rejected') throw end.reason;
  return Promise.all(statements);
}
