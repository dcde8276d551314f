import type { CallOutcome } from '@threefold/contracts/call-backs';
import type { ReferralTerms } from '@threefold/contracts/referrals';
import { timeZoneOfPlace } from '@threefold/domain/contacts/time-zone-of-place';
import {
  type SampleStep,
  sampleHistory,
  sampleLoopClosing,
  sampleOutreach,
  sampleThankYou,
} from '@threefold/domain/sample-network/sample-history';
import {
  type SamplePerson,
  sampleOrganizations,
  samplePeople,
} from '@threefold/domain/sample-network/sample-people';
import { promiseInWords } from '@threefold/domain/time/wording';
import { recordOutcome, type Said } from '../call-backs/record-outcome.ts';
import { createContact } from '../contacts/contact.ts';
import { eraseContacts } from '../erasure/erase-person.ts';
import { addFinding } from '../findings/findings.ts';
import { type Drafting, draftLetter } from '../letters/draft-letter.ts';
import { sendLetter } from '../letters/send-letter.ts';
import { updateLetter } from '../letters/update-letter.ts';
import { putDebrief } from '../meetings/debrief.ts';
import { meetingPlanner } from '../meetings/plan-meeting.ts';
import { updateMeeting } from '../meetings/update-meeting.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { holidaysOf } from '../platform/holidays.ts';
import type { Scope } from '../platform/scope.ts';
import { settle } from '../platform/unit-of-work.ts';
import { addReferral } from '../referrals/name-referral.ts';
import { readSettings } from '../settings/settings.ts';
import {
  addSampleIndustries,
  countSamplePeople,
  listSamplePeople,
  lockSample,
  recountProgress,
  removeSampleIndustries,
} from './sample-network-queries.ts';

type SampleNetwork = { present: boolean; people: number };

/** Replays five months through the use cases, all in one transaction: it is there whole or not at all, and only once. */
export async function loadSampleNetwork(db: WorkspaceTransaction, scope: Scope): Promise<SampleNetwork> {
  await lockSample(db, scope.workspaceId);
  if ((await countSamplePeople(db, scope.workspaceId)) > 0) return findSampleNetwork(db, scope);
  const settings = await readSettings(db, scope.workspaceId);
  const ledger: SampleLedger = { me: settings.profile.name, records: new Map() };
  const holidays = holidaysOf('US', null, scope.now.toZonedDateTimeISO(settings.timeZone).year);
  await addSampleIndustries(db, scope, sampleOrganizations);
  for (const step of sampleHistory(scope.now, settings.timeZone, holidays)) {
    const then = { ...scope, now: step.at };
    await replayStep(db, then, { step, ledger });
    await settle(db, then);
  }
  return findSampleNetwork(db, scope);
}

export async function findSampleNetwork(db: WorkspaceTransaction, scope: Scope): Promise<SampleNetwork> {
  const people = await countSamplePeople(db, scope.workspaceId);
  return { present: people > 0, people };
}

/** Removes the people of the sample with all that happened to them, and nothing else; the figures are counted again. */
export async function removeSampleNetwork(db: WorkspaceTransaction, scope: Scope): Promise<SampleNetwork> {
  await lockSample(db, scope.workspaceId);
  await eraseContacts(db, scope.workspaceId, await listSamplePeople(db, scope.workspaceId));
  await removeSampleIndustries(db, scope.workspaceId, sampleOrganizations);
  await recountProgress(db, scope.workspaceId);
  return findSampleNetwork(db, scope);
}

/** One step of the sample, through the use case that a real search would go through, at the step's own instant. */
async function replayStep(
  db: WorkspaceTransaction,
  scope: Scope,
  { step, ledger }: { step: SampleStep; ledger: SampleLedger },
): Promise<void> {
  switch (step.does) {
    case 'add':
      ledger.records.set(step.person.key, { contactId: await addSamplePerson(db, scope, step.person) });
      return;
    case 'miss-call':
    case 'decline':
    case 'agree':
      return replayCall(db, scope, { step, ledger });
    case 'hold':
      return replayHeldMeeting(db, scope, { step, ledger });
    case 'name':
      return replayReferral(db, scope, { step, ledger });
    default:
      return replayLetter(db, scope, { step, ledger });
  }
}

type LetterStep = Extract<SampleStep, { does: 'write' | 'thank' | 'close-loop' }>;

/** Every letter of the sample goes out on paper: nothing is ever mailed to a person who does not exist. */
async function replayLetter(
  db: WorkspaceTransaction,
  scope: Scope,
  { step, ledger }: { step: LetterStep; ledger: SampleLedger },
): Promise<void> {
  const letterId =
    step.does === 'thank'
      ? await debrief(db, scope, { step, ledger })
      : await draft(db, scope, { step, ledger });
  if (letterId === null) return;
  const sent = await sendLetter(db, scope, { letterId, via: 'paper', allowBlanks: true, ifMatch: null });
  if (step.does === 'write' && sent.callBackId) recordOf(ledger, step.person).callBackId = sent.callBackId;
}

