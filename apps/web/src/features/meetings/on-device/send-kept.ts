import type { QueryClient } from '@tanstack/react-query';
import { splitName } from '@threefold/domain/contacts/split-name';
import { isProblem } from '../../../shared/api/api-problem.ts';
import { problemSentence } from '../../../shared/api/problem-sentence.ts';
import { api } from '../../../shared/api/request.ts';
import { readAgain } from '../../../shared/api/workspace-key.ts';
import { showSent } from '../debrief/debrief-requests.ts';
import { changeKnown, type Prep, prepQuery, type Referrals, referralsQuery } from '../meetings-requests.ts';
import type {
  KeptAnswer,
  KeptAsked,
  KeptDebrief,
  KeptEntry,
  KeptFinding,
  KeptHeld,
  KeptReferral,
} from './kept-entries.ts';
import type { KeptPlace } from './kept-store.ts';

// A connection that neither answers nor breaks is given up, so that the next attempt can begin.
const patienceMs = 20_000;

const whoOf = ({ name, organization, newContactId, contactId }: KeptReferral) => {
  if (contactId !== null || newContactId === null) return { contactId: contactId ?? '' };
  const { givenName, familyName, credentials } = splitName(name);
  const contact = { id: newContactId, givenName: givenName ?? '', familyName: familyName ?? '', credentials };
  return { contact: { ...contact, organization: organization || null } };
};

const heldBody = ({ startsAt, listening }: KeptHeld) => ({
  status: 'held' as const,
  ...(startsAt ? { startsAt } : {}),
  ...(listening ? { listening } : {}),
});

const withOne = <Item extends { id: string }>(items: readonly Item[], item: Item): Item[] =>
  items.some(({ id }) => id === item.id) ? [...items] : [...items, item];

/** The pages are read anew once everything was sent (`send-waiting.ts`). */
const leaveAlone = () => true;

type Way = { queryClient: QueryClient; params: KeptPlace; signal: AbortSignal };

const sendFinding = async ({ queryClient, params, signal }: Way, entry: KeptFinding): Promise<void> => {
  const { workspaceId, meetingId } = params;
  const { id, kind, text, couldHelp } = entry;
  const body = { id, meetingId, kind, text, couldHelp };
  const finding = await api('POST /workspaces/:workspaceId/findings', {
    params: { workspaceId },
    body,
    signal,
    leaveAlone,
  });
  await changeKnown<Prep>(queryClient, prepQuery(workspaceId, meetingId), (known) => ({
    ...known,
    findings: withOne(known.findings, finding),
  }));
};

const sendReferral = async ({ queryClient, params, signal }: Way, entry: KeptReferral): Promise<void> => {
  const { workspaceId, meetingId } = params;
  const body = { id: entry.id, terms: entry.terms, ...whoOf(entry) };
  const { referral } = await api('POST /workspaces/:workspaceId/meetings/:meetingId/referrals', {
    params,
    body,
    signal,
    leaveAlone,
  });
  await changeKnown<Referrals>(queryClient, referralsQuery(workspaceId, meetingId), (known) => ({
    ...known,
    items: [referral, ...known.items.filter(({ id }) => id !== referral.id)],
  }));
};

const sendAnswer = async ({ queryClient, params, signal }: Way, entry: KeptAnswer): Promise<void> => {
  const { workspaceId, meetingId } = params;
  const { researchQuestionId, contactId, text, version, outsideMeeting = false } = entry;
  const { answers } = await api(
    'PUT /workspaces/:workspaceId/research-questions/:researchQuestionId/answers/:contactId',
    {
      params: { workspaceId, researchQuestionId, contactId },
      body: { text, meetingId: outsideMeeting ? null : meetingId },
      ...(version === null ? {} : { ifMatch: version }),
      signal,
      leaveAlone,
    },
  );
  await changeKnown<Prep>(queryClient, prepQuery(workspaceId, meetingId), (known) => ({
    ...known,
    research: known.research && { ...known.research, answers },
  }));
};

const sendDebrief = async ({ queryClient, params, signal }: Way, entry: KeptDebrief): Promise<void> => {
  const debriefed = await api('PUT /workspaces/:workspaceId/meetings/:meetingId/debrief', {
    params,
    query: { draft: entry.draft },
    body: entry.answers,
    ifMatch: entry.version,
    signal,
    leaveAlone,
  }).catch((error: unknown) => {
    // Written on another device meanwhile: the page shows both.
    if (isProblem(error, 412)) void readAgain(queryClient, params.workspaceId, 'debrief');
    throw error;
  });
  showSent(queryClient, params, debriefed);
};

const changeMeeting = async (
  { queryClient, params, signal }: Way,
  entry: KeptAsked | KeptHeld,
): Promise<void> => {
  const body = entry.type === 'asked' ? { askedQuestionIds: entry.questionIds } : heldBody(entry);
  const meeting = await api('PATCH /workspaces/:workspaceId/meetings/:meetingId', {
    params,
    body,
    signal,
    leaveAlone,
  });
  await changeKnown<Prep>(queryClient, prepQuery(params.workspaceId, params.meetingId), (known) => ({
    ...known,
    meeting,
  }));
};

/**
 * Sends one entry as it is kept, and shows the server's answer where the entry was shown, so that it never leaves the
 * screen. Sent twice it is there once: the ids are its own.
 */
export const sendKept = (queryClient: QueryClient, params: KeptPlace, entry: KeptEntry): Promise<void> => {
  const way = { queryClient, params, signal: AbortSignal.timeout(patienceMs) };
  if (entry.type === 'finding') return sendFinding(way, entry);
  if (entry.type === 'referral') return sendReferral(way, entry);
  if (entry.type === 'answer') return sendAnswer(way, entry);
  return entry.type === 'debrief' ? sendDebrief(way, entry) : changeMeeting(way, entry);
};

const passing = new Set([0, 401, 408, 429]);

/** The server's word where sending it again would change nothing; null where it is worth waiting. */
export const refusalOf = (error: unknown): string | null => {
  if (!isProblem(error) || passing.has(error.status) || error.status >= 500) return null;
  return problemSentence(error);
};
