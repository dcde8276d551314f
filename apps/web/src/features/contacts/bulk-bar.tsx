import type { Contact, TargetReason } from '@threefold/contracts/contacts';
import { contactFields } from '@threefold/domain/contacts/contact-fields';
import { targetReasons, targetReasonTexts } from '@threefold/domain/contacts/target-reasons';
import { type FormEvent, useCallback, useState } from 'react';
import { Button } from '../../shared/ui/button.tsx';
import { ChosenBar } from '../../shared/ui/chosen-bar.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { Checkbox, TextField } from '../../shared/ui/field.tsx';
import { useBulkChange } from './bulk-change.ts';
import { people } from './contact-words.ts';
import styles from './contacts-page.module.css';

type BulkProps = {
  count: number;
  isTrash: boolean;
  progress: { done: number; of: number } | null;
  onTag: (tag: string) => void;
  onReasons: (reasons: TargetReason[]) => void;
  onTrash: () => void;
  onRestore: () => void;
  onSelectAll: () => void;
  onClear: () => void;
};

const TagDialog = ({
  count,
  onTag,
  onClose,
}: {
  count: number;
  onTag: (tag: string) => void;
  onClose: () => void;
}) => {
  const [tag, setTag] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (tag.trim() === '') return;
    onTag(tag.trim());
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`A tag for ${people(count)}`}
      footer={
        <Button type="submit" form="bulk-tag" tone="primary">
          Add tag
        </Button>
      }
    >
      <form id="bulk-tag" onSubmit={submit}>
        <TextField
          label="Tag"
          value={tag}
          required
          maxLength={contactFields.tags.longest}
          autoComplete="off"
          data-autofocus
          onChange={(event) => setTag(event.target.value)}
          hint="Other tags are kept."
        />
      </form>
    </Dialog>
  );
};

type ReasonsProps = { count: number; onReasons: (reasons: TargetReason[]) => void; onClose: () => void };

const ReasonsDialog = ({ count, onReasons, onClose }: ReasonsProps) => {
  const [reasons, setReasons] = useState<TargetReason[]>([]);
  const toggle = (reason: TargetReason) =>
    setReasons((old) => (old.includes(reason) ? old.filter((one) => one !== reason) : [...old, reason]));
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Why these ${people(count)}`}
      footer={
        <Button
          tone="primary"
          onClick={() => {
            onReasons(reasons);
            onClose();
          }}
        >
          {reasons.length === 0 ? 'Clear reasons' : 'Set reasons'}
        </Button>
      }
    >
      {targetReasons.map((reason) => (
        <Checkbox
          key={reason}
          label={targetReasonTexts[reason].label}
          hint={targetReasonTexts[reason].line}
          checked={reasons.includes(reason)}
          onChange={() => toggle(reason)}
        />
      ))}
      <p className={styles.hint}>These replace their current reasons.</p>
    </Dialog>
  );
};

/** What can be done with those selected; above the phone's bar, within reach of the thumb. */
const BulkBar = (props: BulkProps) => {
  const { count, isTrash, progress, onTag, onReasons, onTrash, onRestore, onSelectAll, onClear } = props;
  const [asking, setAsking] = useState<'tag' | 'reasons' | null>(null);
  const close = () => setAsking(null);
  return (
    <ChosenBar label="Selected contacts">
      <p className={styles.count} role="status">
        {progress ? `${progress.done} of ${progress.of}` : `${people(count)} selected`}
      </p>
      <div className={styles.actions}>
        {isTrash ? (
          <Button tone="primary" onClick={onRestore} pending={progress !== null} disabled={count === 0}>
            Restore
          </Button>
        ) : (
          <>
            <Button onClick={() => setAsking('tag')} pending={progress !== null} disabled={count === 0}>
              Add a tag
            </Button>
            <Button onClick={() => setAsking('reasons')} pending={progress !== null} disabled={count === 0}>
              Set reasons
            </Button>
            <Button tone="ember" onClick={onTrash} pending={progress !== null} disabled={count === 0}>
              Move to trash
            </Button>
          </>
        )}
        <Button tone="quiet" onClick={onSelectAll}>
          Select all shown
        </Button>
        <Button tone="quiet" onClick={onClear}>
          Done
        </Button>
      </div>
      {asking === 'tag' ? <TagDialog count={count} onTag={onTag} onClose={close} /> : null}
      {asking === 'reasons' ? <ReasonsDialog count={count} onReasons={onReasons} onClose={close} /> : null}
    </ChosenBar>
  );
};

type WithSelected = {
  selection: ReturnType<typeof useSelection>;
  contacts: readonly Contact[];
  isTrash: boolean;
};

/** The bulk changes, tied to those selected: once one is done the selection ends. */
export const SelectedBar = ({ selection, contacts, isTrash }: WithSelected) => {
  const bulk = useBulkChange();
  const doneWith = (work: Promise<void>) => void work.then(selection.clear);
  const chosen = [...selection.selected.values()];
  if (!selection.isOn) return null;
  return (
    <BulkBar
      count={chosen.length}
      isTrash={isTrash}
      progress={bulk.progress}
      onTag={(tag) => doneWith(bulk.addTag(chosen, tag))}
      onReasons={(reasons) => doneWith(bulk.setReasons(chosen, reasons))}
      onTrash={() => doneWith(bulk.trash(chosen))}
      onRestore={() => doneWith(bulk.restore(chosen))}
      onSelectAll={() => selection.add(contacts)}
      onClear={selection.clear}
    />
  );
};

/** Who is selected in a list; another list, told by `of`, begins with nobody. */
export const useSelection = (of: unknown) => {
  const [state, setState] = useState({ of, isOn: false, selected: new Map<string, Contact>() });
  const now = state.of === of ? state : { of, isOn: false, selected: new Map<string, Contact>() };

  const toggle = useCallback(
    (contact: Contact) =>
      setState((old) => {
        const selected = new Map(old.of === of ? old.selected : []);
        if (!selected.delete(contact.id)) selected.set(contact.id, contact);
        return { of, isOn: selected.size > 0, selected };
      }),
    [of],
  );
  const add = (contacts: readonly Contact[]) =>
    setState({ of, isOn: true, selected: new Map(contacts.map((contact) => [contact.id, contact])) });
  const clear = () => setState({ of, isOn: false, selected: new Map() });
  const begin = () => setState({ of, isOn: true, selected: new Map() });

  return { selected: now.selected, isOn: now.isOn, toggle, add, clear, begin };
};
