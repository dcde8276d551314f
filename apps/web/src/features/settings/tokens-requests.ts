import { queryOptions, useMutation } from '@tanstack/react-query';
import type { TokenScope } from '@threefold/contracts/identity';
import { newId } from '../../shared/api/new-id.ts';
import { api } from '../../shared/api/request.ts';
import { touchedIsRead } from '../../shared/api/touched.ts';
import { personKey } from '../../shared/api/workspace-key.ts';
import { notify } from '../../shared/ui/toasts.ts';

export const tokensQuery = queryOptions({
  queryKey: personKey('tokens'),
  queryFn: ({ signal }) => api('GET /tokens', { signal }),
});

export const useCreateToken = () => {
  return useMutation({
    mutationFn: (body: { name: string; scopes: TokenScope[]; expiresAt?: string }) =>
      api('POST /tokens', { body: { id: newId(), ...body } }),
    meta: { saysItself: true },
  });
};

export const useEndToken = () => {
  return useMutation({
    mutationFn: (tokenId: string) => api('DELETE /tokens/:tokenId', { params: { tokenId } }),
    onSuccess: ({ name }) =>
      notify({ text: `“${name}” opens nothing any more, from this moment on.`, tone: 'leaf' }),
    onSettled: touchedIsRead,
  });
};
