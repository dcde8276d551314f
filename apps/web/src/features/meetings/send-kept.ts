import { splitName } from '@threefold/domain/contacts/split-name';
import { isProblem } from '../../shared/api/api-problem.ts';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { api } from '../../shared/api/request.ts';
import type { KeptEntry, KeptReferral } from './kept-entries.ts';

type Params = { workspaceId: string; meetingId: string };

const whoOf = ({ name, organization, newContactId, contactId }: KeptReferral) => {
  if (contactId !== null || newContactId === null) return { contactId: contactId ?? '' };
  const { givenName, familyName, credentials } = splitName(name);
  const contact = { id: newContactId, givenName: givenName ?? '', familyName: familyName ?? '', credentials };
  return { contact: { ...contact, organization: organization || null } };
};

/** Sends one entry as it is kept. Sent twice it is there once: the ids are its own. */
export const sendKept = async (params: Params, entry: KeptEntry): Promise<void> => {
  const { workspaceId, meetingId } = params;
  if (entry.type === 'finding') {
    const { id, kind, text, couldHelp } = entry;
    const body = { id, meetingId, kind, text, couldHelp };
    await api('POST /workspaces/:workspaceId/findings', { params: { workspaceId }, body });
  } else if (entry.type === 'referral') {
    const body = { id: entry.id, terms: entry.terms, ...whoOf(entry) };
    await api('POST /workspaces/:workspaceId/meetings/:meetingId/referrals', { params, body });
  } else {
    const body =
      entry.type === 'asked'
        ? { askedQuestionIds: entry.questionIds }
        : { status: 'held' as const, ...(entry.startsAt ? { startsAt: entry.startsAt } : {}) };
    await api('PATCH /workspaces/:workspaceId/meetings/:meetingId', { params, body });
  }
};

const passing = new Set([0, 401, 408, 429]);

/** The server's word where sending it again would change nothing; null where it is worth waiting. */
export const refusalOf = (error: unknown): string | null => {
  if (!isProblem(error) || passing.has(error.status) || error.status >= 500) return null;
  return problemSentence(error);
};
