import { useState } from 'react';
import { Quote } from '../../../shared/ui/callout.tsx';
import { Drawer } from '../../../shared/ui/dialog.tsx';
import { SegmentedControl } from '../../../shared/ui/segmented-control.tsx';
import type { Prep } from '../meetings-requests.ts';
import styles from './live-meeting.module.css';

type Cause = Prep['remedies'][number]['cause'];

const causes: readonly { value: Cause; label: string }[] = [
  { value: 'unknown', label: 'I can’t tell' },
  { value: 'mine', label: 'Me' },
  { value: 'theirs', label: 'Them' },
  { value: 'nobodys', label: 'Neither' },
];

type Help = Pick<Prep, 'signs' | 'remedies' | 'troubles'>;

/** Signs first, and asking openly; then what went wrong, by whose doing it was, and what helps. */
export const RemediesDrawer = ({ prep, onClose }: { prep: Help; onClose: () => void }) => {
  const [cause, setCause] = useState<Cause>('unknown');
  const troubles = prep.troubles.filter((trouble) => trouble.cause === cause);
  return (
    <Drawer open onClose={onClose} title="Going badly?">
      <p className={styles.comfort}>All is not lost. What feels bad to you may not look bad to them.</p>
      <SegmentedControl label="What went wrong" value={cause} options={causes} onChange={setCause} />
      {cause === 'unknown' ? (
        <>
          <h3 className={styles.title}>Signs</h3>
          <ul className={styles.signs}>
            {prep.signs.map((sign) => (
              <li key={sign}>{sign}</li>
            ))}
          </ul>
        </>
      ) : null}
      {troubles.map((trouble) => (
        <TroubleWords key={trouble.id} {...trouble} />
      ))}
      <ul className={styles.remedies}>
        {prep.remedies
          .filter((remedy) => remedy.cause === cause)
          .map((remedy) => (
            <li key={remedy.id}>
              <h3 className={styles.title}>{remedy.title}</h3>
              <Quote>{remedy.wording}</Quote>
              <p>{remedy.manner}</p>
              <p className={styles.risk}>Risk: {remedy.risk}</p>
              <p className={styles.risk}>Payoff: {remedy.payoff}</p>
            </li>
          ))}
      </ul>
    </Drawer>
  );
};

const TroubleWords = ({ label, wording, manner, example }: Prep['troubles'][number]) => (
  <details className={styles.further}>
    <summary>{label}</summary>
    <Quote>{wording}</Quote>
    <p>{manner}</p>
    {example ? (
      <div className={styles.risk}>
        <p>For instance, you say: “{example.said}”</p>
        <p>They hear: {example.heard}</p>
        <p>Repair: “{example.repair}”</p>
      </div>
    ) : null}
  </details>
);
