import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { combineSameReferrals } from './combine-referrals.ts';
import { setAsideBetween } from './combine-referrals-queries.ts';
import { type MovedRows, moveRows } from './move-rows-queries.ts';
import { contactPointers } from './pointers.ts';

/** All that points to the one who goes points to the one who stays; nobody ends up having named themselves. */
export async function moveEverything(
  db: WorkspaceTransaction,
  scope: Scope,
  { survivorId, mergedId }: { survivorId: string; mergedId: string },
): Promise<{ moved: MovedRows[]; setAside: string[] }> {
  const { workspaceId } = scope;
  const now = scope.now.toString();
  const between = await setAsideBetween(db, workspaceId, { one: survivorId, other: mergedId, now });
  const moved: MovedRows[] = [];
  for (const pointer of contactPointers)
    moved.push(await moveRows(db, workspaceId, { pointer, from: mergedId, to: survivorId }));
  const touched = new Set(
    moved
      .filter(({ table }) => table === 'referral')
      .flatMap((rows) => rows.moved.map((row) => String(row.id))),
  );
  const combined = await combineSameReferrals(db, scope, { contactId: survivorId, touched });
  const all = [...moved, ...combined.moved];
  return { moved: all.filter(didSomething), setAside: [...between, ...combined.setAside] };
}

function didSomething({ moved, dropped, changed }: MovedRows): boolean {
  return moved.length + dropped.length + changed.length > 0;
}
