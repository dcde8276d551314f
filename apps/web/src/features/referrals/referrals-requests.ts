import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query';
import type { Referral } from '@threefold/contracts/referrals';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { type ApiCall, api } from '../../shared/api/request.ts';
import { touchedIsRead } from '../../shared/api/touched.ts';
import { workspaceKey } from '../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { notify, undoable } from '../../shared/ui/toasts.ts';
import type { ReferralSearch } from './referral-search.ts';

export type ReferralChange = NonNullable<
  ApiCall<'PATCH /workspaces/:workspaceId/referrals/:referralId'>['body']
>;

export const referralsQuery = (
  workspaceId: string,
  { dangling, ...search }: ReferralSearch & { to?: string; order?: 'waiting' },
) =>
  infiniteQueryOptions({
    queryKey: workspaceKey(workspaceId, 'referrals', 'list', { ...search, dangling }),
    queryFn: ({ pageParam, signal }) =>
      api('GET /workspaces/:workspaceId/referrals', {
        params: { workspaceId },
        query: { ...search, ...(dangling ? { dangling: 'true' as const } : {}), cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });

export const referralCountsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'counts', 'referrals'),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/referrals/counts', { params: { workspaceId }, signal }),
  });

type Change = {
  referral: Pick<Referral, 'id' | 'version'>;
  patch: ReferralChange;
  said: string;
  back: ReferralChange;
};

/** Says something new about a referral, with the way back; one that was changed elsewhere is shown as it is now. */
export const useChangeReferral = () => {
  const workspaceId = useWorkspaceId();
  const send = ({ referral, patch }: Pick<Change, 'referral' | 'patch'>): Promise<Referral> =>
    api('PATCH /workspaces/:workspaceId/referrals/:referralId', {
      params: { workspaceId, referralId: referral.id },
      body: patch,
      ifMatch: referral.version,
    });
  return useMutation({
    mutationFn: send,
    onSuccess: (referral, { said, back }: Change) =>
      undoable({ text: said, undo: () => send({ referral, patch: back }) }),
    onError: (error) => notify({ text: problemSentence(error), tone: 'ember' }),
    meta: { saysItself: true },
  });
};

/** From the day's page, where the reminder of it stands. */
export const useIntroductionCame = () => {
  const workspaceId = useWorkspaceId();
  const send = async (referralId: string, introduced: boolean): Promise<Referral> => {
    const changed = await api('PATCH /workspaces/:workspaceId/referrals/:referralId', {
      params: { workspaceId, referralId },
      body: { introduced },
    });
    await touchedIsRead();
    return changed;
  };
  return useMutation({
    mutationFn: (referralId: string) => send(referralId, true),
    onSuccess: ({ id, fromName, toName }) =>
      undoable({ text: `${fromName} introduced you to ${toName}.`, undo: () => send(id, false) }),
  });
};
