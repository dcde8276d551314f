import type { Contact } from '@threefold/contracts/contacts';
import { displayName } from '@threefold/domain/contacts/names';
import { type FormEvent, useState } from 'react';
import { newId } from '../../../shared/api/new-id.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { ErrorNote } from '../../../shared/ui/error-note.tsx';
import { Select, TextArea, TextField } from '../../../shared/ui/field.tsx';
import { LikelyJoin } from '../adding/likely-join.tsx';
import { partsOf } from '../adding/new-contact.ts';
import { type ReferralTerms, useNameReferral } from '../contact-requests.ts';
import { PersonPicker } from '../person-picker.tsx';
import styles from './contact-page.module.css';

const terms: { value: ReferralTerms; label: string }[] = [
  { value: 'may-use-name', label: 'I may say who sent me' },
  { value: 'will-introduce', label: 'They will introduce me' },
  { value: 'name-only', label: 'A name only: I keep the referrer out of it' },
];

type Named = { id: string; name: string } | null;

/** Whom a person named outside of a meeting: one who is there, or somebody new by name and organization. */
export const ReferralDialog = ({ contact, onClose }: { contact: Contact; onClose: () => void }) => {
  const name = useNameReferral(contact.id);
  const [id] = useState(newId);
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<Named>(null);
  const [organization, setOrganization] = useState('');
  const [agreed, setAgreed] = useState<ReferralTerms>('may-use-name');
  const [note, setNote] = useState('');
  const chosen = picked?.name === text ? picked : null;
  const isNew = chosen === null && text.trim() !== '';

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '' || name.isPending) return;
    const { givenName, familyName, credentials } = partsOf(text);
    const who = chosen
      ? { contactId: chosen.id }
      : {
          contact: {
            givenName,
            familyName,
            credentials: credentials || null,
            organization: organization.trim() || null,
          },
        };
    name.mutate({ id, ...who, terms: agreed, note: note.trim() || null }, { onSuccess: onClose });
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={
        <>
          Whom did <bdi>{displayName(contact)}</bdi> name?
        </>
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="name-referral" tone="primary" pending={name.isPending}>
            {name.isPending ? 'Writing it down' : 'Write it down'}
          </Button>
        </>
      }
    >
      <form id="name-referral" className={styles.form} onSubmit={onSubmit}>
        <PersonPicker
          label="Name"
          except={contact.id}
          nothing={null}
          hint={
            isNew
              ? 'Not chosen from your contacts: this person will be added.'
              : 'One of your contacts, or somebody new.'
          }
          autoFocusInDialog
          onText={setText}
          onPick={(person) => {
            setPicked(person);
            setText(person.name);
          }}
        />
        {isNew ? (
          <LikelyJoin
            name={text}
            organization={organization}
            except={contact.id}
            onJoin={(person) =>
              name.mutate(
                { id, contactId: person, terms: agreed, note: note.trim() || null },
                { onSuccess: onClose },
              )
            }
          />
        ) : null}
        {isNew ? (
          <TextField
            label="Organization"
            dir="auto"
            autoComplete="off"
            maxLength={200}
            value={organization}
            onChange={(event) => setOrganization(event.target.value)}
          />
        ) : null}
        <Select
          label="On which terms"
          value={agreed}
          options={terms}
          onChange={(event) => {
            const next = terms.find(({ value }) => value === event.target.value);
            if (next) setAgreed(next.value);
          }}
        />
        <TextArea
          label="What was said"
          rows={2}
          dir="auto"
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          hint="It helps with the first letter."
        />
        {name.isError ? <ErrorNote error={name.error} /> : null}
      </form>
    </Dialog>
  );
};
