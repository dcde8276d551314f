import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { TargetReason } from '@threefold/contracts/contacts';
import type { ToWrite } from '@threefold/contracts/today';
import { splitName } from '@threefold/domain/contacts/split-name';
import { newId } from '../../shared/api/new-id.ts';
import { api } from '../../shared/api/request.ts';
import { touchedIsRead } from '../../shared/api/touched.ts';
import { workspaceKey } from '../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { settingsQuery } from '../../shared/session/settings.ts';

/** Five are picked; the rest of the stack is there for those who are passed over. */
const stackOf = 40;

/** The stack, warmest first; read anew each time the page is opened. */
export const toWriteQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'to-write'),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/to-write', {
        params: { workspaceId },
        query: { limit: stackOf },
        signal,
      }),
    gcTime: 0,
  });

type Answers = { background: string; aim: string; phone: string };

/** Three answers that fill every later letter, signature and script; what was left empty stays a blank. */
export const useSaveAnswers = () => {
  const workspaceId = useWorkspaceId();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ background, aim, phone }: Answers) =>
      api('PATCH /workspaces/:workspaceId/settings', {
        params: { workspaceId },
        body: {
          profile: { background: background || null, aim: aim || null, phone: phone || null },
        },
      }),
    onSuccess: (settings) => queryClient.setQueryData(settingsQuery(workspaceId).queryKey, settings),
    meta: { saysItself: true },
  });
};

export type Typed = { name: string; organization: string; email: string };

/** Each person once, though the form is sent again after a failure. */
export const useAddPeople = () => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: async (people: readonly (Typed & { id: string })[]) => {
      for (const { id, name, organization, email } of people) {
        const { givenName, familyName, credentials } = splitName(name);
        await api('POST /workspaces/:workspaceId/contacts', {
          params: { workspaceId },
          body: {
            id,
            givenName: givenName ?? (familyName ? '' : name.trim()),
            familyName: familyName ?? '',
            credentials,
            organization: organization.trim() || null,
            emails: email.trim() === '' ? [] : [email.trim()],
          },
        });
      }
    },
    onSettled: touchedIsRead,
    meta: { saysItself: true },
  });
};

export const newPeople = (count: number): (Typed & { id: string })[] =>
  Array.from({ length: count }, () => ({ id: newId(), name: '', organization: '', email: '' }));

/** Why this person, kept with them: it is what the letter says. */
export const useGiveReason = () => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: ({ person, reason }: { person: ToWrite; reason: TargetReason }) =>
      api('PATCH /workspaces/:workspaceId/contacts/:contactId', {
        params: { workspaceId, contactId: person.contactId },
        body: { reasons: [...new Set([...person.reasons, reason])] },
      }),
  });
};
