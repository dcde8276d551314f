import { useSuspenseQuery } from '@tanstack/react-query';
import type { MailSettings } from '@threefold/contracts/identity';
import type { FormEvent } from 'react';
import { fieldError } from '../../shared/api/api-problem.ts';
import { useMe, useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { settingsQuery } from '../../shared/session/settings.ts';
import { Select, TextField } from '../../shared/ui/field.tsx';
import { numberIn, textIn, textOrNull } from './form-values.ts';
import { MailProviders } from './mail-providers.tsx';
import { MailTest } from './mail-test.tsx';
import { SaveBar } from './save-bar.tsx';
import styles from './settings-frame.module.css';
import { SettingsFrame } from './settings-frame.tsx';
import { type MailInput, mailQuery, useSaveMail } from './settings-requests.ts';

/** A password that is left empty stays as it is. */
const inputIn = (form: FormData): MailInput => {
  const password = form.get('password');
  return {
    host: textIn(form, 'host'),
    port: numberIn(form, 'port'),
    secure: textIn(form, 'secure') === 'true',
    user: textOrNull(form, 'user'),
    from: textIn(form, 'from'),
    ...(typeof password === 'string' && password !== '' ? { password } : {}),
  };
};

const encryption = [
  { value: 'true', label: 'TLS from the start (usually port 465)' },
  { value: 'false', label: 'STARTTLS (usually port 587)' },
];

const headline = ({ configured, host }: MailSettings): string =>
  configured ? `Letters leave through ${host}.` : 'No mail server is set.';

export const MailPage = () => {
  const workspaceId = useWorkspaceId();
  const me = useMe();
  const { data: mail } = useSuspenseQuery(mailQuery(workspaceId));
  const { data: settings } = useSuspenseQuery(settingsQuery(workspaceId));
  const save = useSaveMail();
  const error = (path: string) => fieldError(save.error, path);
  const { name, email } = settings.profile;
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate(inputIn(new FormData(event.currentTarget)));
  };
  return (
    <SettingsFrame
      page="Mail"
      title={headline(mail)}
      below="With your own server a letter leaves from here, from your address. Without one you use your mail program or paper; nothing else is missing."
    >
      <form className={styles.form} onSubmit={onSubmit} onChange={() => save.reset()}>
        <div className={styles.pair}>
          <TextField
            label="Server"
            name="host"
            required
            maxLength={253}
            placeholder="smtp.example.org"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={mail.host ?? ''}
            error={error('host')}
          />
          <TextField
            label="Port"
            name="port"
            type="number"
            inputMode="numeric"
            required
            min={1}
            max={65535}
            defaultValue={mail.port ?? 465}
            error={error('port')}
          />
          <Select
            label="Encryption"
            name="secure"
            options={encryption}
            defaultValue={String(mail.secure ?? true)}
            error={error('secure')}
          />
          <TextField
            label="User"
            name="user"
            autoComplete="off"
            maxLength={254}
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={mail.user ?? ''}
            error={error('user')}
          />
          <TextField
            label="Password"
            name="password"
            type="password"
            autoComplete="new-password"
            maxLength={500}
            hint={
              mail.hasPassword
                ? 'One is kept, sealed. Leave this empty to keep it.'
                : 'Kept sealed, and never shown again.'
            }
            error={error('password')}
          />
          <TextField
            label="From"
            name="from"
            required
            minLength={3}
            maxLength={300}
            hint="Your name and address, as readers see them."
            defaultValue={mail.from ?? `${name} <${email ?? me.email}>`}
            error={error('from')}
          />
        </div>
        <SaveBar isPending={save.isPending} isSaved={save.isSuccess} error={save.error} />
      </form>
      {mail.configured ? <MailTest own={email ?? me.email} /> : null}
      <MailProviders />
    </SettingsFrame>
  );
};
