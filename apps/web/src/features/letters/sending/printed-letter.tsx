// The letter as it leaves the printer: addresses, the date in words, the text. On the screen it is not shown.
import type { Contact } from '@threefold/contracts/contacts';
import { displayName } from '@threefold/domain/contacts/names';
import { monthNames } from '@threefold/domain/time/wording';
import type { Temporal } from 'temporal-polyfill';
import type { Settings } from '../../../shared/session/settings.ts';
import styles from './printed-letter.module.css';

type Props = {
  body: string;
  contact: Contact;
  settings: Settings;
  /** When it was or is sent. */
  at: Temporal.Instant;
};

const Lines = ({
  lines,
  className,
}: {
  lines: readonly (string | null | undefined)[];
  className?: string | undefined;
}) => (
  <address className={className}>
    {lines
      .flatMap((line) => line?.split('\n') ?? [])
      .filter((line) => line.trim() !== '')
      .map((line) => (
        <span key={line}>{line}</span>
      ))}
  </address>
);

export const PrintedLetter = ({ body, contact, settings, at }: Props) => {
  const { profile, timeZone } = settings;
  const date = at.toZonedDateTimeISO(timeZone).toPlainDate();
  const place = [contact.place?.city, contact.place?.region].filter(Boolean).join(', ');
  return (
    <article className={styles.sheet} aria-hidden="true">
      <Lines
        className={styles.from}
        lines={[
          [profile.name, profile.credentials].filter(Boolean).join(', '),
          // The street on its own line; the place stays together.
          profile.address?.replace(/\s*,\s*/, '\n'),
          profile.phone,
          profile.email,
        ]}
      />
      <Lines
        className={styles.to}
        lines={[
          [displayName(contact), contact.credentials].filter(Boolean).join(', '),
          contact.title,
          contact.organization,
          place,
        ]}
      />
      <p className={styles.date}>
        {date.day} {monthNames[date.month - 1]} {date.year}
      </p>
      <div className={styles.body}>{body}</div>
    </article>
  );
};
