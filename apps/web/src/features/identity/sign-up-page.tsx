import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { newPerson, passwordLength } from '@threefold/contracts/identity';
import { regionOf } from '@threefold/domain/time/conventions';
import { machineTimeZone } from '@threefold/domain/time/time-zones';
import { api } from '../../shared/api/request.ts';
import { useContractForm } from '../../shared/contract-form.ts';
import { ownWorkspace } from '../../shared/session/current-workspace.ts';
import { meQuery } from '../../shared/session/me.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { notify } from '../../shared/ui/toasts.ts';
import { authSentence, signUp } from './auth-requests.ts';
import styles from './welcome-layout.module.css';
import { useEnter, WelcomeLayout } from './welcome-layout.tsx';

export const SignUpPage = () => {
  const search = useSearch({ from: '/sign-up' });
  const enter = useEnter(search.next ?? '/welcome');
  const settleIn = useSettleIn();
  const attempt = useMutation({
    mutationFn: signUp,
    onSuccess: async () => {
      await settleIn();
      await enter();
    },
    meta: { saysItself: true },
  });

  const form = useContractForm({
    schema: newPerson,
    values: { name: '', email: '', password: '' },
    toBody: (typed) => ({ ...typed, name: typed.name.trim(), email: typed.email.trim() }),
    send: (body) => attempt.mutateAsync(body),
  });

  return (
    <WelcomeLayout>
      <PageHeading page="Create account">Create your account</PageHeading>
      <form className={styles.authForm} {...form.element}>
        <TextField
          label="Your name"
          autoComplete="name"
          autoFocus
          hint="As it should appear in your signature."
          {...form.field('name')}
        />
        <TextField label="Email" type="email" autoComplete="username" {...form.field('email')} />
        <TextField
          label="Password"
          type="password"
          autoComplete="new-password"
          hint={`${passwordLength.least} characters or more. Try a few random words.`}
          {...form.field('password')}
        />
        <p className={styles.refusal} role="alert">
          {form.failure ? authSentence(form.failure) : null}
        </p>
        <Button type="submit" tone="primary" wide pending={form.isPending}>
          {form.isPending ? 'Creating account' : 'Create account'}
        </Button>
      </form>
      <p className={styles.other}>
        Already have an account?{' '}
        <Link to="/sign-in" search={search}>
          Sign in
        </Link>
      </p>
    </WelcomeLayout>
  );
};

/** A language without a country still says which country is likeliest; one that nobody knows says nothing. */
const placeOf = (language: string) => {
  const country = regionOf(language);
  return country === null ? {} : { country, locale: language };
};

/**
 * Gives a new workspace the zone and country of this device, which the server cannot know. It is a default only: where it
 * does not succeed the settings show what holds, and nothing is lost.
 */
const useSettleIn = (): (() => Promise<void>) => {
  const queryClient = useQueryClient();
  return async () => {
    try {
      const workspace = ownWorkspace(await queryClient.fetchQuery(meQuery));
      if (!workspace) return;
      await api('PATCH /workspaces/:workspaceId/settings', {
        params: { workspaceId: workspace.id },
        body: { timeZone: machineTimeZone(), ...placeOf(navigator.language) },
      });
    } catch {
      notify({ text: 'We couldn’t set your time zone from this device. Check it in Settings.' });
    }
  };
};
