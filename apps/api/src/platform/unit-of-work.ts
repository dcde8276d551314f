// A transaction of a workspace is one unit of work. Use cases record facts as they go, which costs nothing; before the end, or
// where a use case answers with what follows from them, they are settled together: lines of history and figures, then what
// `what-follows.ts` says for each kind, which may record further facts. Settling twice does no harm.
import { type Consequence, consequenceNames, whatFollows } from '@threefold/domain/history/what-follows';
import type { WorkspaceTransaction } from './database.ts';
import { appendEvents } from './events.ts';
import type { Concern, Fact, HistoryEvent, Recorded } from './facts.ts';
import type { Scope } from './scope.ts';

export function record(db: WorkspaceTransaction, scope: Scope, facts: readonly Fact[]): void {
  const now = scope.now.toString();
  for (const fact of facts) db.facts.push({ fact, at: fact.at ?? now, actorId: scope.userId });
}

export async function settle(db: WorkspaceTransaction, scope: Scope): Promise<void> {
  while (db.facts.length > 0) {
    const recorded = db.facts.splice(0);
    // Contacts are locked before the figures of the day, which all changes share.
    await Promise.all([
      ...consequenceNames.map((name) => follow(db, scope, { name, recorded })),
      appendEvents(db, scope, recorded.filter(isHistory)),
    ]);
  }
}

async function follow(
  db: WorkspaceTransaction,
  scope: Scope,
  { name, recorded }: { name: Consequence; recorded: readonly Recorded[] },
): Promise<void> {
  const concerns = recorded.flatMap((one) => concernsOf(name, one));
  if (concerns.length > 0) await db.consequences[name](db, scope, concerns);
}

function concernsOf(name: Consequence, { fact, at }: Recorded): Concern[] {
  const whom = whatFollows[fact.kind][name] ?? [];
  return whom.flatMap((role) => {
    const contactId = fact[role];
    return contactId ? { contactId, at, fact } : [];
  });
}

function isHistory(recorded: Recorded): recorded is Recorded<HistoryEvent> {
  return 'detail' in recorded.fact;
}
