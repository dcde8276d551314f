import { useQuery } from '@tanstack/react-query';
import type { Contact } from '@threefold/contracts/contacts';
import { limits } from '@threefold/contracts/limits';
import { displayName } from '@threefold/domain/contacts/names';
import { stageLabels, stages } from '@threefold/domain/contacts/stage';
import { targetReasons, targetReasonTexts } from '@threefold/domain/contacts/target-reasons';
import { type FormEvent, type KeyboardEvent, type Ref, useState } from 'react';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { FilterChip } from '../../shared/ui/badge.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { Combobox } from '../../shared/ui/combobox.tsx';
import { Drawer } from '../../shared/ui/dialog.tsx';
import { Checkbox, Select } from '../../shared/ui/field.tsx';
import { SearchIcon } from '../../shared/ui/icons.tsx';
import { Kbd } from '../../shared/ui/kbd.tsx';
import { StageMark } from '../../shared/ui/stage-mark.tsx';
import { useTyped } from '../../shared/ui/use-typed.ts';
import { contactQuery } from './contact-requests.ts';
import {
  type ContactSearch,
  type ContactSort,
  contactSorts,
  reasonsOf,
  type SearchChange,
  stagesOf,
  toggled,
} from './contact-search.ts';
import styles from './contacts-page.module.css';
import { PersonPicker } from './person-picker.tsx';

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
      <Button type="submit">Add tag</Button>
    </form>
  );
};

/** All that narrows the list; each choice holds at once and shows as a chip above the list. */
export const ContactFilters = ({ search, onChange, onClose, contacts }: Props) => (
  <Drawer
    open
    onClose={onClose}
    title="Filters"
    holdsAtOnce
    footer={
      <Button tone="primary" onClick={onClose}>
        Apply
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
      <Checkbox
        label="Could meet in person"
        checked={search.inPerson === true}
        onChange={() => onChange({ inPerson: search.inPerson ? undefined : true })}
      />
      <TagFilter search={search} onChange={onChange} contacts={contacts} />
      <PersonPicker
        label="Referred by"
        hint="People this person referred you to."
        onPick={({ id }) => onChange({ referrerId: id })}
      />
    </div>
  </Drawer>
);

type ChipsProps = {
  search: ContactSearch;
  onChange: (change: SearchChange) => void;
};

const ReferrerChip = ({ referrerId, onRemove }: { referrerId: string; onRemove: () => void }) => {
  const workspaceId = useWorkspaceId();
  const { data } = useQuery(contactQuery({ workspaceId, contactId: referrerId }));
  return <FilterChip label={`referred by ${data ? displayName(data) : 'this person'}`} onRemove={onRemove} />;
};

/** Everything that narrows the list, each with the way to take it off. */
export const FilterChips = ({ search, onChange }: ChipsProps) => {
  const { referrerId, tag } = search;
  return (
    <div className={styles.chips}>
      {stagesOf(search).map((stage) => (
        <FilterChip
          key={stage}
          label={stageLabels[stage]}
          onRemove={() => onChange({ stage: toggled(search.stage, stage) })}
        />
      ))}
      {reasonsOf(search).map((reason) => (
        <FilterChip
          key={reason}
          label={targetReasonTexts[reason].label.toLowerCase()}
          onRemove={() => onChange({ reason: toggled(search.reason, reason) })}
        />
      ))}
      {search.inPerson ? (
        <FilterChip label="could meet in person" onRemove={() => onChange({ inPerson: undefined })} />
      ) : null}
      {tag ? <FilterChip label={`tag ${tag}`} onRemove={() => onChange({ tag: undefined })} /> : null}
      {referrerId ? (
        <ReferrerChip referrerId={referrerId} onRemove={() => onChange({ referrerId: undefined })} />
      ) : null}
    </div>
  );
};

type SearchProps = {
  search: ContactSearch;
  onChange: (change: SearchChange) => void;
  onFilter: () => void;
  /** Arrow down leads from the field into the list. */
  onIntoList: () => void;
  fieldRef: Ref<HTMLInputElement>;
};

const sortWords = (isSearching: boolean): Record<ContactSort, string> => ({
  name: isSearching ? 'Best match' : 'Name',
  recent: 'Recently updated',
  stage: 'Stage',
});

export const SearchBar = ({ search, onChange, onFilter, onIntoList, fieldRef }: SearchProps) => {
  const words = sortWords(search.q !== undefined);
  const { text, setText } = useTyped(search.q ?? '', (q) => onChange({ q }));

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      onIntoList();
    }
    if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      setText('');
    }
  };

  return (
    <div className={styles.search} data-print="hide">
      <div className={styles.field}>
        <SearchIcon />
        <input
          ref={fieldRef}
          type="search"
          dir="auto"
          aria-label="Search by name, organization, title, or email"
          placeholder="Name, organization, title, or email"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          maxLength={limits.search}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {text === '' ? <Kbd>/</Kbd> : null}
      </div>
      <Button onClick={onFilter} shortcut="F">
        Filter
      </Button>
      <div className={styles.sort}>
        <Select
          label="Sort"
          labelHidden
          value={search.sort ?? 'name'}
          options={contactSorts.map((value) => ({ value, label: words[value] }))}
          onChange={(event) => {
            const sort = contactSorts.find((one) => one === event.target.value);
            onChange({ sort });
          }}
        />
      </div>
    </div>
  );
};
