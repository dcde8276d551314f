import type { GatheredFinding } from '@threefold/contracts/findings';
import { useId, useRef, useState } from 'react';
import { newId } from '../../shared/api/new-id.ts';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { TextArea } from '../../shared/ui/field.tsx';
import styles from './findings-page.module.css';
import { type Merging, useMergeFindings } from './findings-requests.ts';

type Props = { findings: readonly GatheredFinding[]; onDone: () => void; onClose: () => void };

/** Which words stay; all who said it are kept. */
export const MergeDialog = ({ findings, onDone, onClose }: Props) => {
  const name = useId();
  // The same words are one choice.
  const worded = [
    ...new Map([...findings].reverse().map((finding) => [finding.text, finding])).values(),
  ].reverse();
  const merge = useMergeFindings();
  const [keepId, setKeepId] = useState(findings[0]?.id ?? '');
  const [text, setText] = useState(findings[0]?.text ?? '');
  // One click, one merge, however often it is tried; other words are another merge.
  const tried = useRef<Merging | null>(null);

  const keep = () => {
    const words = text.trim();
    if (words === '') return;
    const others = findings.map(({ id }) => id).filter((id) => id !== keepId);
    const same = tried.current?.keepId === keepId && tried.current.text === words ? tried.current : null;
    tried.current = same ?? { id: newId(), keepId, findingIds: others, text: words };
    merge.mutate(tried.current, { onSuccess: onDone });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Which words stay?"
      footer={
        <Button tone="primary" pending={merge.isPending} onClick={keep}>
          Merge {findings.length} into one
        </Button>
      }
    >
      <fieldset className={styles.merge}>
        <legend className="sr-only">The finding that stays</legend>
        {worded.map((finding) => (
          <label key={finding.id} className={styles.keep}>
            <input
              type="radio"
              name={name}
              checked={finding.id === keepId}
              onChange={() => {
                setKeepId(finding.id);
                setText(finding.text);
              }}
            />
            <span>{finding.text}</span>
          </label>
        ))}
      </fieldset>
      <TextArea
        label="As it shall read"
        rows={3}
        maxLength={4000}
        value={text}
        error={merge.isError ? problemSentence(merge.error) : undefined}
        hint="Everybody who said it stays a source of it, in their own words."
        onChange={(event) => setText(event.target.value)}
      />
    </Dialog>
  );
};
