import { timeZoneOfPlace } from '@threefold/domain/contacts/time-zone-of-place';
import type { SampleStep } from '@threefold/domain/sample-network/sample-history';
import type { SamplePerson } from '@threefold/domain/sample-network/sample-people';
import { createContact } from '../contacts/create-contact.ts';
import { addFinding } from '../findings/add-finding.ts';
import { updateMeeting } from '../meetings/update-meeting.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { addReferral } from '../referrals/add-referral.ts';
import { recordOf, type SampleLedger } from './sample-ledger.ts';

type Step<What extends SampleStep['does']> = {
  step: Extract<SampleStep, { does: What }>;
  ledger: SampleLedger;
};

/** Answers the contact's id. The source says that it is a sample: that is how it is found again when it is removed. */
export async function addSamplePerson(
  db: WorkspaceTransaction,
  scope: Scope,
  person: SamplePerson,
): Promise<string> {
  const { givenName, familyName, credentials, title, organization, city, region, key } = person;
  const number = 1000 + ((key.charCodeAt(0) * 131 + key.charCodeAt(1) * 17 + key.length) % 9000);
  const { value } = await createContact(db, scope, {
    givenName,
    familyName,
    credentials,
    title,
    organization,
    emails: [`${key}@example.org`],
    phones: [{ typed: `+1 312 555 ${number}`, e164: null, label: undefined }],
    place: { city, region, country: 'US' },
    timeZone: timeZoneOfPlace({ region, country: 'US' }),
    reasons: key.length % 2 === 0 ? ['role'] : ['work', 'company'],
    source: { kind: 'sample', label: 'The sample network' },
  });
  return value.id;
}

export async function replayHeldMeeting(
  db: WorkspaceTransaction,
  scope: Scope,
  { step: { person, findings }, ledger }: Step<'hold'>,
): Promise<void> {
  const record = recordOf(ledger, person);
  if (record.meetingId === undefined) return;
  await updateMeeting(db, scope, { meetingId: record.meetingId, status: 'held', ifMatch: null });
  for (const finding of findings)
    await addFinding(db, scope, { ...finding, meetingId: record.meetingId, contactId: record.contactId });
  record.finding = findings[0]?.text ?? '';
}

export async function replayReferral(
  db: WorkspaceTransaction,
  scope: Scope,
  { step: { person, named, terms }, ledger }: Step<'name'>,
): Promise<void> {
  const { meetingId } = recordOf(ledger, person);
  if (meetingId === undefined) return;
  const contactId = await addSamplePerson(db, scope, named);
  const { value } = await addReferral(db, scope, { meetingId, contactId, terms });
  ledger.records.set(named.key, { contactId, referralId: value.referral.id, terms });
}
