import { addFinding, type FindingKind, type GatheredFinding } from '@threefold/contracts/findings';
import {
  findingKindLabels,
  findingKinds,
  suggestIndustries,
} from '@threefold/domain/findings/merge-findings';
import { type ReactNode, useId } from 'react';
import { useContractForm } from '../../shared/contract-form.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Combobox } from '../../shared/ui/combobox.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Checkbox, TextArea } from '../../shared/ui/field.tsx';
import { SegmentedControl } from '../../shared/ui/segmented-control.tsx';
import styles from './findings-page.module.css';

type FindingFields = {
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
  /** Rejects where it cannot be kept. */
  onKeep: (fields: FindingFields) => Promise<unknown>;
  onClose: () => void;
};

const kinds = findingKinds.map((value) => ({ value, label: findingKindLabels[value].one }));

/** What was learnt, new or to be changed. */
export const FindingForm = ({ finding, industries, person, onKeep, onClose }: Props) => {
  const formId = useId();
  const form = useContractForm({
    schema: addFinding.body,
    values: {
      kind: finding?.kind ?? 'problem',
      text: finding?.text ?? '',
      couldHelp: finding?.couldHelp ?? false,
      industry: finding?.industry ?? '',
    },
    toBody: ({ text, industry, ...rest }): FindingFields => ({
      ...rest,
      text: text.trim(),
      industry: industry.trim() || null,
    }),
    send: (fields) => onKeep(fields),
  });
  const industry = form.control('industry');
  return (
    <Dialog
      open
      onClose={onClose}
      title={finding ? 'Edit finding' : 'What did you learn?'}
      footer={
        <Button type="submit" form={formId} tone="primary" pending={form.isPending}>
          Save
        </Button>
      }
    >
      <form id={formId} className={styles.form} {...form.element}>
        <SegmentedControl label="Kind" options={kinds} {...form.control('kind')} />
        <TextArea label="In a few words" rows={3} data-autofocus {...form.field('text')} />
        {person}
        <IndustryField
          text={industry.value}
          onText={industry.onChange}
          error={industry.error}
          used={industries}
          hint="Leave blank to use the organization’s."
        />
        <Checkbox label="I could help with this" {...form.box('couldHelp')} />
        {form.failure ? <ErrorNote error={form.failure} /> : null}
      </form>
    </Dialog>
  );
};

type IndustryProps = {
  text: string;
  onText: (text: string) => void;
  used: readonly string[];
  hint: string;
  error?: string | undefined;
};

export const IndustryField = ({ text, onText, used, hint, error }: IndustryProps) => (
  <Combobox
    label="Industry"
    hint={hint}
    error={error}
    text={text}
    onText={onText}
    choices={suggestIndustries(text, used).map((name) => ({ id: name.replaceAll(' ', '-'), label: name }))}
    onPick={(choice) => onText(choice.label)}
  />
);
