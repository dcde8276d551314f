import type { TargetReason } from '@threefold/contracts/contacts';
import { targetReasons, targetReasonTexts } from '@threefold/domain/contacts/target-reasons';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { ChosenBar } from '../../../shared/ui/chosen-bar.tsx';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { Checkbox, TextField } from '../../../shared/ui/field.tsx';
import { people } from '../contact-words.ts';
import styles from './bulk-bar.module.css';

type Props = {
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
          Add the tag
        </Button>
      }
    >
      <form id="bulk-tag" onSubmit={submit}>
        <TextField
          label="Tag"
          value={tag}
          required
          maxLength={60}
          autoComplete="off"
          data-autofocus
          onChange={(event) => setTag(event.target.value)}
          hint="Other tags stay."
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
          {reasons.length === 0 ? 'Take their reasons off' : 'Set the reasons'}
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
      <p className={styles.hint}>These take the place of the reasons that they have now.</p>
    </Dialog>
  );
};

/** What can be done with those selected; above the phone's bar, within reach of the thumb. */
export const BulkBar = (props: Props) => {
  const { count, isTrash, progress, onTag, onReasons, onTrash, onRestore, onSelectAll, onClear } = props;
  const [asking, setAsking] = useState<'tag' | 'reasons' | null>(null);
  const close = () => setAsking(null);
  return (
    <ChosenBar label="With those selected">
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
