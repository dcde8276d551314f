import type { TargetReason } from '@threefold/contracts/contacts';
import {
  type ProposedReason,
  targetReasons,
  targetReasonTexts,
} from '@threefold/domain/contacts/target-reasons';
import styles from './reason-choice.module.css';

type Props = {
  value: readonly TargetReason[];
  onChange: (reasons: TargetReason[]) => void;
  labelHidden?: boolean;
  /** Read off the record by the target list, and waiting to be confirmed. */
  proposed?: readonly ProposedReason[];
};

/** Why this person, several if several hold; each says in a line what it means. */
export const ReasonChoice = ({ value, onChange, labelHidden = false, proposed = [] }: Props) => (
  <fieldset>
    <legend className={labelHidden ? 'sr-only' : styles.legend}>Why this person</legend>
    <div className={styles.reasons}>
      {targetReasons.map((reason) => {
        const isOn = value.includes(reason);
        const suggestion = isOn ? undefined : proposed.find((one) => one.reason === reason);
        return (
          <label key={reason} className={styles.reason}>
            <input
              type="checkbox"
              checked={isOn}
              onChange={() =>
                onChange(targetReasons.filter((one) => (one === reason ? !isOn : value.includes(one))))
              }
            />
            <span>
              <span className={styles.label}>{targetReasonTexts[reason].label}</span>
              <span className={styles.line}>
                {suggestion ? (
                  <strong>Suggested: {suggestion.sentence}</strong>
                ) : (
                  targetReasonTexts[reason].line
                )}
              </span>
            </span>
          </label>
        );
      })}
    </div>
  </fieldset>
);
