import type { CallOutcome } from '@threefold/contracts/call-backs';
import { useState } from 'react';
import { useShortcut } from '../../shared/keyboard/shortcuts.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import {
  allOutcomes,
  type OutcomeChoice,
  outcomeLabel,
  type Previews,
  previewOf,
  rareOutcomes,
  usualOutcomes,
} from './call-outcomes.ts';
import styles from './outcome-buttons.module.css';

type Props = {
  previews: Previews;
  chosen: CallOutcome | null;
  pending: boolean;
  onChoose: (outcome: CallOutcome) => void;
};

const OutcomeKey = ({ choice, onChoose }: { choice: OutcomeChoice; onChoose: Props['onChoose'] }) => {
  useShortcut(choice.key.toLowerCase(), `Call: ${choice.label}`, () => onChoose(choice.outcome));
  return null;
};

/** What came of the call. Under the pointer, the finger or the focus, each says first what it will lead to. */
export const OutcomeButtons = ({ previews, chosen, pending, onChoose }: Props) => {
  const [held, setHeld] = useState<CallOutcome | null>(null);
  const shown = held ?? chosen ?? 'no-answer';
  const release = () => setHeld(null);

  return (
    <div>
      <fieldset className={styles.buttons}>
        <legend className="sr-only">What came of the call</legend>
        {usualOutcomes.map(({ outcome, label, key }) => (
          <Button
            key={outcome}
            tone={outcome === 'meeting-agreed' ? 'primary' : 'plain'}
            shortcut={key}
            aria-describedby={`leads-to-${outcome}`}
            aria-expanded={
              outcome === 'meeting-agreed' || outcome === 'call-later' ? chosen === outcome : undefined
            }
            disabled={pending}
            onPointerEnter={() => setHeld(outcome)}
            onPointerDown={() => setHeld(outcome)}
            onPointerLeave={release}
            onFocus={() => setHeld(outcome)}
            onBlur={release}
            onClick={() => onChoose(outcome)}
          >
            {label}
          </Button>
        ))}
        <Menu
          label="Other outcomes"
          trigger={<Button tone="quiet">More</Button>}
          items={rareOutcomes.map(({ outcome, label, key }) => ({
            label,
            shortcut: key,
            disabled: pending,
            onSelect: () => onChoose(outcome),
          }))}
        />
      </fieldset>
      <p className={styles.preview} aria-hidden="true">
        <span className={styles.name}>{outcomeLabel(shown)}</span> leads to: {previewOf(shown, previews)}
      </p>
      {allOutcomes.map((choice) => (
        <OutcomeKey key={choice.key} choice={choice} onChoose={onChoose} />
      ))}
      <details className={styles.all}>
        <summary>What each answer leads to</summary>
        <dl>
          {allOutcomes.map(({ outcome, label }) => (
            <div key={outcome}>
              <dt>{label}</dt>
              <dd id={`leads-to-${outcome}`}>{previewOf(outcome, previews)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
};
