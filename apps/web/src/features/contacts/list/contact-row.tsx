import { Link } from '@tanstack/react-router';
import type { Contact } from '@threefold/contracts/contacts';
import { displayName } from '@threefold/domain/contacts/names';
import { type CSSProperties, memo } from 'react';
import { classes } from '../../../shared/classes.ts';
import { Badge } from '../../../shared/ui/badge.tsx';
import { StageMark } from '../../../shared/ui/stage-mark.tsx';
import { lineBelow } from '../contact-words.ts';
import styles from './contact-list.module.css';

type Props = {
  contact: Contact;
  index: number;
  /** How many there are; -1 while that is not known. */
  count: number;
  isActive: boolean;
  isSelected: boolean;
  onToggle: (contact: Contact) => void;
  onFocus: (index: number) => void;
  style: CSSProperties;
};

export const ContactRow = memo((props: Props) => {
  const { contact, index, count, isActive, isSelected, onToggle, onFocus, style } = props;
  const name = displayName(contact);
  const below = lineBelow(contact);

  return (
    <li
      className={classes(styles.row, isSelected && styles.selected)}
      style={style}
      aria-setsize={count}
      aria-posinset={index + 1}
      data-contact={contact.id}
    >
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={isSelected}
          tabIndex={isActive ? 0 : -1}
          onChange={() => onToggle(contact)}
        />
        <span className="sr-only">Select {name}</span>
      </label>
      <div className={styles.words}>
        <p className={styles.name}>
          <Link
            to="/contacts/$contactId"
            params={{ contactId: contact.id }}
            className={styles.link}
            tabIndex={isActive ? 0 : -1}
            onFocus={() => onFocus(index)}
          >
            <bdi>{name}</bdi>
          </Link>
          {contact.credentials ? <span className={styles.credentials}>{contact.credentials}</span> : null}
        </p>
        {below || contact.doNotContact ? (
          <p className={styles.below}>
            {contact.doNotContact ? <Badge tone="ember">do not contact</Badge> : null} <bdi>{below}</bdi>
          </p>
        ) : null}
      </div>
      <span className={styles.stage}>
        <StageMark stage={contact.stage} />
      </span>
    </li>
  );
});
ContactRow.displayName = 'ContactRow';
