// Signing in is better-auth's, outside of /api/v1: plain POSTs that set or end the session's cookie.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { credentials, newPerson } from '@threefold/contracts/identity';
import type { input } from 'zod';
import { isProblem } from '../../shared/api/api-problem.ts';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { send } from '../../shared/api/send.ts';
import { forgetPerson } from '../../shared/session/forget-person.ts';
import { notify } from '../../shared/ui/toasts.ts';

type Credentials = input<typeof credentials>;
type NewPerson = input<typeof newPerson>;

const post = (path: string, body: unknown = {}) => send({ method: 'POST', url: `/api/auth/${path}`, body });

export const signIn = (credentials: Credentials) => post('sign-in/email', credentials);
export const signUp = (person: NewPerson) => post('sign-up/email', person);
const signOut = () => post('sign-out');

const sentences: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: 'Wrong email or password.',
  USER_ALREADY_EXISTS: 'An account with this email already exists. Sign in instead.',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'An account with this email already exists. Sign in instead.',
};

/** Why signing in or up was refused, and what to do. */
export const authSentence = (error: unknown): string => {
  if (isProblem(error) && error.code && sentences[error.code]) return sentences[error.code] ?? '';
  if (isProblem(error, 401)) return sentences.INVALID_EMAIL_OR_PASSWORD ?? '';
  return problemSentence(error);
};

/** Ends the session and forgets everything that was loaded. */
export const useSignOut = (): (() => Promise<void>) => {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return async () => {
    try {
      await signOut();
    } catch (error) {
      notify({ text: `You’re still signed in. ${problemSentence(error)}`, tone: 'ember' });
      return;
    }
    forgetPerson(queryClient);
    await navigate({ to: '/sign-in' });
  };
};
