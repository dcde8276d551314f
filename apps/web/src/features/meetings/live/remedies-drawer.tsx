import { useState } from 'react';
import { Quote } from '../../../shared/ui/callout.tsx';
import { Drawer } from '../../../shared/ui/dialog.tsx';
import { SegmentedControl } from '../../../shared/ui/segmented-control.tsx';
import type { Prep } from '../meetings-requests.ts';
import styles from './remedies-drawer.module.css';

type Remedy = Prep['remedies'][number];
type Cause = Remedy['cause'];

const causes: readonly { value: Cause; label: string }[] = [
  { value: 'mine', label: 'Mine' },
  { value: 'theirs', label: 'Theirs' },
  { value: 'nobodys', label: "Nobody's" },
];

/** Something went off the rails: whose doing it was decides what helps. */
export const RemediesDrawer = ({
  remedies,
  onClose,
}: {
  remedies: readonly Remedy[];
  onClose: () => void;
}) => {
  const [cause, setCause] = useState<Cause>('mine');
  return (
    <Drawer open onClose={onClose} title="Whose doing is it?">
      <SegmentedControl label="Whose doing it is" value={cause} options={causes} onChange={setCause} />
      <ul className={styles.remedies}>
        {remedies
          .filter((remedy) => remedy.cause === cause)
          .map((remedy) => (
            <li key={remedy.id}>
              <h3 className={styles.title}>{remedy.title}</h3>
              {remedy.wording ? <Quote>{remedy.wording}</Quote> : null}
              <p>{remedy.manner}</p>
              <p className={styles.risk}>Risk: {remedy.risk}</p>
            </li>
          ))}
      </ul>
    </Drawer>
  );
};
