import type { LetterKind } from '@threefold/contracts/letters';
import type { PromiseConditions } from '@threefold/domain/call-backs/promise';
import { followUpKinds } from '@threefold/domain/vocabulary/letter-kinds';
import { Temporal } from 'temporal-polyfill';
import { busySpans } from '../call-backs/busy-spans.ts';
import type { Reader } from '../contacts/find-reader.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { listTakenTimes } from './letter-facts-queries.ts';

type Exception = { exceptLetterId?: string | null; exceptDraftsTo?: string | null };

/** Everything that can speak for or against a promised moment to this reader. */
export async function promiseConditions(
  db: WorkspaceTransaction,
  scope: Scope,
  { reader, ...exception }: { reader: Reader } & Exception,
): Promise<PromiseConditions> {
  const [taken, busy] = await Promise.all([
    listTakenTimes(db, scope.workspaceId, { from: scope.now.toString(), ...exception }),
    busySpans(db, scope),
  ]);
  const { timeZone, onDuty } = reader.seeker;
  return {
    reader: reader.calendar,
    seeker: { timeZone, onDuty },
    taken: taken.map(({ at }) => Temporal.Instant.from(at)),
    busy,
  };
}

/** The letters after a meeting promise the call that asks for a second one. */
const promisingKinds: readonly LetterKind[] = ['outreach', 'nudge', ...followUpKinds];

/** A promise that was asked for: only where the kind has one, and only ahead. */
export function requirePromise(scope: Scope, kind: LetterKind, promiseAt: string): Temporal.Instant {
  if (!promisingKinds.includes(kind))
    throw new Problem('rule-broken', 'A letter of this kind promises no call.', { code: 'no-promise-here' });
  const at = Temporal.Instant.from(promiseAt);
  requireAhead(scope, at);
  return at;
}

export function requireAhead(scope: Scope, promiseAt: Temporal.Instant): void {
  if (Temporal.Instant.compare(promiseAt, scope.now) > 0) return;
  throw new Problem('rule-broken', 'The promised time is already over. Choose one that lies ahead.', {
    code: 'promise-past',
  });
}

export function requireWritable(contact: { doNotContact: boolean }): void {
  if (!contact.doNotContact) return;
  throw new Problem('rule-broken', 'You marked this contact as not to be contacted, so no letter goes out.', {
    code: 'do-not-contact',
  });
}
