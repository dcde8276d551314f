import type { Contact } from '@threefold/contracts/contacts';
import { nameReferral, type ReferralTerms } from '@threefold/contracts/referrals';
import { displayName } from '@threefold/domain/contacts/names';
import { useState } from 'react';
import { newId } from '../../shared/api/new-id.ts';
import { useContractForm } from '../../shared/contract-form.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Select, TextArea, TextField } from '../../shared/ui/field.tsx';
import { partsOf } from './contact-changes.ts';
import styles from './contact-page.module.css';
import { useNameReferral } from './contact-requests.ts';
import { LikelyJoin } from './likely-person.tsx';
import { PersonPicker } from './person-picker.tsx';

const terms: { value: ReferralTerms; label: string }[] = [
  { value: 'may-use-name', label: 'Use their name' },
  { value: 'will-introduce', label: 'They’ll introduce me' },
  { value: 'name-only', label: 'Don’t mention them' },
];

type Typed = {
  /** One who was chosen from the contacts. */
  contactId: string | null;
  /** Somebody new. The name comes last: it shows what is said about any part of a person that has no field here. */
  contact: { organization: string; name: string };
  terms: ReferralTerms;
  note: string;
};

const whoOf = ({ contactId, contact }: Typed) => {
  if (contactId !== null) return { contactId };
  const { givenName, familyName, credentials } = partsOf(contact.name);
  const organization = contact.organization.trim() || null;
  return { contact: { givenName, familyName, credentials: credentials || null, organization } };
};

const nobodyYet: Typed = {
  contactId: null,
  contact: { organization: '', name: '' },
  terms: 'may-use-name',
  note: '',
};

/** Whom a person named outside of a meeting: one who is there, or somebody new by name and organization. */
export const ReferralDialog = ({ contact, onClose }: { contact: Contact; onClose: () => void }) => {
  const name = useNameReferral(contact.id);
  const [id] = useState(newId);
  const form = useContractForm({
    schema: nameReferral.body,
    values: nobodyYet,
    toBody: (typed) => ({
      id,
      fromContactId: contact.id,
      ...whoOf(typed),
      terms: typed.terms,
      note: typed.note.trim() || null,
    }),
    send: async (body) => {
      await name.mutateAsync(body);
      onClose();
    },
  });
  const typed = form.watch();
  const isNew = typed.contactId === null && typed.contact.name.trim() !== '';
  const { error } = form.control('contact.name');
  const choose = (person: { id: string; name: string }) => {
    form.put('contact.name', person.name);
    form.put('contactId', person.id);
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={
        <>
          Who did <bdi>{displayName(contact)}</bdi> refer you to?
        </>
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="name-referral" tone="primary" pending={form.isPending}>
            {form.isPending ? 'Adding' : 'Add referral'}
          </Button>
        </>
      }
    >
      <form id="name-referral" className={styles.form} {...form.element}>
        <PersonPicker
          label="Name"
          except={[contact.id]}
          nothing={null}
          hint={
            isNew ? 'Not in your contacts yet; they’ll be added.' : 'One of your contacts, or someone new.'
          }
          autoFocusInDialog
          error={error}
          onText={(text) => {
            form.put('contact.name', text);
            form.put('contactId', null);
          }}
          onPick={choose}
        />
        {isNew ? (
          <LikelyJoin
            name={typed.contact.name}
            organization={typed.contact.organization}
            except={contact.id}
            onJoin={(person) => {
              form.put('contactId', person);
              void form.submit();
            }}
          />
        ) : null}
        {isNew ? (
          <TextField
            label="Organization"
            dir="auto"
            autoComplete="off"
            {...form.field('contact.organization')}
          />
        ) : null}
        <Select label="Terms" options={terms} {...form.field('terms')} />
        <TextArea
          label="What they said"
          rows={2}
          dir="auto"
          hint="Helps with the first letter."
          {...form.field('note')}
        />
        {form.failure ? <ErrorNote error={form.failure} /> : null}
      </form>
    </Dialog>
  );
};
