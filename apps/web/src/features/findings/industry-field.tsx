import { suggestIndustries } from '@threefold/domain/findings/merge-findings';
import { Combobox } from '../../shared/ui/combobox.tsx';

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
