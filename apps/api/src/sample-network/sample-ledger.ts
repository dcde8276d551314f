import type { ReferralTerms } from '@threefold/contracts/referrals';
import { type SamplePerson, samplePeople } from '@threefold/domain/sample-network/sample-people';

/** What the replay knows of one person so far. */
export type SampleRecord = {
  contactId: string;
  callBackId?: string;
  meetingId?: string;
  referralId?: string;
  terms?: ReferralTerms;
  finding?: string;
};

/** The seeker's name and the records by the person's key. */
export type SampleLedger = { me: string; records: Map<string, SampleRecord> };

export function recordOf(ledger: SampleLedger, person: SamplePerson): SampleRecord {
  const record = ledger.records.get(person.key);
  if (!record) throw new Error(`The sample met ${person.key} before adding them.`);
  return record;
}

export function referrerOf(person: SamplePerson): SamplePerson | null {
  return samplePeople.find((each) => each.key === person.namedBy) ?? null;
}
