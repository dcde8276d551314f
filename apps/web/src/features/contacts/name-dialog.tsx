import { type Contact, updateContact } from '@threefold/contracts/contacts';
import { useContractForm } from '../../shared/contract-form.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import type { ContactPatch } from './contact-changes.ts';
import styles from './contact-page.module.css';

type NameProps = { contact: Contact; onSave: (patch: ContactPatch) => Promise<unknown>; onClose: () => void };

export const NameDialog = ({ contact, onSave, onClose }: NameProps) => {
  const { givenName, familyName, credentials } = contact;
  const form = useContractForm({
    schema: updateContact.body,
    values: { givenName, familyName, credentials: credentials ?? '' },
    toBody: (typed) => ({
      givenName: typed.givenName.trim(),
      familyName: typed.familyName.trim(),
      credentials: typed.credentials.trim() || null,
    }),
    send: async (patch) => {
      await onSave(patch);
      onClose();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title="Name"
      footer={
        <Button type="submit" form="contact-name" tone="primary" pending={form.isPending}>
          Save
        </Button>
      }
    >
      <form id="contact-name" className={styles.form} {...form.element}>
        <TextField label="First name" dir="auto" data-autofocus {...form.field('givenName')} />
        <TextField label="Last name" dir="auto" {...form.field('familyName')} />
        <TextField label="Credentials" {...form.field('credentials')} />
        {form.failure ? <ErrorNote error={form.failure} /> : null}
      </form>
    </Dialog>
  );
};
