// The same network as a list: everybody below whoever named them, back to the cold letters.
import { useState } from 'react';
import { classes } from '../../shared/classes.ts';
import { formatNumber } from '../../shared/time/conventions.ts';
import { dayAt } from '../../shared/time/moments.ts';
import { StageMark } from '../../shared/ui/stage-mark.tsx';
import styles from './network-view.module.css';
import { stageInWords, whatCame } from './network-words.ts';
import type { Picture, PicturePerson, Shown } from './picture.ts';
import type { Emphasis } from './picture-look.ts';

type Shared = {
  picture: Picture;
  shown: Shown;
  emphasis: Emphasis;
  selected: string | null;
  timeZone: string;
  onPick: (id: string) => void;
};

/** So many at once; of larger networks the branches open on demand. */
const mostOpen = 150;

const childrenOf = ({ picture, shown }: Shared, ids: readonly string[]): PicturePerson[] =>
  ids.flatMap((id) => {
    const person = picture.people.get(id);
    return person && shown.people.has(id) ? [person] : [];
  });

const Branch = ({ person, shared }: { person: PicturePerson; shared: Shared }) => {
  const { shown, emphasis, selected, timeZone, onPick } = shared;
  const now = shown.people.get(person.id);
  const children = childrenOf(shared, person.children);
  const [open, setOpen] = useState(shown.people.size <= mostOpen);
  if (!now) return null;
  return (
    <li className={styles.branch}>
      <div className={classes(styles.person, emphasis && !emphasis.has(person.id) && styles.faint)}>
        {children.length > 0 ? (
          <button
            type="button"
            className={styles.fold}
            aria-expanded={open}
            aria-label={`Referred by ${person.name}`}
            onClick={() => setOpen(!open)}
          >
            {open ? '−' : '+'}
          </button>
        ) : (
          <span className={styles.fold} />
        )}
        <button
          type="button"
          className={styles.name}
          aria-current={person.id === selected || undefined}
          onClick={() => onPick(person.id)}
        >
          <bdi>{person.name}</bdi>
        </button>
        <StageMark stage={now.stage} />
        <span className={styles.more}>
          {[
            person.organization,
            person.parentId === null ? '' : `since ${dayAt(person.firstAt, { timeZone })}`,
            whatCame(now),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      {open && children.length > 0 ? (
        <ul className={styles.children}>
          {children.map((child) => (
            <Branch key={child.id} person={child} shared={shared} />
          ))}
        </ul>
      ) : null}
    </li>
  );
};

/** Where the list begins: the cold letters, or whoever stands first in the one branch that is shown. */
const startsOf = ({ picture, shown }: Pick<Shared, 'picture' | 'shown'>): readonly string[] => {
  if (picture.roots.some((id) => shown.people.has(id))) return picture.roots;
  const [first] = shown.people.keys();
  return first === undefined ? [] : [first];
};

export const PeopleTree = (shared: Shared) => {
  const { picture, emphasis } = shared;
  const [most, setMost] = useState(100);
  const roots = childrenOf(shared, startsOf(shared)).filter(
    (root) => !emphasis || [...emphasis].some((id) => picture.people.get(id)?.rootId === root.id),
  );
  return (
    <>
      <ul className={styles.tree} aria-label="Network list">
        {roots.slice(0, most).map((root) => (
          <Branch key={root.id} person={root} shared={shared} />
        ))}
      </ul>
      {roots.length > most ? (
        <button type="button" className={styles.name} onClick={() => setMost(most + 200)}>
          Show more of the {formatNumber(roots.length)} people you found yourself
        </button>
      ) : null}
    </>
  );
};

const mostHeard = 400;

type Heard = Pick<Shared, 'picture' | 'shown'>;

const HeardBranch = ({ person, heard }: { person: PicturePerson; heard: Heard }) => {
  const now = heard.shown.people.get(person.id);
  const children = person.children.flatMap((id) => heard.picture.people.get(id) ?? []);
  if (!now) return null;
  const words = [person.name, person.organization, stageInWords(now.stage), whatCame(now)];
  return (
    <li>
      {words.filter(Boolean).join(', ')}
      {children.some(({ id }) => heard.shown.people.has(id)) ? (
        <ul>
          {children.map((child) => (
            <HeardBranch key={child.id} person={child} heard={heard} />
          ))}
        </ul>
      ) : null}
    </li>
  );
};

/** Beside the picture, for the ear: nothing in it takes the focus. A large network is heard in the view as a list. */
export const HeardTree = ({ picture, shown }: Heard) => {
  const roots = startsOf({ picture, shown }).flatMap((id) => picture.people.get(id) ?? []);
  if (shown.people.size > mostHeard) {
    return (
      <p className="sr-only">
        {shown.people.size} people are too many to read out here. The list view opens them one branch at a
        time.
      </p>
    );
  }
  return (
    <ul className="sr-only" aria-label="Map as a list">
      {roots.map((root) => (
        <HeardBranch key={root.id} person={root} heard={{ picture, shown }} />
      ))}
    </ul>
  );
};
