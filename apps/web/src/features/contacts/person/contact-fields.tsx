// What is known of a person, each piece edited where it stands.
import type { Contact } from '@threefold/contracts/contacts';
import { labelOf } from '@threefold/domain/contacts/contact-fields';
import type { ComponentProps } from 'react';
import { telephoneLink } from '../../../shared/navigation/telephone-link.ts';
import type { ContactPatch } from '../contact-patch.ts';
import { ContactClock } from './contact-clock.tsx';
import styles from './contact-fields.module.css';
import { EditableText } from './editable-text.tsx';

export type FieldsProps = { contact: Contact; onChange: (patch: ContactPatch) => void };

type TextProps = Omit<ComponentProps<typeof EditableText>, 'check' | 'onSave'> & {
  /** What is changed when the text becomes this one; an empty one takes away. Null where nothing is. */
  patchOf: (text: string) => ContactPatch | null;
  onChange: FieldsProps['onChange'];
};

/** One text about the person, by the rules of the contract. */
export const ContactText = ({ patchOf, onChange, ...rest }: TextProps) => (
  <EditableText
    {...rest}
    check={async (text) => {
      const patch = patchOf(text);
      return patch ? (await import('../patch-rules.ts')).wordOn(patch) : undefined;
    }}
    onSave={(text) => {
      const patch = patchOf(text);
      if (patch) onChange(patch);
    }}
  />
);

/** The list with one entry changed, added at its end, or taken out where it was emptied. */
const replaced = <Entry,>(list: readonly Entry[], at: number, entry: Entry | null): Entry[] =>
  entry === null
    ? list.filter((_, index) => index !== at)
    : [...list.slice(0, at), entry, ...list.slice(at + 1)];

const Phones = ({ contact, onChange }: FieldsProps) => (
  <>
    {[...contact.phones, null].map((phone, index) => (
      <ContactText
        // biome-ignore lint/suspicious/noArrayIndexKey: a number is its place in the list
        key={index}
        name="phone"
        label={phone ? 'Phone number' : 'New phone number'}
        add={index === 0 ? 'Add a phone number' : 'Add another'}
        value={phone?.typed ?? ''}
        type="tel"
        onChange={onChange}
        patchOf={(typed) => ({
          phones: replaced(
            contact.phones,
            index,
            typed === '' ? null : { e164: null, typed, ...(phone?.label ? { label: phone.label } : {}) },
          ),
        })}
        display={
          phone ? (
            <span>
              <a href={telephoneLink(phone)} className={styles.number}>
                {phone.typed}
              </a>
              {phone.label ? <span className={styles.soft}> {phone.label}</span> : null}
            </span>
          ) : undefined
        }
      />
    ))}
  </>
);

const Emails = ({ contact, onChange }: FieldsProps) => (
  <>
    {[...contact.emails, ''].map((email, index) => (
      <ContactText
        // biome-ignore lint/suspicious/noArrayIndexKey: an address is its place in the list
        key={index}
        name="email"
        label={email === '' ? 'New e-mail address' : 'E-mail address'}
        add={index === 0 ? 'Add an e-mail address' : 'Add another'}
        value={email}
        type="email"
        onChange={onChange}
        patchOf={(text) => ({ emails: replaced(contact.emails, index, text === '' ? null : text) })}
        display={<a href={`mailto:${email}`}>{email}</a>}
      />
    ))}
  </>
);

const plainFields = [
  { field: 'title', add: 'Add a title' },
  { field: 'organization', add: 'Add an organization' },
  { field: 'assistant', add: 'Who answers the phone?' },
] as const;

const placeFields = [
  { part: 'city', add: 'Add a city' },
  { part: 'region', add: 'Add a state or region' },
  { part: 'country', add: 'Add a country' },
] as const;

export const ContactFields = ({ contact, onChange }: FieldsProps) => (
  <dl className={styles.fields}>
    <dt>Phone</dt>
    <dd>
      <Phones contact={contact} onChange={onChange} />
    </dd>
    <dt>E-mail</dt>
    <dd>
      <Emails contact={contact} onChange={onChange} />
    </dd>
    <dt>Clock</dt>
    <dd>
      <ContactClock contact={contact} onChange={onChange} />
    </dd>
    {plainFields.map(({ field, add }) => (
      <div key={field} className={styles.pair}>
        <dt>{labelOf(field)}</dt>
        <dd>
          <ContactText
            onChange={onChange}
            label={labelOf(field)}
            add={add}
            value={contact[field] ?? ''}
            patchOf={(text) => ({ [field]: text || null })}
          />
        </dd>
      </div>
    ))}
    {placeFields.map(({ part, add }) => (
      <div key={part} className={styles.pair}>
        <dt>{labelOf(part)}</dt>
        <dd>
          <ContactText
            onChange={onChange}
            label={labelOf(part)}
            add={add}
            value={contact.place?.[part] ?? ''}
            patchOf={(text) => ({
              place: { ...contact.place, [part]: (part === 'country' ? text.toUpperCase() : text) || null },
            })}
          />
        </dd>
      </div>
    ))}
    <dt>LinkedIn</dt>
    <dd>
      <ContactText
        onChange={onChange}
        label="LinkedIn page"
        add="Add a LinkedIn page"
        type="url"
        value={contact.linkedinUrl ?? ''}
        patchOf={(text) => ({ linkedinUrl: text || null })}
        display={
          <a href={contact.linkedinUrl ?? ''} target="_blank" rel="noreferrer">
            {(contact.linkedinUrl ?? '').replace(/^https?:\/\/(www\.)?/, '')}
          </a>
        }
      />
    </dd>
  </dl>
);
