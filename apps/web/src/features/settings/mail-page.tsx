import { useSuspenseQuery } from '@tanstack/react-query';
import { type MailSettings, putMailSettings } from '@threefold/contracts/settings';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { useContractForm } from '../../shared/contract-form.ts';
import { useMe, useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { settingsQuery } from '../../shared/session/settings.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Checkbox, Select, TextField } from '../../shared/ui/field.tsx';
import { Section } from '../../shared/ui/section.tsx';
import styles from '../../shared/ui/settings-frame.module.css';
import { SaveBar, SettingsFrame } from '../../shared/ui/settings-frame.tsx';
import { mailQuery, useSaveMail, useTestMail } from './settings-requests.ts';

const encryption = [
  { value: 'true', label: 'SSL/TLS (usually port 465)' },
  { value: 'false', label: 'STARTTLS (usually port 587)' },
];

const headline = ({ configured, host }: MailSettings): string =>
  configured ? `Mail sends through ${host}` : 'No mail server yet';

export const MailPage = () => {
  const workspaceId = useWorkspaceId();
  const me = useMe();
  const { data: mail } = useSuspenseQuery(mailQuery(workspaceId));
  const { data: settings } = useSuspenseQuery(settingsQuery(workspaceId));
  const save = useSaveMail();
  const { name, email } = settings.profile;
  const form = useContractForm({
    schema: putMailSettings.body,
    values: {
      host: mail.host ?? '',
      port: mail.port ?? 465,
      secure: String(mail.secure ?? true),
      user: mail.user ?? '',
      password: '',
      from: mail.from ?? `${name} <${email ?? me.email}>`,
      copyToSelf: mail.copyToSelf,
    },
    // A password that is left empty stays as it is.
    toBody: ({ password, secure, ...rest }) => ({
      ...rest,
      secure: secure === 'true',
      ...(password === '' ? {} : { password }),
    }),
    send: (body) => save.mutateAsync(body),
  });
  return (
    <SettingsFrame
      page="Mail"
      title={headline(mail)}
      below="With your own mail server, letters go out from your address, right from here. Without one, send them from your email app or on paper."
    >
      <form className={styles.form} {...form.element}>
        <div className={styles.pair}>
          <TextField
            label="Server"
            placeholder="smtp.example.org"
            autoCapitalize="none"
            spellCheck={false}
            {...form.field('host')}
          />
          <TextField label="Port" type="number" inputMode="numeric" {...form.number('port')} />
          <Select label="Encryption" options={encryption} {...form.field('secure')} />
          <TextField
            label="Username"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            {...form.field('user')}
          />
          <TextField
            label="Password"
            type="password"
            autoComplete="new-password"
            hint={mail.hasPassword ? 'Saved. Leave blank to keep it.' : 'Encrypted, and never shown again.'}
            {...form.field('password')}
          />
          <TextField
            label="From"
            hint="Your name and address, as recipients see them."
            {...form.field('from')}
          />
        </div>
        <Checkbox
          label="Send me a copy of each letter"
          hint="A blind copy to your own address. If a connection breaks off, it tells you whether the letter went out."
          {...form.box('copyToSelf')}
        />
        <SaveBar form={form} />
      </form>
      {mail.configured ? <MailTest /> : null}
      <MailProviders />
    </SettingsFrame>
  );
};

const providers = [
  {
    name: 'Gmail',
    words: 'smtp.gmail.com, port 465, SSL/TLS. Requires an app password from your Google account.',
  },
  {
    name: 'Outlook.com and Microsoft 365',
    words:
      'smtp.office365.com, port 587, STARTTLS. Some organizations turn this off; ask your administrator.',
  },
  { name: 'iCloud Mail', words: 'smtp.mail.me.com, port 587, STARTTLS. Requires an app-specific password.' },
  { name: 'Fastmail', words: 'smtp.fastmail.com, port 465, SSL/TLS. Requires an app password.' },
  { name: 'A hospital or university', words: 'Look for the outgoing (SMTP) server in its email help pages.' },
];

/** What the common providers want to be told. */
const MailProviders = () => (
  <details className={styles.help}>
    <summary>Provider settings</summary>
    <dl className={styles.providers}>
      {providers.map(({ name, words }) => (
        <div key={name}>
          <dt className={styles.choiceName}>{name}</dt>
          <dd className={styles.soft}>{words}</dd>
        </div>
      ))}
    </dl>
  </details>
);

/** Connects for real, and tells what the server said. */
const MailTest = () => {
  const test = useTestMail();
  const answer = test.data;
  return (
    <Section title="Test it">
      <div className={styles.form}>
        <div className={styles.chips}>
          <Button pending={test.isPending} onClick={() => test.mutate({ send: false })}>
            Test connection
          </Button>
          <Button pending={test.isPending} onClick={() => test.mutate({})}>
            Send myself a test email
          </Button>
        </div>
        <p className={styles.word} data-tone={answer?.ok === true ? 'leaf' : 'ember'} role="status">
          {test.isPending ? 'Connecting …' : null}
          {answer && !test.isPending ? answer.message : null}
          {test.error ? problemSentence(test.error) : null}
        </p>
      </div>
    </Section>
  );
};
