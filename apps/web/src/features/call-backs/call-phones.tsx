import { HrefLink } from '../../shared/navigation/href-link.tsx';
import { telephoneLink } from '../../shared/navigation/telephone-link.ts';
import styles from './call-card.module.css';
import type { CallItem } from './call-words.ts';

/** The number to tap, large; further ones below; and the way to one where none is known. */
export const CallPhones = ({ item, attempt }: { item: CallItem; attempt: string }) => {
  const [first, ...others] = item.contact.phones;
  if (!first) {
    return (
      <p className={styles.numberless}>
        No number is known yet. <HrefLink href={`/contacts/${item.contact.id}`}>Find the number</HrefLink>
        <span className={styles.attempt}>{attempt}</span>
      </p>
    );
  }
  return (
    <div className={styles.phones}>
      <p>
        <a href={telephoneLink(first)} className={styles.phone}>
          {first.typed}
        </a>
        <span className={styles.attempt}>{[first.label, attempt].filter(Boolean).join(', ')}</span>
      </p>
      {others.length > 0 ? (
        <p className={styles.others}>
          {others.map((phone) => (
            <a key={phone.typed} href={telephoneLink(phone)}>
              {[phone.label, phone.typed].filter(Boolean).join(' ')}
            </a>
          ))}
        </p>
      ) : null}
    </div>
  );
};
