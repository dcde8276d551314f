import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { TokenScope } from '@threefold/contracts/identity';
import { newId } from '../../shared/api/new-id.ts';
import { api } from '../../shared/api/request.ts';
import { notify } from '../../shared/ui/toasts.ts';

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => api('GET /tokens', { signal }),
});

export const useCreateToken = () => {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; scopes: TokenScope[]; expiresAt?: string }) =>
      api('POST /tokens', { body: { id: newId(), ...body } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: tokensQuery.queryKey }),
    meta: { saysItself: true },
  });
};

export const useEndToken = () => {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (tokenId: string) => api('DELETE /tokens/:tokenId', { params: { tokenId } }),
    onSuccess: async ({ name }) => {
      await queryClient.invalidateQueries({ queryKey: tokensQuery.queryKey });
      notify({ text: `“${name}” opens nothing any more, from this moment on.`, tone: 'leaf' });
    },
  });
};
