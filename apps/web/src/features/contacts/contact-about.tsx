import { useQuery } from '@tanstack/react-query';
import type { Contact } from '@threefold/contracts/contacts';
import { labelOf } from '@threefold/domain/contacts/contact-fields';
import { emptyTargetList, matchTargets } from '@threefold/domain/contacts/target-list';
import { zoneLabel } from '@threefold/domain/time/time-zones';
import { type ComponentProps, useState } from 'react';
import { telephoneLink } from '../../shared/navigation/telephone-link.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { settingsQuery, useOwnZone } from '../../shared/session/settings.ts';
import { dayAt } from '../../shared/time/moments.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { guessInWords } from '../../shared/time/wall.ts';
import { FilterChip } from '../../shared/ui/badge.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { Checkbox } from '../../shared/ui/field.tsx';
import { Section } from '../../shared/ui/section.tsx';
import { TimeZoneField } from '../../shared/ui/time-zone-field.tsx';
import { TwoClocks } from '../../shared/ui/two-clocks.tsx';
import styles from './contact-about.module.css';
import type { ContactPatch } from './contact-changes.ts';
import { sourceInWords } from './contact-words.ts';
import { EditableText } from './editable-text.tsx';
import { ReasonChoice } from './reason-choice.tsx';

const Tags = ({ contact, onChange }: FieldsProps) => (
  <div className={styles.tags}>
    {contact.tags.map((tag) => (
      <FilterChip
        key={tag}
        what="tag"
        label={tag}
        onRemove={() => onChange({ tags: contact.tags.filter((one) => one !== tag) })}
      />
    ))}
    <span>
      <ContactText
        label="New tag"
        add="Add a tag"
        value=""
        onChange={onChange}
        patchOf={(tag) => (contact.tags.includes(tag) ? null : { tags: [...contact.tags, tag] })}
      />
    </span>
  </div>
);

/** Everything about the person but what happened. */
export const ContactAbout = ({ contact, onChange }: FieldsProps) => {
  const timeZone = useOwnZone();
  const { data: settings } = useQuery(settingsQuery(useWorkspaceId()));
  const matcher = matchTargets(settings?.targets ?? emptyTargetList);
  const placeToMeet = contact.faceToFace ? null : matcher.placeToMeet({ ...contact.place });
  return (
    <>
      <Section title="Contact info">
        <ContactFields contact={contact} onChange={onChange} />
      </Section>
      <Section title="Why this person">
        <ReasonChoice
          labelHidden
          value={contact.reasons}
          proposed={matcher.reasonsOf(contact)}
          onChange={(reasons) => onChange({ reasons })}
        />
        <Checkbox
          label="Could meet in person"
          {...(placeToMeet ? { hint: `Suggested: you can meet in ${placeToMeet}` } : {})}
          checked={contact.faceToFace}
          onChange={(event) => onChange({ faceToFace: event.target.checked })}
        />
      </Section>
      <Section title="Tags">
        <Tags contact={contact} onChange={onChange} />
      </Section>
      <Section title="Private notes">
        <ContactText
          label="Private notes"
          add="Write a note"
          multiline
          value={contact.notes ?? ''}
          onChange={onChange}
          patchOf={(text) => ({ notes: text || null })}
        />
        <p className={styles.hint}>Only you can see these. They’re never shared with a coach.</p>
      </Section>
      <BesideTheFields extra={contact.extra ?? {}} />
      <p className={styles.story}>
        {sourceInWords(contact)} Added {dayAt(contact.createdAt, { timeZone })}.
      </p>
    </>
  );
};

// What is known of a person, each piece edited where it stands.

type FieldsProps = { contact: Contact; onChange: (patch: ContactPatch) => void };

type TextProps = Omit<ComponentProps<typeof EditableText>, 'check' | 'onSave'> & {
  /** What is changed when the text becomes this one; an empty one takes away. Null where nothing is. */
  patchOf: (text: string) => ContactPatch | null;
  onChange: FieldsProps['onChange'];
};

