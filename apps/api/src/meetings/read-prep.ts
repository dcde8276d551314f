import type { ReplyOf } from '@threefold/contracts/endpoint';
import type { Meeting } from '@threefold/contracts/meetings';
import type { getPrep } from '@threefold/contracts/preparation';
import { letterKindFacts } from '@threefold/domain/letters/letter-kinds';
import { remedies } from '@threefold/domain/meetings/remedies';
import { promiseInWords } from '@threefold/domain/time/wording';
import { Temporal } from 'temporal-polyfill';
import { findChain } from '../contacts/find-chain.ts';
import { findContact } from '../contacts/find-contact.ts';
import { findingsBefore, findingsOfMeeting } from '../findings/findings-of-meeting.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { findMeeting } from './find-meeting.ts';
import { listParticipants } from './participants-queries.ts';
import { listAskedBefore, listOpenLoopsOf, type OpenLoop } from './prep-queries.ts';
import { findSpeechRow } from './speeches-queries.ts';
import { listQuestions } from './write-question.ts';
import { speechOfRow } from './write-speech.ts';

type Prep = ReplyOf<typeof getPrep>;

/** All for one meeting on one page. People who went into the bin since are left out. */
export async function readPrep(db: WorkspaceTransaction, scope: Scope, meetingId: string): Promise<Prep> {
  const { workspaceId } = scope;
  const meeting = await findMeeting(db, scope, meetingId);
  const people = await listParticipants(db, workspaceId, [meetingId]);
  const contactIds = people.filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id);
  const contacts: Prep['contacts'] = [];
  for (const contactId of contactIds)
    contacts.push(await contactForPrep(db, scope, { meetingId, contactId }));
  const speech = meeting.speechId ? await findSpeechRow(db, workspaceId, meeting.speechId) : undefined;
  const loops = await listOpenLoopsOf(db, workspaceId, contactIds);
  return {
    meeting,
    contacts,
    speech: speech ? speechOfRow(speech) : null,
    questions: await questionsForPrep(db, scope, { meeting, contactIds }),
    findings: await findingsOfMeeting(db, scope, meetingId),
    remedies: remediesByCause,
    openLoops: loops.map((loop) => ({ contactId: loop.contactId, sentence: sentenceOf(loop, scope) })),
  };
}

async function contactForPrep(
  db: WorkspaceTransaction,
  scope: Scope,
  { meetingId, contactId }: { meetingId: string; contactId: string },
): Promise<Prep['contacts'][number]> {
  const contact = await findContact(db, scope, contactId);
  const { items: chain } = await findChain(db, scope, contactId);
  return { contact, chain, earlierFindings: await findingsBefore(db, scope, { meetingId, contactId }) };
}

async function questionsForPrep(
  db: WorkspaceTransaction,
  scope: Scope,
  { meeting, contactIds }: { meeting: Meeting; contactIds: readonly string[] },
): Promise<Prep['questions']> {
  const { items } = await listQuestions(db, scope);
  const asked = await listAskedBefore(db, scope.workspaceId, { meetingId: meeting.id, contactIds });
  return items.map((question) => ({
    ...question,
    askedBefore: asked.includes(question.id),
    chosen: meeting.questionIds.includes(question.id),
  }));
}

/** Grouped by whose doing it is: the first question that somebody in the room can answer. */
const remediesByCause: Prep['remedies'] = (['mine', 'theirs', 'nobodys'] as const).flatMap((cause) =>
  remedies
    .filter((remedy) => remedy.causes.includes(cause))
    .map(({ id, label, wording, manner, risk }) => ({
      id: `${cause}-${id}`,
      cause,
      title: label,
      wording: wording ?? '',
      manner,
      risk,
    })),
);

function sentenceOf(loop: OpenLoop, { now }: Scope): string {
  if (loop.kind === 'owed') return loop.why;
  if (loop.kind === 'draft')
    return `A draft is waiting: ${letterKindFacts[loop.letterKind].label.toLowerCase()}.`;
  const when = promiseInWords(Temporal.Instant.from(loop.dueAt), loop.timeZone, now);
  return `A call is due on ${when} their time.`;
}
