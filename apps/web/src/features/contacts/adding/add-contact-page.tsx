import { useNavigate, useSearch } from '@tanstack/react-router';
import { displayName } from '@threefold/domain/contacts/names';
import { type FormEvent, useState } from 'react';
import { fieldError } from '../../../shared/api/api-problem.ts';
import { newId } from '../../../shared/api/new-id.ts';
import { Button, ButtonLink } from '../../../shared/ui/button.tsx';
import { ErrorNote } from '../../../shared/ui/error-note.tsx';
import { Checkbox, TextField } from '../../../shared/ui/field.tsx';
import { Page } from '../../../shared/ui/page.tsx';
import { PageHeading } from '../../../shared/ui/page-heading.tsx';
import { notify } from '../../../shared/ui/toasts.ts';
import { useAddContact } from '../contacts-requests.ts';
import { LikelySame } from '../person/likely-same.tsx';
import { ReasonChoice } from '../reason-choice.tsx';
import styles from './add-contact-page.module.css';
import { contactFrom, isEnough, type NewContactForm, partsOf } from './new-contact.ts';

const formFor = (name: string): NewContactForm => ({
  ...partsOf(name),
  organization: '',
  title: '',
  email: '',
  phone: '',
  reasons: [],
  faceToFace: false,
});

type NameProps = {
  name: string;
  onName: (name: string) => void;
  form: NewContactForm;
  onForm: (part: Partial<NewContactForm>) => void;
};

/** One field for the whole name; what was read from it stands below and can be mended. */
const NameFields = ({ name, onName, form, onForm }: NameProps) => (
  <>
    <TextField
      label="Name"
      dir="auto"
      autoComplete="off"
      autoCapitalize="words"
      maxLength={300}
      autoFocus
      value={name}
      onChange={(event) => onName(event.target.value)}
      hint="As on the card or in the mail: Dr. Ruth Abernathy, MD"
    />
    {name.trim() === '' ? null : (
      <div className={styles.parts}>
        <TextField
          label="Given name"
          dir="auto"
          maxLength={120}
          value={form.givenName}
          onChange={(event) => onForm({ givenName: event.target.value })}
        />
        <TextField
          label="Family name"
          dir="auto"
          maxLength={120}
          value={form.familyName}
          onChange={(event) => onForm({ familyName: event.target.value })}
        />
        <TextField
          label="Credentials"
          maxLength={120}
          value={form.credentials}
          onChange={(event) => onForm({ credentials: event.target.value })}
        />
      </div>
    )}
  </>
);

export const AddContactPage = () => {
  const search = useSearch({ from: '/signed-in/contacts/new' });
  const navigate = useNavigate();
  const add = useAddContact();
  const [name, setName] = useState(search.name ?? '');
  const [form, setForm] = useState(() => formFor(search.name ?? ''));
  const [id, setId] = useState(newId);
  const [missing, setMissing] = useState(false);
  const onForm = (part: Partial<NewContactForm>) => setForm((old) => ({ ...old, ...part }));

  const save = (then: 'open' | 'another') => {
    setMissing(!isEnough(form));
    if (!isEnough(form) || add.isPending) return;
    add.mutate(
      { id, ...contactFrom(form) },
      {
        onSuccess: (contact) => {
          if (then === 'open') {
            void navigate({ to: '/contacts/$contactId', params: { contactId: contact.id }, replace: true });
            return;
          }
          notify({ text: `${displayName(contact)} was added.`, tone: 'leaf' });
          setName('');
          setForm({ ...formFor(''), organization: form.organization });
          setId(newId());
          document.querySelector<HTMLInputElement>('main form input')?.focus();
        },
      },
    );
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    save('open');
  };
  const error = (path: string) => fieldError(add.error, path);
  const isSaidAtField = error('emails.0') ?? error('phones.0');

  return (
    <Page width="narrow">
      <PageHeading page="Add a contact">Who do you want to learn from?</PageHeading>
      <form className={styles.form} onSubmit={onSubmit}>
        <NameFields
          name={name}
          onName={(next) => {
            setName(next);
            onForm(partsOf(next));
          }}
          form={form}
          onForm={onForm}
        />
        <LikelySame form={form} />
        <div className={styles.pair}>
          <TextField
            label="Organization"
            dir="auto"
            autoComplete="off"
            maxLength={200}
            value={form.organization}
            onChange={(event) => onForm({ organization: event.target.value })}
          />
          <TextField
            label="Title"
            dir="auto"
            autoComplete="off"
            maxLength={200}
            value={form.title}
            onChange={(event) => onForm({ title: event.target.value })}
          />
          <TextField
            label="E-mail"
            type="email"
            inputMode="email"
            autoComplete="off"
            maxLength={254}
            value={form.email}
            error={error('emails.0')}
            onChange={(event) => onForm({ email: event.target.value })}
          />
          <TextField
            label="Phone"
            type="tel"
            inputMode="tel"
            autoComplete="off"
            maxLength={60}
            value={form.phone}
            error={error('phones.0')}
            onChange={(event) => onForm({ phone: event.target.value })}
          />
        </div>
        <ReasonChoice value={form.reasons} onChange={(reasons) => onForm({ reasons })} />
        <Checkbox
          label="I can meet them face to face"
          hint="They live or work within your reach. Such meetings lead further than calls."
          checked={form.faceToFace}
          onChange={(event) => onForm({ faceToFace: event.target.checked })}
        />
        <p className={styles.missing} role="alert">
          {missing && !isEnough(form)
            ? 'Give a name or an e-mail address, so that this person can be found again.'
            : null}
        </p>
        {add.isError && !isSaidAtField ? <ErrorNote error={add.error} /> : null}
        <div className={styles.foot}>
          <ButtonLink to="/contacts" search={{}} tone="quiet">
            Cancel
          </ButtonLink>
          <Button onClick={() => save('another')} pending={add.isPending}>
            Add, and another
          </Button>
          <Button type="submit" tone="primary" pending={add.isPending}>
            {add.isPending ? 'Adding' : 'Add'}
          </Button>
        </div>
      </form>
    </Page>
  );
};
