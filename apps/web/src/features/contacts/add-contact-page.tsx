import { useNavigate, useSearch } from '@tanstack/react-router';
import { createContact } from '@threefold/contracts/contacts';
import { displayName } from '@threefold/domain/contacts/names';
import { useState } from 'react';
import { newId } from '../../shared/api/new-id.ts';
import { type ContractForm, useContractForm } from '../../shared/contract-form.ts';
import { Button, ButtonLink } from '../../shared/ui/button.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Checkbox, TextField } from '../../shared/ui/field.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { notify } from '../../shared/ui/toasts.ts';
import styles from './add-contact-page.module.css';
import { contactFrom, type NewContactForm, partsOf } from './contact-changes.ts';
import { useAddContact } from './contact-requests.ts';
import { LikelySame } from './likely-person.tsx';
import { ReasonChoice } from './reason-choice.tsx';

const formFor = (name: string): NewContactForm => ({
  name,
  ...partsOf(name),
  organization: '',
  title: '',
  emails: [''],
  phones: [''],
  reasons: [],
  faceToFace: false,
});

/** One field for the whole name; what was read from it stands below and can be mended. */
const NameFields = ({ form }: { form: ContractForm<NewContactForm> }) => {
  const whole = form.field('name');
  return (
    <>
      <TextField
        label="Name"
        dir="auto"
        autoComplete="off"
        autoCapitalize="words"
        autoFocus
        hint="As on a business card: Dr. Ruth Abernathy, MD"
        {...whole}
        onChange={(event) => {
          void whole.onChange(event);
          const parts = partsOf(event.target.value);
          form.put('givenName', parts.givenName);
          form.put('familyName', parts.familyName);
          form.put('credentials', parts.credentials);
        }}
      />
      {form.watch().name.trim() === '' ? null : (
        <div className={styles.parts}>
          <TextField label="First name" dir="auto" {...form.field('givenName')} />
          <TextField label="Last name" dir="auto" {...form.field('familyName')} />
          <TextField label="Credentials" {...form.field('credentials')} />
        </div>
      )}
    </>
  );
};

export const AddContactPage = () => {
  const search = useSearch({ from: '/signed-in/contacts/new' });
  const navigate = useNavigate();
  const add = useAddContact();
  const [id, setId] = useState(newId);
  const form = useContractForm({
    schema: createContact.body,
    values: formFor(search.name ?? ''),
    toBody: (typed) => ({ id, ...contactFrom(typed) }),
    send: async (body, how) => {
      const contact = await add.mutateAsync(body);
      if (how !== 'another') {
        void navigate({ to: '/contacts/$contactId', params: { contactId: contact.id }, replace: true });
        return;
      }
      notify({ text: `${displayName(contact)} was added.`, tone: 'leaf' });
      form.reset({ ...formFor(''), organization: form.watch().organization });
      setId(newId());
      document.querySelector<HTMLInputElement>('main form input')?.focus();
    },
  });
  const typed = form.watch();
  const reasons = form.control('reasons');

  return (
    <Page width="narrow">
      <PageHeading page="Add contact">Who do you want to learn from?</PageHeading>
      <form className={styles.form} {...form.element}>
        <NameFields form={form} />
        <LikelySame typed={{ ...typed, email: typed.emails[0] }} />
        <div className={styles.pair}>
          <TextField label="Organization" dir="auto" autoComplete="off" {...form.field('organization')} />
          <TextField label="Title" dir="auto" autoComplete="off" {...form.field('title')} />
          <TextField
            label="Email"
            type="email"
            inputMode="email"
            autoComplete="off"
            {...form.field('emails.0')}
          />
          <TextField
            label="Phone"
            type="tel"
            inputMode="tel"
            autoComplete="off"
            {...form.field('phones.0')}
          />
        </div>
        <ReasonChoice value={reasons.value} onChange={reasons.onChange} />
        <Checkbox
          label="I could meet them in person"
          hint="They live or work near you. In-person meetings lead further than calls."
          {...form.box('faceToFace')}
        />
        {form.failure ? <ErrorNote error={form.failure} /> : null}
        <div className={styles.foot}>
          <ButtonLink to="/contacts" search={{}} tone="quiet">
            Cancel
          </ButtonLink>
          <Button onClick={() => void form.submit('another')} pending={form.isPending}>
            Save and add another
          </Button>
          <Button type="submit" tone="primary" pending={form.isPending}>
            {form.isPending ? 'Adding' : 'Add'}
          </Button>
        </div>
      </form>
    </Page>
  );
};
