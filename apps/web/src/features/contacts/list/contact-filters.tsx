import type { Contact } from '@threefold/contracts/contacts';
import { stages } from '@threefold/domain/contacts/stage';
import { targetReasons, targetReasonTexts } from '@threefold/domain/contacts/target-reasons';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { Combobox } from '../../../shared/ui/combobox.tsx';
import { Drawer } from '../../../shared/ui/dialog.tsx';
import { Checkbox } from '../../../shared/ui/field.tsx';
import { StageMark } from '../../../shared/ui/stage-mark.tsx';
import { PersonPicker } from '../person-picker.tsx';
import styles from './contact-filters.module.css';
import { type ContactSearch, reasonsOf, type SearchChange, stagesOf, toggled } from './contact-search.ts';

type Props = {
  search: ContactSearch;
  onChange: (change: SearchChange) => void;
  onClose: () => void;
  /** Those loaded, for the tags in use. */
  contacts: readonly Contact[];
};

const tagsIn = (contacts: readonly Contact[]): string[] =>
  [...new Set(contacts.flatMap(({ tags }) => tags))].sort((a, b) => a.localeCompare(b)).slice(0, 40);

const TagFilter = ({ search, onChange, contacts }: Omit<Props, 'onClose'>) => {
  const [tag, setTag] = useState(search.tag ?? '');
  const use = (text: string) => onChange({ tag: text.trim() || undefined });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    use(tag);
  };
  const begins = tag.trim().toLocaleLowerCase();
  return (
    <form className={styles.tag} onSubmit={submit}>
      <Combobox
        label="Tag"
        text={tag}
        onText={setTag}
        choices={tagsIn(contacts)
          .filter((one) => one.toLocaleLowerCase().includes(begins))
          .map((one) => ({ id: one, label: one }))}
        onPick={({ label }) => {
          setTag(label);
          use(label);
        }}
      />
      <Button type="submit">Use the tag</Button>
    </form>
  );
};

/** All that narrows the list; each choice holds at once and shows as a chip above the list. */
export const ContactFilters = ({ search, onChange, onClose, contacts }: Props) => (
  <Drawer
    open
    onClose={onClose}
    title="Show only"
    holdsAtOnce
    footer={
      <Button tone="primary" onClick={onClose}>
        Show the list
      </Button>
    }
  >
    <div className={styles.filters}>
      <fieldset>
        <legend className={styles.legend}>Stage</legend>
        <div className={styles.two}>
          {stages.map((stage) => (
            <Checkbox
              key={stage}
              label={<StageMark stage={stage} />}
              checked={stagesOf(search).includes(stage)}
              onChange={() => onChange({ stage: toggled(search.stage, stage) })}
            />
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className={styles.legend}>Why this person</legend>
        {targetReasons.map((reason) => (
          <Checkbox
            key={reason}
            label={targetReasonTexts[reason].label}
            hint={targetReasonTexts[reason].line}
            checked={reasonsOf(search).includes(reason)}
            onChange={() => onChange({ reason: toggled(search.reason, reason) })}
          />
        ))}
      </fieldset>
      <TagFilter search={search} onChange={onChange} contacts={contacts} />
      <PersonPicker
        label="Named by"
        hint="Those whom this person told you to talk to."
        onPick={({ id }) => onChange({ referrerId: id })}
      />
    </div>
  </Drawer>
);
