import type { Contact } from '@threefold/contracts/contacts';
import type { ReplyOf } from '@threefold/contracts/endpoint';
import type { Meeting } from '@threefold/contracts/meetings/meetings';
import type { getPrep } from '@threefold/contracts/meetings/prep';
import { displayName } from '@threefold/domain/contacts/names';
import { contributionWords, whatToBring } from '@threefold/domain/meetings/in-the-room';
import { followOnQuestions, isForKind } from '@threefold/domain/meetings/question-bank';
import { rankFindings } from '@threefold/domain/meetings/rank-findings';

import {
  offTheRailsSigns,
  remediesFor,
  troubleCauses,
  troublesFor,
} from '@threefold/domain/meetings/remedies';
import { speechOpening } from '@threefold/domain/meetings/stump-speech';
import type { Conventions } from '@threefold/domain/time/conventions';
import { momentInWords } from '@threefold/domain/time/wording';
import { letterName } from '@threefold/domain/vocabulary/letter-kinds';
import { Temporal } from 'temporal-polyfill';
import { findChain } from '../contacts/chain.ts';
import { findContact } from '../contacts/contact.ts';
import { findingsBefore, findingsOfMeeting } from '../findings/findings.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { readSettings } from '../settings/settings.ts';
import { confirmationOfMeeting } from './confirmation.ts';
import { findMeeting } from './meeting.ts';
import { listParticipants } from './meetings-queries.ts';
import { findClashes } from './plan-meeting.ts';
import {
  findLastOrder,
  listAnswersOf,
  listAskedBefore,
  listColleagues,
  listIndustriesOf,
  listMeetingsThere,
  listMovedFrom,
  listOpenLoopsOf,
  listPriorFindings,
  type OpenLoop,
  type PriorFindingRow,
} from './prep-queries.ts';
import { listQuestions } from './questions.ts';
import { speechOfMeeting } from './speeches.ts';

type Prep = ReplyOf<typeof getPrep>;
type About = { meeting: Meeting; contactIds: readonly string[] };

/** All for one meeting on one page. People who went into the trash since are left out. */
export async function readPrep(db: WorkspaceTransaction, scope: Scope, meetingId: string): Promise<Prep> {
  const { workspaceId } = scope;
  const meeting = await findMeeting(db, scope, meetingId);
  const participants = await listParticipants(db, workspaceId, [meetingId]);
  const contactIds = participants.filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id);
  const about = { meeting, contactIds };
  const contacts: Prep['contacts'] = [];
  for (const contactId of contactIds) contacts.push(await contactForPrep(db, scope, { ...about, contactId }));
  const seeker = await readSettings(db, workspaceId);
  const loops = await listOpenLoopsOf(db, workspaceId, { contactIds, now: scope.now.toString() });
  const questions = await questionsForPrep(db, scope, about);
  const speech = await speechOfMeeting(db, scope, meeting);
  return {
    meeting,
    contacts,
    speech,
    questions,
    questionOrder: meeting.questionOrder ?? (await findLastOrder(db, workspaceId, meetingId)) ?? 'heart',
    findings: await findingsOfMeeting(db, scope, meetingId),
    priorFindings: await priorFindings(db, scope, { meetingId, people: contacts }),
    opening: speechOpening(speech?.body ?? null, seeker.profile, meeting.kind),
    ...roomOf(meeting),
    openLoops: loops.map((loop) => ({
      contactId: loop.contactId,
      sentence: openLoopInWords(loop, { ...seeker, now: scope.now }),
      letterId: loop.letterId,
    })),
    confirmation: await confirmationOfMeeting(db, scope, meeting),
    clashes: await clashesForPrep(db, scope, meeting),
    movedFrom: await listMovedFrom(db, workspaceId, { meetingId, contactIds }),
    research: await researchForPrep(db, scope, { ...about, questions }),
  };
}

async function contactForPrep(
  db: WorkspaceTransaction,
  scope: Scope,
  { meeting, contactIds, contactId }: About & { contactId: string },
): Promise<Prep['contacts'][number]> {
  const meetingId = meeting.id;
  const contact = await findContact(db, scope, contactId);
  const { items: chain } = await findChain(db, scope, contactId);
  const earlierFindings = await findingsBefore(db, scope, { meetingId, contactId });
  const organization = await organizationForPrep(db, scope, {
    ...{ organization: contact.organization, meetingId, contactIds },
  });
  return { contact, chain, earlierFindings, organization };
}

type There = { organization: string | null; meetingId: string; contactIds: readonly string[] };

async function organizationForPrep(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { organization, meetingId, contactIds }: There,
): Promise<Prep['contacts'][number]['organization']> {
  if (!organization) return null;
  const people = await listColleagues(db, workspaceId, { organization, contactIds });
  const meetings = await listMeetingsThere(db, workspaceId, { organization, meetingId });
  if (people.length + meetings.length === 0) return null;
  return {
    name: organization,
    people: people.map((row) => ({
      ...{ contactId: row.contactId, name: displayName(row) },
      ...{ title: row.title, stage: row.stage },
    })),
    meetings,
  };
}

