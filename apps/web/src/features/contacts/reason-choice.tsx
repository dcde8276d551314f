import type { TargetReason } from '@threefold/contracts/contacts';
import { targetReasons, targetReasonTexts } from '@threefold/domain/contacts/target-reasons';
import styles from './reason-choice.module.css';

type Props = {
  value: readonly TargetReason[];
  onChange: (reasons: TargetReason[]) => void;
  labelHidden?: boolean;
};

/** Why this person, several if several hold; each says in a line what it means. */
export const ReasonChoice = ({ value, onChange, labelHidden = false }: Props) => (
  <fieldset>
    <legend className={labelHidden ? 'sr-only' : styles.legend}>Why this person</legend>
    <div className={styles.reasons}>
      {targetReasons.map((reason) => {
        const isOn = value.includes(reason);
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
              <span className={styles.line}>{targetReasonTexts[reason].line}</span>
            </span>
          </label>
        );
      })}
    </div>
  </fieldset>
);
