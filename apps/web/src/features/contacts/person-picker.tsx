import { useQuery } from '@tanstack/react-query';
import { displayName } from '@threefold/domain/contacts/names';
import { useEffect, useState } from 'react';
import { peopleQuery } from '../../shared/api/people-query.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { Combobox } from '../../shared/ui/combobox.tsx';
import { lineBelow } from './contact-words.ts';

type Props = {
  label: string;
  hint?: string;
  onPick: (person: { id: string; name: string }) => void;
  /** Who cannot be chosen: nobody names themselves. */
  except?: readonly string[];
  /** Tells what stands in the field, for a person who is not there yet. */
  onText?: (text: string) => void;
  /** Said where nobody is found; null says nothing. */
  nothing?: string | null;
  error?: string | undefined;
  autoFocusInDialog?: boolean;
};

/** Finds one of the contacts by name while one types. */
export const PersonPicker = ({
  onPick,
  except = [],
  onText,
  nothing = 'No one by that name.',
  ...field
}: Props) => {
  const [text, setText] = useState('');
  const settled = useSettled(text.trim(), 120);
  const found = useQuery(peopleQuery(useWorkspaceId(), settled));
  const choices = (text.trim().length > 1 ? (found.data?.items ?? []) : [])
    .filter((contact) => !except.includes(contact.id))
    .map((contact) => ({ id: contact.id, label: displayName(contact), hint: lineBelow(contact) }));

  const write = (value: string) => {
    setText(value);
    onText?.(value);
  };
  const isAnswered = found.isSuccess && !found.isPlaceholderData && settled === text.trim();
  return (
    <Combobox
      {...field}
      onlyChoices={onText === undefined}
      text={text}
      onText={write}
      choices={choices}
      {...(isAnswered && nothing !== null ? { nothing } : {})}
      onPick={(choice) => {
        setText(choice.label);
        onPick({ id: choice.id, name: choice.label });
      }}
    />
  );
};

/** A value once it has rested for a moment: a search that need not run at every letter. */
export const useSettled = <Value,>(value: Value, ms: number): Value => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
};
