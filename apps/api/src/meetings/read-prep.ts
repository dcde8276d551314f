import type { ReplyOf } from '@threefold/contracts/endpoint';
import type { Meeting } from '@threefold/contracts/meetings/meetings';
import type { getPrep } from '@threefold/contracts/meetings/prep';
import { displayName } from '@threefold/domain/contacts/names';
import { remediesFor } from '@threefold/domain/meetings/in-the-room';
import { incidentCauses } from '@threefold/domain/vocabulary/debrief';
import { findContact } from '../contacts/contact.ts';
import { findChain } from '../contacts/find-chain.ts';
import { findingsBefore, findingsOfMeeting } from '../findings/findings.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { confirmationOfMeeting } from './confirmation-of-meeting.ts';
import { findClashes } from './find-clashes.ts';
import { findMeeting } from './find-meeting.ts';
import { listColleagues, listMeetingsThere } from './known-before-queries.ts';
import { openLoopInWords } from './open-loop-in-words.ts';
import { listParticipants } from './participants-queries.ts';
import {
  findLastOrder,
  listAnswersOf,
  listAskedBefore,
  listMovedFrom,
  listOpenLoopsOf,
} from './prep-queries.ts';
import { priorFindings } from './prior-findings.ts';
import { listQuestions } from './write-question.ts';
import { speechOfMeeting } from './write-speech.ts';

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
  const loops = await listOpenLoopsOf(db, workspaceId, { contactIds, now: scope.now.toString() });
  const questions = await questionsForPrep(db, scope, about);
  return {
    meeting,
    contacts,
    speech: await speechOfMeeting(db, scope, meeting),
    questions,
    questionOrder: meeting.questionOrder ?? (await findLastOrder(db, workspaceId, meetingId)) ?? 'heart',
    findings: await findingsOfMeeting(db, scope, meetingId),
    priorFindings: await priorFindings(db, scope, { meetingId, people: contacts }),
    remedies: remediesByCause(meeting.contactIds.length),
    openLoops: loops.map((loop) => ({
      contactId: loop.contactId,
      sentence: openLoopInWords(loop, scope),
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
  return items.map((question) => ({
    ...question,
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

/** Grouped by whose doing it is: the first question that somebody in the room can answer. */
function remediesByCause(people: number): Prep['remedies'] {
  return incidentCauses.flatMap((cause) =>
    remediesFor(cause, people).map(({ id, label, wording, manner, risk }) => ({
      id: `${cause}-${id}`,
      cause,
      title: label,
      wording,
      manner,
      risk,
    })),
  );
}
