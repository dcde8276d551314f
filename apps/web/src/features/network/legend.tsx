import { type Stage, stages } from '@threefold/domain/contacts/stage';
import { StageMark } from '../../shared/ui/stage-mark.tsx';
import styles from './picture.module.css';
import type { Shown } from './picture.ts';

const always: readonly Stage[] = ['identified', 'written', 'called', 'scheduled', 'met', 'thanked'];

/** Shape, colour and word of every stage; the rare ones only where somebody is at them. */
export const Legend = ({ shown }: { shown: Shown }) => {
  const counts = new Map<Stage, number>();
  for (const { stage } of shown.people.values()) counts.set(stage, (counts.get(stage) ?? 0) + 1);
  const listed = stages.filter((stage) => always.includes(stage) || counts.has(stage));
  return (
    <ul className={styles.legend} aria-label="Stages" data-over-picture>
      {listed.map((stage) => (
        <li key={stage}>
          <StageMark stage={stage} />
          <span className={styles.count}>{counts.get(stage) ?? 0}</span>
        </li>
      ))}
    </ul>
  );
};
