import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { LetterKind } from '@threefold/contracts/letters';
import { useRef } from 'react';
import { newId } from '../api/new-id.ts';
import { api } from '../api/request.ts';
import { useWorkspaceId } from '../session/current-workspace.ts';

export type LetterStart = {
  contactId: string;
  kind: LetterKind;
  meetingId?: string | null | undefined;
  referralId?: string | null | undefined;
  /** Without it the method chooses. */
  templateId?: string | undefined;
  /** Half of the reader's day for the call that is promised; the morning where it is left out. */
  half?: 'morning' | 'afternoon' | undefined;
};

/** The draft that waits already for the same purpose, so that a letter is begun once. */
const findBegun = async (workspaceId: string, { contactId, kind, meetingId, referralId }: LetterStart) => {
  const { items } = await api('GET /workspaces/:workspaceId/letters', {
    params: { workspaceId },
    query: { contactId, kind, status: 'draft', ...(meetingId ? { meetingId } : {}) },
  });
  return items.find((letter) => !referralId || letter.referralId === referralId);
};

/** Opens the letter that was begun for this, or drafts one. What the letter answers goes along, so that it is no longer owed once sent.
 * A second try after a failure carries the same id, so that one click never makes two letters. */
export const useStartLetter = () => {
  const workspaceId = useWorkspaceId();
  const router = useRouter();
  const ids = useRef(new Map<string, string>());
  const idFor = (start: LetterStart): string => {
    const key = JSON.stringify(start);
    const id = ids.current.get(key) ?? newId();
    ids.current.set(key, id);
    return id;
  };
  return useMutation({
    mutationFn: async (start: LetterStart) => {
      const { contactId, kind, meetingId, referralId, templateId, half } = start;
      const begun = templateId ? undefined : await findBegun(workspaceId, start);
      if (begun) return begun;
      return api('POST /workspaces/:workspaceId/contacts/:contactId/letters', {
        params: { workspaceId, contactId },
        body: {
          id: idFor(start),
          kind,
          ...(meetingId ? { meetingId } : {}),
          ...(referralId ? { referralId } : {}),
          ...(templateId ? { templateId } : {}),
          ...(half ? { half } : {}),
        },
      });
    },
    onSuccess: (letter) => {
      ids.current.clear();
      return router.navigate({ href: `/letters/${letter.id}` });
    },
  });
};
