import type { Settings } from '@threefold/contracts/settings';
import {
  keepWarmWhy,
  notesForToday,
  silentBefore,
  whoToWriteTo,
} from '@threefold/domain/keep-warm/keep-warm';
import { findWhoHelped, type WhoHelped } from '../contacts/who-helped.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import type { Owed } from './gather-owed.ts';
import { countNotesSince } from './owed-queries.ts';

/** With so much to do, keeping in touch can wait for a quieter day. */
const busyFrom = 8;
/** Of two alike in silence the rule looks at how often they helped: a few more are read than are shown. */
const enough = 10;

/** A few people who helped and have not heard for a while: proposed, never owed. */
export async function proposeNotes(
  db: WorkspaceTransaction,
  scope: Scope,
  { seeker, owed }: { seeker: Settings; owed: readonly Owed[] },
): Promise<Owed[]> {
  if (seeker.searchEndedAt !== null || owed.length >= busyFrom) return [];
  const { now } = scope;
  const { keepWarmDays: days, timeZone } = seeker;
  const before = silentBefore({ now, days }).toString();
  const helpers = await findWhoHelped(db, scope, { silentBefore: before, count: enough });
  const waiting = whoToWriteTo(helpers, { now, days, searchEnded: false });
  if (waiting.length === 0) return [];
  const dayStart = now.toZonedDateTimeISO(timeZone).startOfDay().toInstant().toString();
  const written = await countNotesSince(db, scope.workspaceId, dayStart);
  return notesForToday(waiting, written).map((helper) => noteItem(helper, scope));
}

function noteItem({ id, name, help, lastHeardAt, lastHelpedAt }: WhoHelped, { now }: Scope): Owed {
  const since = Math.max(lastHeardAt?.epochMilliseconds ?? 0, lastHelpedAt.epochMilliseconds);
  const days = Math.floor((now.epochMilliseconds - since) / (24 * 3_600_000));
  return {
    id: `keep-warm:${id}`,
    kind: 'keep-warm',
    orderKind: 'write-letter',
    urgency: 'waiting',
    contactId: id,
    letterKind: 'keep-warm',
    dueAt: null,
    why: keepWarmWhy(name, help, days),
    letterId: null,
    callBackId: null,
    meetingId: null,
    referralId: null,
    owedLetterId: null,
  };
}
