import { useQueryClient } from '@tanstack/react-query';
import type { Letter } from '@threefold/contracts/letters';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { api } from '../../../shared/api/request.ts';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { keepLetter } from '../letters-requests.ts';
import { createDraftKeeper, type DraftKeeper } from './draft-keeper.ts';
import type { DraftSnapshot } from './draft-snapshot.ts';
import { draftStore } from './draft-store.ts';

/** The words of a draft while they are written. One keeper for each letter on the screen: key the component by its id. */
export const useLetterDraft = (letter: Letter): { keeper: DraftKeeper; draft: DraftSnapshot } => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  const [keeper] = useState(() =>
    createDraftKeeper(letter, {
      store: draftStore,
      onSaved: (saved) => keepLetter(queryClient, workspaceId, saved),
      patch: (current, body) =>
        api('PATCH /workspaces/:workspaceId/letters/:letterId', {
          params: { workspaceId, letterId: current.id },
          body,
          ifMatch: current.version,
        }),
    }),
  );
  const draft = useSyncExternalStore(keeper.subscribe, keeper.current);

  useEffect(() => keeper.renew(letter), [keeper, letter]);

  useEffect(() => {
    const saveNow = () => void keeper.save();
    const warn = (event: BeforeUnloadEvent) => {
      if (keeper.current().state === 'saved') return;
      saveNow();
      event.preventDefault();
    };
    addEventListener('online', saveNow);
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('online', saveNow);
      removeEventListener('beforeunload', warn);
      saveNow();
    };
  }, [keeper]);

  return { keeper, draft };
};
