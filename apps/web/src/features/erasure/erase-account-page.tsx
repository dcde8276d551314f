import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type AccountContents, eraseAccount } from '@threefold/contracts/erasure';
import { DownloadAccount } from '../../shared/actions/download-account.tsx';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { useContractForm } from '../../shared/contract-form.ts';
import { forgetPerson } from '../../shared/session/forget-person.ts';
import { counted } from '../../shared/time/conventions.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import styles from '../../shared/ui/settings-frame.module.css';
import { SettingsFrame } from '../../shared/ui/settings-frame.tsx';
import { notify } from '../../shared/ui/toasts.ts';
import { accountQuery, useEraseAccount } from './erasure-requests.ts';

const WhatGoes = ({ account }: { account: AccountContents }) => (
  <ul className={styles.goes}>
    {account.workspaces.map(({ id, name, contacts, letters, meetings, referrals, coaches }) => (
      <li key={id}>
        {name}: {counted(contacts, 'contact')}, {counted(letters, 'letter')}, {counted(meetings, 'meeting')},{' '}
        {counted(referrals, 'referral')}, with all notes, findings, and activity.
        {coaches.length > 0 ? ` ${coaches.join(' and ')} will lose access.` : null}
      </li>
    ))}
    {account.coaching > 0 ? (
      <li>
        You coach {counted(account.coaching, 'client')}: you’ll lose access. Your comments stay with them.
      </li>
    ) : null}
    <li>
      Your sign-in, {counted(account.sessions, 'open session')} and {counted(account.tokens, 'access token')}.
      Letters waiting to go out won’t be sent.
    </li>
  </ul>
);

/** At once and for good, so the list of what goes and the password come first. */
export const ErasePage = () => {
  const { data: account } = useSuspenseQuery(accountQuery);
  const erase = useEraseAccount();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const form = useContractForm({
    schema: eraseAccount.body,
    values: { password: '' },
    // As typed: blanks may be part of it.
    toBody: (typed) => typed,
    send: async ({ password }) => {
      await erase.mutateAsync(password);
      notify({ text: 'Your account was deleted.', tone: 'leaf' });
      // Away from here first: this page and its frame would ask for what is gone.
      void navigate({ to: '/sign-up' }).finally(() => forgetPerson(queryClient));
    },
  });
  return (
    <SettingsFrame
      page="Delete account"
      title="Delete your account"
      below="This can’t be undone. Everything below is deleted right away. You can sign up again with the same email."
    >
      <WhatGoes account={account} />
      <p className={styles.before}>
        <DownloadAccount />
      </p>
      <form className={styles.form} {...form.element}>
        <TextField
          label="Your password"
          type="password"
          autoComplete="current-password"
          {...form.field('password')}
        />
        <div className={styles.save}>
          <Button type="submit" tone="ember" pending={form.isPending}>
            {form.isPending ? 'Deleting' : 'Delete account'}
          </Button>
          <p className={styles.word} data-tone="ember" role="alert">
            {form.failure ? problemSentence(form.failure) : null}
          </p>
        </div>
      </form>
    </SettingsFrame>
  );
};
