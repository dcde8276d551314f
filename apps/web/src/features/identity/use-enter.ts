import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { forgetPerson } from '../../shared/session/forget-person.ts';

/** Goes in after signing in: to the page that was asked for, else to Today. Nothing of an earlier session stays. */
export const useEnter = (next: string | undefined): (() => Promise<void>) => {
  const router = useRouter();
  const queryClient = useQueryClient();
  return async () => {
    forgetPerson(queryClient);
    await router.navigate({ href: next ?? '/today', replace: true });
  };
};
