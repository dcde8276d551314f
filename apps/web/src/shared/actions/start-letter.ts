import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { LetterKind } from '@threefold/contracts/letters';
import { newId } from '../api/new-id.ts';
import { api } from '../api/request.ts';
import { refresh } from '../api/workspace-key.ts';
import { useWorkspaceId } from '../session/current-workspace.ts';

export type LetterStart = {
  contactId: string;
  kind: LetterKind;
  meetingId?: string | null | undefined;
  referralId?: string | null | undefined;
};

/** Drafts a letter and opens it. What the letter answers goes along, so that it is no longer owed once sent. */
export const useStartLetter = () => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  const router = useRouter();
  return useMutation({
    mutationFn: ({ contactId, kind, meetingId, referralId }: LetterStart) =>
      api('POST /workspaces/:workspaceId/contacts/:contactId/letters', {
        params: { workspaceId, contactId },
        body: {
          id: newId(),
          kind,
          ...(meetingId ? { meetingId } : {}),
          ...(referralId ? { referralId } : {}),
        },
      }),
    onSuccess: (letter) => {
      void refresh(queryClient, workspaceId, 'letters', 'today', 'contacts');
      return router.navigate({ href: `/letters/${letter.id}` });
    },
  });
};