async function draft(
  db: WorkspaceTransaction,
  scope: Scope,
  { step, ledger }: { step: Exclude<LetterStep, { does: 'thank' }>; ledger: SampleLedger },
): Promise<string> {
  const { value } = await draftLetter(db, scope, letterOf(step, ledger));
  return value.id;
}

/** The debrief drafts the letter that follows; the seeker then puts it into words of their own. */
async function debrief(
  db: WorkspaceTransaction,
  scope: Scope,
  { step, ledger }: { step: LetterStep; ledger: SampleLedger },
): Promise<string | null> {
  const { meetingId, finding = '' } = recordOf(ledger, step.person);
  if (meetingId === undefined) return null;
  const answers = {
    feeling: 4,
    facts: `We started and ended on time. ${finding}`,
    incidents: [],
    flubbed: [],
    missedPoints: [],
  };
  const { letter } = await putDebrief(db, scope, { meetingId, answers, ifMatch: null });
  if (letter === null) return null;
  await updateLetter(db, scope, {
    letterId: letter.id,
    ...sampleThankYou({ person: step.person, finding, me: ledger.me }),
    ifMatch: null,
  });
  return letter.id;
}

function letterOf(step: Exclude<LetterStep, { does: 'thank' }>, ledger: SampleLedger): Drafting {
  const { person } = step;
  const { contactId, referralId, terms } = recordOf(ledger, person);
  const { me } = ledger;
  if (step.does === 'close-loop') {
    const { referrer } = step;
    const text = sampleLoopClosing({ person: referrer, met: person, me });
    return { contactId: recordOf(ledger, referrer).contactId, kind: 'loop-closing', referralId, text };
  }
  const timeZone = timeZoneOfPlace({ region: person.region, country: 'US' }) ?? 'America/New_York';
  const promise = promiseInWords(step.promiseAt, { timeZone });
  const text = sampleOutreach({
    person,
    referrer: referrerOf(person),
    mayUseName: terms !== 'name-only',
    promise,
    me,
  });
  return { contactId, kind: 'outreach', promiseAt: step.promiseAt.toString(), referralId, text };
}

type CallStep = Extract<SampleStep, { does: 'miss-call' | 'decline' | 'agree' }>;

const missed: readonly CallOutcome[] = ['voicemail', 'no-answer', 'assistant'];

async function replayCall(
  db: WorkspaceTransaction,
  scope: Scope,
  { step, ledger }: { step: CallStep; ledger: SampleLedger },
): Promise<void> {
  const record = recordOf(ledger, step.person);
  if (record.callBackId === undefined) return;
  const { consequence } = await recordOutcome(db, scope, {
    callBackId: record.callBackId,
    ifMatch: null,
    planner: meetingPlanner,
    ...said(step),
  });
  if (consequence.callBackId) record.callBackId = consequence.callBackId;
  if (consequence.meetingId) record.meetingId = consequence.meetingId;
}

function said(step: CallStep): Said {
  if (step.does === 'decline') return { outcome: 'declined', place: null };
  if (step.does === 'miss-call')
    return { outcome: missed[step.person.key.length % missed.length] ?? 'voicemail', place: null };
  return {
    outcome: 'meeting-agreed',
    at: step.meetingAt.toString(),
    minutes: 25,
    mode: step.person.region === 'IL' ? 'in-person' : 'video',
    place: step.person.region === 'IL' ? `${step.person.organization}, ${step.person.city}` : null,
  };
}

type Step<What extends SampleStep['does']> = {
  step: Extract<SampleStep, { does: What }>;
  ledger: SampleLedger;
};

/** Answers the contact's id. The source says that it is a sample: that is how it is found again when it is removed. */
async function addSamplePerson(
  db: WorkspaceTransaction,
  scope: Scope,
  person: SamplePerson,
): Promise<string> {
  const { givenName, familyName, credentials, title, organization, phone, city, region, key } = person;
  const { value } = await createContact(db, scope, {
    givenName,
    familyName,
    credentials,
    title,
    organization,
    emails: [`${key}@example.org`],
    phones: [{ typed: phone, e164: null, label: undefined }],
    place: { city, region, country: 'US' },
    timeZone: timeZoneOfPlace({ region, country: 'US' }),
    reasons: key.length % 2 === 0 ? ['role'] : ['work', 'company'],
    source: { kind: 'sample', label: 'Sample network' },
  });
  return value.id;
}

async function replayHeldMeeting(
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

async function replayReferral(
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

/** What the replay knows of one person so far. */
type SampleRecord = {
  contactId: string;
  callBackId?: string;
  meetingId?: string;
  referralId?: string;
  terms?: ReferralTerms;
  finding?: string;
};

/** The seeker's name and the records by the person's key. */
type SampleLedger = { me: string; records: Map<string, SampleRecord> };

function recordOf(ledger: SampleLedger, person: SamplePerson): SampleRecord {
  const record = ledger.records.get(person.key);
  if (!record) throw new Error(`The sample met ${person.key} before adding them.`);
  return record;
}

function referrerOf(person: SamplePerson): SamplePerson | null {
  return samplePeople.find((each) => each.key === person.namedBy) ?? null;
}