/** One text about the person, by the rules of the contract. */
const ContactText = ({ patchOf, onChange, ...rest }: TextProps) => (
  <EditableText
    {...rest}
    check={async (text) => {
      const patch = patchOf(text);
      return patch ? (await import('./patch-rules.ts')).wordOn(patch) : undefined;
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
        label={email === '' ? 'New email address' : 'Email address'}
        add={index === 0 ? 'Add an email address' : 'Add another'}
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
  { field: 'assistant', add: 'Add an assistant' },
  { field: 'salutation', add: 'Add a salutation' },
  { field: 'pronouns', add: 'Add pronouns' },
] as const;

const placeFields = [
  { part: 'city', add: 'Add a city' },
  { part: 'region', add: 'Add a state or region' },
  { part: 'country', add: 'Add a country' },
] as const;

/** Where a printed letter goes. */
const postalFields = [
  { field: 'street', add: 'Add a street address' },
  { field: 'postalCode', add: 'Add a ZIP or postal code' },
] as const;

type Line = (typeof plainFields | typeof postalFields)[number];

const LineField = ({ field, add, contact, onChange }: FieldsProps & Line) => (
  <div className={styles.pair}>
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
);

const ContactFields = ({ contact, onChange }: FieldsProps) => (
  <dl className={styles.fields}>
    <dt>Phone</dt>
    <dd>
      <Phones contact={contact} onChange={onChange} />
    </dd>
    <dt>Email</dt>
    <dd>
      <Emails contact={contact} onChange={onChange} />
    </dd>
    <dt>Time zone</dt>
    <dd>
      <ContactClock contact={contact} onChange={onChange} />
    </dd>
    {plainFields.map((line) => (
      <LineField key={line.field} {...line} contact={contact} onChange={onChange} />
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
    {postalFields.map((line) => (
      <LineField key={line.field} {...line} contact={contact} onChange={onChange} />
    ))}
    <dt>LinkedIn</dt>
    <dd>
      <ContactText
        onChange={onChange}
        label="LinkedIn profile"
        add="Add a LinkedIn profile"
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

type ClockProps = { contact: Contact; onChange: (patch: ContactPatch) => void };

/** Both clocks where they differ, and whose zone was only guessed. */
const ContactClock = ({ contact, onChange }: ClockProps) => {
  const mine = useOwnZone();
  const now = useNow();
  const [choosing, setChoosing] = useState(false);
  const { name, choices, question } = contact.readerTimeZone;
  const guess = guessInWords(contact);
  if (choosing)
    return (
      <TimeZoneField
        label="Time zone"
        labelHidden
        autoFocus
        value={contact.timeZone ?? ''}
        others={[{ value: '', label: 'Automatic, by location' }]}
        onLeave={() => setChoosing(false)}
        onChange={(timeZone) => {
          setChoosing(false);
          onChange({ timeZone: timeZone || null });
        }}
      />
    );
  return (
    <div className={styles.clock}>
      <TwoClocks at={now.toString()} mine={mine} theirs={name} />
      <p className={styles.soft}>
        {zoneLabel(name)}
        {guess === null ? '' : `, ${guess}`}{' '}
        <button type="button" className={styles.change} onClick={() => setChoosing(true)}>
          Change
        </button>
      </p>
      {question === null ? null : (
        <p className={styles.soft}>
          {question}{' '}
          {choices.map((timeZone) => (
            <button
              key={timeZone}
              type="button"
              className={styles.change}
              onClick={() => onChange({ timeZone })}
            >
              {zoneLabel(timeZone)}
            </button>
          ))}
        </p>
      )}
    </div>
  );
};

/** An address book of ninety columns does not push the rest of the page away. */
const most = 6;

/** What a file said that has no field of its own, under the names of its columns. Nothing where there is nothing. */
const BesideTheFields = ({ extra }: { extra: Readonly<Record<string, string>> }) => {
  const [isWhole, setIsWhole] = useState(false);
  const all = Object.entries(extra).sort(([a], [b]) => a.localeCompare(b));
  if (all.length === 0) return null;
  const hidden = isWhole ? 0 : Math.max(0, all.length - most);
  return (
    <Section title="From the imported file">
      <dl className={styles.columns}>
        {all.slice(0, all.length - hidden).map(([column, text]) => (
          <div key={column}>
            <dt>
              <bdi>{column}</bdi>
            </dt>
            <dd>
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {hidden > 0 ? (
        <Button tone="quiet" onClick={() => setIsWhole(true)}>
          Show {hidden} more
        </Button>
      ) : null}
      <p className={styles.hint}>
        Columns that don’t match a field. Only you can see them; they’re searchable and included in exports.
      </p>
    </Section>
  );
};
