import { type Creation, contentHash } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { type Named, type Naming, nameReferral } from './name-referral.ts';
import { findMeetingOfReferral } from './referrals-queries.ts';

type NamingInMeeting = Omit<Naming, 'fromContactId' | 'meetingId' | 'at'> & {
  meetingId: string;
  /** Who named the person; the first participant by default. */
  fromContactId?: string | undefined;
};

/** A name said in a meeting: at its end where it is over, otherwise just now. */
export async function addReferral(
  db: WorkspaceTransaction,
  scope: Scope,
  { fromContactId, ...naming }: NamingInMeeting,
): Promise<Creation<Named>> {
  const meeting = await findMeetingOfReferral(db, scope.workspaceId, naming.meetingId);
  if (!meeting) throw notFound('meeting');
  const referrerId = fromContactId ?? meeting.contactIds[0];
  if (referrerId === undefined || !meeting.contactIds.includes(referrerId))
    throw new Problem('rule-broken', 'Only somebody who takes part in the meeting can name a person in it.', {
      code: 'not-a-participant',
      errors: [{ path: 'fromContactId', message: 'does not take part in this meeting' }],
    });
  return nameReferral(db, scope, {
    ...naming,
    fromContactId: referrerId,
    at: meeting.heldAt ?? undefined,
    hash: contentHash({ ...naming, fromContactId }),
  });
}
