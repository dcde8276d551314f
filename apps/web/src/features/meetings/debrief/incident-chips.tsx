import {
  type IncidentCause,
  type IncidentKind,
  incidentCauses,
  incidentFacts,
  incidentKinds,
} from '@threefold/domain/vocabulary/debrief';
import styles from './debrief.module.css';

type Props = {
  chosen: readonly IncidentKind[];
  /** Asked elsewhere. */
  leaveOut: readonly IncidentKind[];
  onChange: (chosen: IncidentKind[]) => void;
};

const causeLabels: Record<IncidentCause, string> = { mine: 'Mine', theirs: 'Theirs', nobodys: "Nobody's" };

/** What went off the rails, by whose doing it was; nothing chosen means that nothing did. */
export const IncidentChips = ({ chosen, leaveOut, onChange }: Props) => (
  <div className={styles.causes}>
    {incidentCauses.map((cause) => (
      <fieldset key={cause} className={styles.cause}>
        <legend>{causeLabels[cause]}</legend>
        {incidentKinds
          .filter((kind) => incidentFacts[kind].cause === cause && !leaveOut.includes(kind))
          .map((kind) => (
            <button
              key={kind}
              type="button"
              className={styles.chip}
              aria-pressed={chosen.includes(kind)}
              onClick={() =>
                onChange(chosen.includes(kind) ? chosen.filter((one) => one !== kind) : [...chosen, kind])
              }
            >
              {incidentFacts[kind].label}
            </button>
          ))}
      </fieldset>
    ))}
  </div>
);
