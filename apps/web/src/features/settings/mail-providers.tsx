import styles from '../../shared/ui/settings-frame.module.css';

const providers = [
  {
    name: 'Gmail',
    words: 'smtp.gmail.com, port 465, TLS from the start; needs an app password of your Google account.',
  },
  {
    name: 'Outlook.com and Microsoft 365',
    words:
      'smtp.office365.com, port 587, STARTTLS; an organization may have shut it off, then ask its administrator.',
  },
  { name: 'iCloud Mail', words: 'smtp.mail.me.com, port 587, STARTTLS; needs an app-specific password.' },
  { name: 'Fastmail', words: 'smtp.fastmail.com, port 465, TLS from the start; needs an app password.' },
  { name: 'A hospital or university', words: 'the help pages of its mail tell the outgoing (SMTP) server.' },
];

/** What the common providers want to be told. */
export const MailProviders = () => (
  <details className={styles.help}>
    <summary>What common providers want</summary>
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
