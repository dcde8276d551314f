// A person as a coach sees them in the picture: from what the picture itself tells, and nothing else.
import type { ReactNode } from 'react';
import { dayAt } from '../../shared/time/moments.ts';
import { StageMark } from '../../shared/ui/stage-mark.tsx';
import type { NetworkAt } from './network-search.ts';
import { whatCame } from './network-words.ts';
import styles from './panel.module.css';
import { pathOf } from './picture.ts';

type Props = { at: NetworkAt; id: string; timeZone: string; children: ReactNode };

const Lines = ({ at, ids, timeZone }: Omit<Props, 'id' | 'children'> & { ids: readonly string[] }) => (
  <ul className={styles.lines}>
    {ids.map((id) => {
      const person = at.picture.people.get(id);
      const shown = at.shown.people.get(id);
      if (!person || !shown) return null;
      return (
        <li key={id} className={styles.line}>
          <StageMark stage={shown.stage} wordless />
          <div>
            <button type="button" className={styles.pick} onClick={() => at.change({ person: id })}>
              <bdi>{person.name}</bdi>
            </button>
            <p className={styles.soft}>known since {dayAt(person.firstAt, { timeZone })}</p>
          </div>
        </li>
      );
    })}
  </ul>
);

export const SharedPerson = ({ at, id, timeZone, children }: Props) => {
  const person = at.picture.people.get(id);
  const shown = at.shown.people.get(id);
  if (!person || !shown) return null;
  const named = person.children.filter((child) => at.shown.people.has(child));
  return (
    <div className={styles.person}>
      <StageMark stage={shown.stage} />
      <h2 className={styles.name}>
        <bdi>{person.name}</bdi>
      </h2>
      {person.organization ? <p className={styles.soft}>{person.organization}</p> : null}
      <p className={styles.soft}>{whatCame(shown) || 'no referral yet'}</p>
      <h3 className={styles.part}>The chain to here</h3>
      <Lines at={at} ids={pathOf(at.picture, id).toReversed()} timeZone={timeZone} />
      {named.length > 0 ? (
        <>
          <h3 className={styles.part}>What came of it</h3>
          <Lines at={at} ids={named} timeZone={timeZone} />
        </>
      ) : null}
      {children}
    </div>
  );
};
