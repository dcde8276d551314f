import type { NetworkMetrics } from '@threefold/contracts/network';
import { type ReactNode, useSyncExternalStore } from 'react';
import { formatNumber } from '../../shared/time/conventions.ts';
import { dayAt } from '../../shared/time/moments.ts';
import { Drawer } from '../../shared/ui/dialog.tsx';
import { Figure, Meter } from '../../shared/ui/figure.tsx';
import { IconButton } from '../../shared/ui/icon-button.tsx';
import { CloseIcon } from '../../shared/ui/icons.tsx';
import { StageMark } from '../../shared/ui/stage-mark.tsx';
import styles from './network-panels.module.css';
import type { NetworkAt } from './network-search.ts';
import { whatCame } from './network-words.ts';
import { pathOf } from './picture.ts';

// Beside the picture on the desk; on narrow screens a person comes as a sheet above the page.

const wide = matchMedia('(min-width: 64rem)');
const subscribe = (listener: () => void): (() => void) => {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
};

type SidePanelProps = {
  /** The person's name; undefined while nobody is chosen. */
  name: string | undefined;
  person: ReactNode;
  figures: ReactNode;
  onClose: () => void;
};

export const SidePanel = ({ name, person, figures, onClose }: SidePanelProps) => {
  const isWide = useSyncExternalStore(subscribe, () => wide.matches);
  if (isWide && name !== undefined) {
    return (
      <aside className={styles.panel} aria-label={name}>
        <div className={styles.back}>
          <IconButton label="Back to stats" onClick={onClose}>
            <CloseIcon />
          </IconButton>
        </div>
        {person}
      </aside>
    );
  }
  return (
    <aside className={styles.panel} aria-label="Network stats">
      {figures}
      <Drawer open={name !== undefined} onClose={onClose} title={name ?? ''}>
        {person}
      </Drawer>
    </aside>
  );
};

// Is it growing, and where is it thin: each figure says how it is counted.

type FiguresProps = { metrics: NetworkMetrics; at: NetworkAt; caption: string };

const rounded = (value: number): string => formatNumber(value, { maximumFractionDigits: 1 });

const growing = ({ reproduction }: NetworkMetrics): string => {
  if (reproduction === null) return 'No meetings yet.';
  return reproduction >= 1
    ? 'Each meeting leads to at least one more: your network is growing on its own.'
    : 'Below 1, you need new first letters to keep it growing.';
};

const Dangling = ({ at }: { at: NetworkAt }) => {
  const { picture, shown, change } = at;
  const waiting = [...picture.people.values()].filter(
    ({ id, parentId }) => parentId !== null && shown.people.get(id)?.stage === 'identified',
  );
  if (waiting.length === 0) return <p className={styles.soft}>You’ve contacted every referral.</p>;
  return (
    <ul className={styles.lines}>
      {waiting.slice(0, 30).map(({ id, name, parentId }) => (
        <li key={id} className={styles.line}>
          <StageMark stage="identified" wordless />
          <div>
            <button type="button" className={styles.pick} onClick={() => change({ person: id })}>
              <bdi>{name}</bdi>
            </button>
            <p className={styles.soft}>referred by {picture.people.get(parentId ?? '')?.name}</p>
          </div>
        </li>
      ))}
      {waiting.length > 30 ? <li className={styles.soft}>and {waiting.length - 30} more</li> : null}
    </ul>
  );
};

export const FiguresPanel = ({ metrics, at, caption }: FiguresProps) => {
  const { reproduction, referralsPerMeeting, referrals, met, longestChain, goal } = metrics;
  return (
    <>
      <h2 className={styles.name}>Is it growing?</h2>
      <p className={styles.soft}>{caption}</p>
      <div className={styles.figures}>
        <Figure value={reproduction === null ? '–' : rounded(reproduction)}>
          referral rate: new meetings each meeting led to. {growing(metrics)}
        </Figure>
        <Figure
          value={referralsPerMeeting === null ? '–' : rounded(referralsPerMeeting)}
          beside={<Meter value={referralsPerMeeting ?? 0} goal={goal} label="Referrals per meeting" />}
        >
          referrals per meeting: {referrals} over all your meetings. Your goal is {goal}.
        </Figure>
        <Figure value={longestChain}>
          {longestChain === 1 ? 'referral' : 'referrals'} in the longest chain, counted from a first letter.
        </Figure>
        <Figure value={met}>people you’ve met.</Figure>
      </div>
      <h3 className={styles.part}>Referred, not yet contacted</h3>
      <Dangling at={at} />
    </>
  );
};

// A person as a coach sees them in the picture: from what the picture itself tells, and nothing else.

type SharedPersonProps = { at: NetworkAt; id: string; timeZone: string; children: ReactNode };

const Lines = ({
  at,
  ids,
  timeZone,
}: Omit<SharedPersonProps, 'id' | 'children'> & { ids: readonly string[] }) => (
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

export const SharedPerson = ({ at, id, timeZone, children }: SharedPersonProps) => {
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
      <h3 className={styles.part}>How you got here</h3>
      <Lines at={at} ids={pathOf(at.picture, id).toReversed()} timeZone={timeZone} />
      {named.length > 0 ? (
        <>
          <h3 className={styles.part}>Referrals</h3>
          <Lines at={at} ids={named} timeZone={timeZone} />
        </>
      ) : null}
      {children}
    </div>
  );
};