async function questionsForPrep(
  db: WorkspaceTransaction,
  scope: Scope,
  { meeting, contactIds }: About,
): Promise<Prep['questions']> {
  const { items } = await listQuestions(db, scope);
  const asked = await listAskedBefore(db, scope.workspaceId, { meetingId: meeting.id, contactIds });
  const ofThem = new Map(asked.map((row) => [row.id, row.ofThem]));
  const fitting = items.filter(
    ({ id, theme }) => isForKind(theme, meeting.kind) || meeting.questionIds.includes(id),
  );
  return fitting.map((question) => ({
    ...question,
    followOns: followOnQuestions(question.theme),
    askedBefore: ofThem.get(question.id) ?? false,
    askedElsewhere: ofThem.has(question.id),
    chosen: meeting.questionIds.includes(question.id),
  }));
}

async function clashesForPrep(
  db: WorkspaceTransaction,
  scope: Scope,
  meeting: Meeting,
): Promise<Prep['clashes']> {
  if (meeting.status !== 'planned') return [];
  const clashes = await findClashes(db, scope, { ...meeting, exceptMeetingId: meeting.id });
  return clashes.map(({ sentence }) => sentence);
}

async function researchForPrep(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { meeting, contactIds, questions }: About & { questions: Prep['questions'] },
): Promise<Prep['research']> {
  const { researchQuestionId } = meeting;
  const question = questions.find(({ id }) => id === researchQuestionId);
  if (!researchQuestionId || !question) return null;
  const answers = await listAnswersOf(db, workspaceId, { researchQuestionId, contactIds });
  return { id: researchQuestionId, text: question.text, answers };
}

/** What helps in the room, by what can be told there: nothing yet, or whose doing it was. */
function roomOf({
  kind,
  mode,
  contactIds,
}: Meeting): Pick<Prep, 'bring' | 'contribution' | 'remedies' | 'signs' | 'troubles'> {
  const room = { kind, people: contactIds.length };
  return {
    bring: whatToBring({ ...room, mode }),
    contribution: contributionWords(kind),
    signs: [...offTheRailsSigns],
    remedies: troubleCauses.flatMap((cause) =>
      remediesFor(cause, room).map(({ id, label, ...said }) => ({
        ...{ id: `${cause}-${id}`, cause, title: label },
        ...said,
      })),
    ),
    troubles: troublesFor(room).map((trouble) => ({ example: null, ...trouble })),
  };
}

type PriorFindings = ReplyOf<typeof getPrep>['priorFindings'];
type Met = {
  contact: Pick<Contact, 'id' | 'organization' | 'tags'>;
  chain: readonly { contactId: string }[];
};

const mostShown = 20;

/** What was learnt before and matters in this meeting; a field is an industry, or a tag that both carry. */
async function priorFindings(
  db: WorkspaceTransaction,
  scope: Scope,
  { meetingId, people }: { meetingId: string; people: readonly Met[] },
): Promise<PriorFindings> {
  const rows = await listPriorFindings(db, scope.workspaceId, { meetingId });
  const ids = people.map(({ contact }) => contact.id);
  const industries = await listIndustriesOf(db, scope.workspaceId, ids);
  const industriesOf = (id: string) => industries.filter(({ contactId }) => contactId === id);
  const met = {
    people: people.map(({ contact: { id, organization, tags } }) => ({
      ...{ contactId: id, organization },
      fields: [...industriesOf(id).map(({ industry }) => industry), ...tags],
    })),
    chainIds: people.flatMap(({ chain }) => chain.map(({ contactId }) => contactId)),
  };
  const rankable = rows.map((row) => ({
    ...{ row, id: row.id, kind: row.kind, couldHelp: row.couldHelp },
    createdAt: Temporal.Instant.from(row.createdAt),
    from: { contactId: row.fromId, organization: row.fromOrganization, fields: fieldsOf(row) },
  }));
  return rankFindings(rankable, met)
    .slice(0, mostShown)
    .map(({ finding: { row }, nearness }) => ({ nearness, ...priorFindingOf(row) }));
}

function fieldsOf({ fromIndustry, fromTags }: PriorFindingRow): string[] {
  return [...(fromIndustry === null ? [] : [fromIndustry]), ...(fromTags ?? [])];
}

function priorFindingOf(row: PriorFindingRow): Omit<PriorFindings[number], 'nearness'> {
  const { fromId, fromGivenName, fromFamilyName, fromOrganization, fromTags, fromIndustry, ...finding } = row;
  if (fromId === null) return { finding, from: null };
  const name = displayName({ givenName: fromGivenName ?? '', familyName: fromFamilyName ?? '' });
  return { finding, from: { contactId: fromId, name, organization: fromOrganization } };
}

/** What still waits with one whom one meets, in one sentence. */
function openLoopInWords(
  loop: OpenLoop,
  { now, ...seeker }: Conventions & { now: Temporal.Instant },
): string {
  switch (loop.kind) {
    case 'owed':
      return loop.why;
    case 'draft':
      return `A draft is waiting: ${letterName({ kind: loop.letterKind, meetingId: loop.meetingId }).toLowerCase()}.`;
    case 'call':
      return `A call is due on ${momentInWords(Temporal.Instant.from(loop.dueAt), { ...seeker, timeZone: loop.timeZone }, now)} their time.`;
    case 'named-them':
      return `${loop.why} referred you to them, and has not heard how it went.`;
    case 'they-named':
      return `They referred you to ${loop.why}, and have not heard how it went.`;
  }
}
