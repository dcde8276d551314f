import type { Contact } from '@threefold/contracts/contacts';
import { displayName } from '@threefold/domain/contacts/names';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { TextField } from '../../../shared/ui/field.tsx';
import type { ContactPatch } from '../contact-patch.ts';
import styles from './contact-page.module.css';

type Props = { contact: Contact; onChange: (patch: ContactPatch) => void };

const NameDialog = ({ contact, onChange, onClose }: Props & { onClose: () => void }) => {
  const [name, setName] = useState({
    givenName: contact.givenName,
    familyName: contact.familyName,
    credentials: contact.credentials ?? '',
  });
  const isEnough = Object.values(name).join('').trim() !== '' || contact.emails.length > 0;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!isEnough) return;
    onClose();
    onChange({
      givenName: name.givenName.trim(),
      familyName: name.familyName.trim(),
      credentials: name.credentials.trim() || null,
    });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="The name"
      footer={
        <Button type="submit" form="contact-name" tone="primary" disabled={!isEnough}>
          Save
        </Button>
      }
    >
      <form id="contact-name" className={styles.form} onSubmit={onSubmit}>
        <TextField
          label="Given name"
          dir="auto"
          maxLength={120}
          data-autofocus
          value={name.givenName}
          onChange={(event) => setName({ ...name, givenName: event.target.value })}
        />
        <TextField
          label="Family name"
          dir="auto"
          maxLength={120}
          value={name.familyName}
          onChange={(event) => setName({ ...name, familyName: event.target.value })}
        />
        <TextField
          label="Credentials"
          maxLength={120}
          value={name.credentials}
          onChange={(event) => setName({ ...name, credentials: event.target.value })}
        />
      </form>
    </Dialog>
  );
};

/** The name as the headline; a click mends it. */
export const NameHeading = ({ contact, onChange }: Props) => {
  const [editing, setEditing] = useState(false);
  return (
    <>
      <button type="button" className={styles.name} onClick={() => setEditing(true)} title="Change the name">
        <bdi>{displayName(contact)}</bdi>
        {contact.credentials ? <span className={styles.credentials}> {contact.credentials}</span> : null}
      </button>
      {editing ? (
        <NameDialog contact={contact} onChange={onChange} onClose={() => setEditing(false)} />
      ) : null}
    </>
  );
};
