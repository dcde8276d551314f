import type { FindingKind, GatheredFinding } from '@threefold/contracts/findings';
import { findingKindLabels, findingKinds } from '@threefold/domain/findings/finding-kinds';
import { suggestIndustries } from '@threefold/domain/findings/industries';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Combobox } from '../../shared/ui/combobox.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { Checkbox, TextArea } from '../../shared/ui/field.tsx';
import { SegmentedControl } from '../../shared/ui/segmented-control.tsx';
import styles from './findings-page.module.css';

export type FindingFields = {
  kind: FindingKind;
  text: string;
  couldHelp: boolean;
  industry: string | null;
};

type Props = {
  /** Null for a new one. */
  finding: GatheredFinding | null;
  industries: readonly string[];
  /** From whom it comes, for a new one. */
  person?: ReactNode;
  isPending: boolean;
  error: Error | null;
  onKeep: (fields: FindingFields) => void;
  onClose: () => void;
};

const kinds = findingKinds.map((value) => ({ value, label: findingKindLabels[value].one }));

type IndustryProps = { text: string; onText: (text: string) => void; used: readonly string[]; hint: string };

export const IndustryField = ({ text, onText, used, hint }: IndustryProps) => (
  <Combobox
    label="Industry"
    hint={hint}
    text={text}
    onText={onText}
    choices={suggestIndustries(text, used).map((name) => ({ id: name.replaceAll(' ', '-'), label: name }))}
    onPick={(choice) => onText(choice.label)}
  />
);

/** What was learnt, new or to be changed. */
export const FindingForm = ({ finding, industries, person, isPending, error, onKeep, onClose }: Props) => {
  const formId = useId();
  const [fields, setFields] = useState<FindingFields>({
    kind: finding?.kind ?? 'problem',
    text: finding?.text ?? '',
    couldHelp: finding?.couldHelp ?? false,
    industry: finding?.industry ?? null,
  });
  const change = (part: Partial<FindingFields>) => setFields((old) => ({ ...old, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const text = fields.text.trim();
    if (text === '') return;
    onKeep({ ...fields, text, industry: fields.industry?.trim() || null });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={finding ? 'Change the finding' : 'What did you learn?'}
      footer={
        <Button type="submit" form={formId} tone="primary" pending={isPending}>
          Keep it
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit}>
        <SegmentedControl
          label="Kind"
          value={fields.kind}
          options={kinds}
          onChange={(kind) => change({ kind })}
        />
        <TextArea
          label="In a few words"
          rows={3}
          required
          maxLength={4000}
          data-autofocus
          value={fields.text}
          error={error ? problemSentence(error) : undefined}
          onChange={(event) => change({ text: event.target.value })}
        />
        {person}
        <IndustryField
          text={fields.industry ?? ''}
          onText={(industry) => change({ industry: industry.slice(0, 80) })}
          used={industries}
          hint="Left empty, that of the organization counts."
        />
        <Checkbox
          label="I could help with this"
          checked={fields.couldHelp}
          onChange={(event) => change({ couldHelp: event.target.checked })}
        />
      </form>
    </Dialog>
  );
};
