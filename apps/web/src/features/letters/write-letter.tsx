import type { LetterKind } from '@threefold/contracts/letters';
import { letterKindFacts, letterKinds } from '@threefold/domain/vocabulary/letter-kinds';
import { type ReactNode, useState } from 'react';
import { useStartLetter } from '../../shared/actions/start-letter.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { Select } from '../../shared/ui/field.tsx';
import styles from './list/letters.module.css';

/** A field that finds somebody: people are another feature's. */
export type PickPerson = (onPick: (person: { id: string; name: string }) => void) => ReactNode;

const kinds = letterKinds.map((value) => ({ value, label: letterKindFacts[value].label }));
const kindOf = (value: string): LetterKind => letterKinds.find((kind) => kind === value) ?? 'outreach';

/** To whom, and what kind; the rest is written on paper. */
export const WriteLetter = ({ pickPerson, onClose }: { pickPerson: PickPerson; onClose: () => void }) => {
  const start = useStartLetter();
  const [person, setPerson] = useState<{ id: string; name: string } | null>(null);
  const [kind, setKind] = useState<LetterKind>('outreach');
  return (
    <Dialog
      open
      onClose={onClose}
      title="Write a letter"
      footer={
        <Button
          tone="primary"
          disabled={person === null}
          pending={start.isPending}
          onClick={() => person && start.mutate({ contactId: person.id, kind })}
        >
          {person ? `Write to ${person.name}` : 'Choose somebody first'}
        </Button>
      }
    >
      <div className={styles.form}>
        {pickPerson(setPerson)}
        <Select
          label="Kind"
          options={kinds}
          value={kind}
          hint={letterKindFacts[kind].purpose}
          onChange={(event) => setKind(kindOf(event.target.value))}
        />
      </div>
    </Dialog>
  );
};
