import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { forgetPerson } from '../../shared/session/forget-person.ts';
import { notify } from '../../shared/ui/toasts.ts';
import { signOut } from './auth-requests.ts';

/** Ends the session and forgets everything that was loaded. */
export const useSignOut = (): (() => Promise<void>) => {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return async () => {
    try {
      await signOut();
    } catch (error) {
      notify({ text: `You are still signed in. ${problemSentence(error)}`, tone: 'ember' });
      return;
    }
    forgetPerson(queryClient);
    await navigate({ to: '/sign-in' });
  };
};
