import { onlineManager, type QueryClient } from '@tanstack/react-query';
import { splitName } from '@threefold/domain/contacts/split-name';
import { isProblem } from '../../../shared/api/api-problem.ts';
import { problemSentence } from '../../../shared/api/problem-sentence.ts';
import { api } from '../../../shared/api/request.ts';
import { everythingIn, readAgain } from '../../../shared/api/workspace-key.ts';
import { ownWorkspace } from '../../../shared/session/current-workspace.ts';
import { meQuery } from '../../../shared/session/me.ts';
import { showSent } from '../debrief/debrief-requests.ts';
import { changeKnown, type Prep, prepQuery, type Referrals, referralsQuery } from '../meetings-requests.ts';
import {
  entriesIn,
  entriesOf,
  type OutboxAnswer,
  type OutboxAsked,
  type OutboxDebrief,
  type OutboxEntry,
  type OutboxFinding,
  type OutboxHeld,
  type OutboxPlace,
  type OutboxReferral,
  onRemovedElsewhere,
  outboxPlaces,
  putEntry,
  removeEntry,
  subscribeToOutbox,
  waiting,
} from './outbox.ts';

// A connection that neither answers nor breaks is given up, so that the next attempt can begin.
const patienceMs = 20_000;

const whoOf = ({ name, organization, newContactId, contactId }: OutboxReferral) => {
  if (contactId !== null || newContactId === null) return { contactId: contactId ?? '' };
  const { givenName, familyName, credentials } = splitName(name);
  const contact = { id: newContactId, givenName: givenName ?? '', familyName: familyName ?? '', credentials };
  return { contact: { ...contact, organization: organization || null } };
};

const heldBody = ({ startsAt, listening }: OutboxHeld) => ({
  status: 'held' as const,
  ...(startsAt ? { startsAt } : {}),
  ...(listening ? { listening } : {}),
});

const withOne = <Item extends { id: string }>(items: readonly Item[], item: Item): Item[] =>
  items.some(({ id }) => id === item.id) ? [...items] : [...items, item];

/** The pages are read anew once everything was sent (`send-waiting.ts`). */
const leaveAlone = () => true;

type Way = { queryClient: QueryClient; params: OutboxPlace; signal: AbortSignal };

const sendFinding = async ({ queryClient, params, signal }: Way, entry: OutboxFinding): Promise<void> => {
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

const sendReferral = async ({ queryClient, params, signal }: Way, entry: OutboxReferral): Promise<void> => {
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

const sendAnswer = async ({ queryClient, params, signal }: Way, entry: OutboxAnswer): Promise<void> => {
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

const sendDebrief = async ({ queryClient, params, signal }: Way, entry: OutboxDebrief): Promise<void> => {
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
  entry: OutboxAsked | OutboxHeld,
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
const sendEntry = (queryClient: QueryClient, params: OutboxPlace, entry: OutboxEntry): Promise<void> => {
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

// Sends what this device keeps, from whatever page is open. Of several tabs one sends at a time, so that the order holds.

const againMs = 8_000;

const isUnchanged = (place: OutboxPlace, entry: OutboxEntry): boolean =>
  entriesIn(place).some((stored) => JSON.stringify(stored) === JSON.stringify(entry));

/** A refusal may be meant for somebody else, who signed in meanwhile in another tab. */
const isStillMine = async (queryClient: QueryClient, { workspaceId }: OutboxPlace): Promise<boolean> =>
  ownWorkspace(await queryClient.fetchQuery({ ...meQuery, staleTime: 0 }))?.id === workspaceId;

/** One attempt. False where the rest has to wait. */
const sendOne = async (
  queryClient: QueryClient,
  place: OutboxPlace,
  entry: OutboxEntry,
): Promise<boolean> => {
  try {
    await sendEntry(queryClient, place, entry);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null || !(await isStillMine(queryClient, place))) return false;
    if (isUnchanged(place, entry)) putEntry(place, { ...entry, refusal });
    return true;
  }
  // Written anew while it was on its way: the newer one has still to go.
  if (isUnchanged(place, entry)) removeEntry(place, entry.id);
  return true;
};

const sendAll = async (queryClient: QueryClient, workspaceId: string): Promise<boolean> => {
  let sent = 0;
  for (const place of outboxPlaces(workspaceId)) {
    for (let [next] = waiting(entriesIn(place)); next; [next] = waiting(entriesIn(place))) {
      if (!(await sendOne(queryClient, place, next))) return sent > 0;
      sent += 1;
    }
  }
  return sent > 0;
};

const alone = <Result>(name: string, act: () => Promise<Result>): Promise<Result> =>
  // Missing where the page came over plain HTTP from another machine; then a repeated sending is what the ids are for.
  'locks' in navigator ? navigator.locks.request(name, act) : act();

const mine = (queryClient: QueryClient): string | undefined => {
  const me = queryClient.getQueryData(meQuery.queryKey);
  return me && ownWorkspace(me)?.id;
};

/** Sends all that waits of whoever is signed in, as far as the server answers. */
const sendWaiting = async (queryClient: QueryClient): Promise<void> => {
  const workspaceId = mine(queryClient);
  if (!workspaceId || waiting(entriesOf(workspaceId)).length === 0) return;
  try {
    const isNew = await alone(`threefold.send.${workspaceId}`, () => sendAll(queryClient, workspaceId));
    // Each answer left the pages alone, so that nothing leaves the screen between two of them.
    if (isNew) void queryClient.invalidateQueries({ queryKey: everythingIn(workspaceId) });
  } catch (error) {
    // Out of reach while it was asked whose it is: later again.
    if (!isProblem(error)) throw error;
  }
};

/** Sends whenever something waits, and again whenever the server may answer again. */
export const keepSending = (queryClient: QueryClient): void => {
  let isSending = false;
  const send = async (): Promise<void> => {
    if (isSending) return;
    isSending = true;
    await sendWaiting(queryClient).finally(() => {
      isSending = false;
    });
  };
  const soon = () => void send();
  soon();
  subscribeToOutbox(soon);
  onlineManager.subscribe((isOnline) => {
    if (isOnline) soon();
  });
  window.addEventListener('online', soon);
  setInterval(soon, againMs);
  onRemovedElsewhere(() => {
    const workspaceId = mine(queryClient);
    if (workspaceId) void queryClient.invalidateQueries({ queryKey: everythingIn(workspaceId) });
  });
};
