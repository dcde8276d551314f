import { useOwnZone } from '../../../shared/session/settings.ts';
import { dayAt } from '../../../shared/time/moments.ts';
import { FilterChip } from '../../../shared/ui/badge.tsx';
import { Checkbox } from '../../../shared/ui/field.tsx';
import { Section } from '../../../shared/ui/section.tsx';
import { sourceInWords } from '../contact-words.ts';
import { ReasonChoice } from '../reason-choice.tsx';
import { BesideTheFields } from './beside-the-fields.tsx';
import styles from './contact-fields.module.css';
import { ContactFields, ContactText, type FieldsProps } from './contact-fields.tsx';

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
  return (
    <>
      <Section title="Reach">
        <ContactFields contact={contact} onChange={onChange} />
      </Section>
      <Section title="Why this person">
        <ReasonChoice labelHidden value={contact.reasons} onChange={(reasons) => onChange({ reasons })} />
        <Checkbox
          label="Can be met face to face"
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
        <p className={styles.hint}>Only you see these. No coach does, at any level of sharing.</p>
      </Section>
      <BesideTheFields extra={contact.extra ?? {}} />
      <p className={styles.story}>
        {sourceInWords(contact)} Here since {dayAt(contact.createdAt, { timeZone })}.
      </p>
    </>
  );
};
