// Is it growing, and where is it thin: each figure says how it is counted.
import type { NetworkMetrics } from '@threefold/contracts/network';
import { Figure, Meter } from '../../shared/ui/figure.tsx';
import { StageMark } from '../../shared/ui/stage-mark.tsx';
import type { NetworkAt } from './network-search.ts';
import styles from './panel.module.css';

type Props = { metrics: NetworkMetrics; at: NetworkAt; caption: string };

const rounded = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 1 });

const growing = ({ reproduction }: NetworkMetrics): string => {
  if (reproduction === null) return 'No meeting was held yet.';
  return reproduction >= 1
    ? 'Each meeting leads to one more, or more than one: the network feeds itself.'
    : 'Below 1, the network needs new first letters to go on.';
};

const Dangling = ({ at }: { at: NetworkAt }) => {
  const { picture, shown, change } = at;
  const waiting = [...picture.people.values()].filter(
    ({ id, parentId }) => parentId !== null && shown.people.get(id)?.stage === 'identified',
  );
  if (waiting.length === 0) return <p className={styles.soft}>Everybody who was named was written to.</p>;
  return (
    <ul className={styles.lines}>
      {waiting.slice(0, 30).map(({ id, name, parentId }) => (
        <li key={id} className={styles.line}>
          <StageMark stage="identified" wordless />
          <div>
            <button type="button" className={styles.pick} onClick={() => change({ person: id })}>
              <bdi>{name}</bdi>
            </button>
            <p className={styles.soft}>named by {picture.people.get(parentId ?? '')?.name}</p>
          </div>
        </li>
      ))}
      {waiting.length > 30 ? <li className={styles.soft}>and {waiting.length - 30} more</li> : null}
    </ul>
  );
};

export const FiguresPanel = ({ metrics, at, caption }: Props) => {
  const { reproduction, referralsPerMeeting, referrals, met, longestChain, goal } = metrics;
  return (
    <>
      <h2 className={styles.name}>Is it growing?</h2>
      <p className={styles.soft}>{caption}</p>
      <div className={styles.figures}>
        <Figure value={reproduction === null ? '–' : rounded(reproduction)}>
          reproduction: people who were named and then met, for each meeting held. {growing(metrics)}
        </Figure>
        <Figure
          value={referralsPerMeeting === null ? '–' : rounded(referralsPerMeeting)}
          beside={<Meter value={referralsPerMeeting ?? 0} goal={goal} label="Referrals per meeting" />}
        >
          referrals per meeting: {referrals} named, over all meetings held. Your goal is {goal}.
        </Figure>
        <Figure value={longestChain}>
          {longestChain === 1 ? 'referral' : 'referrals'} in the longest chain, counted from a first letter.
        </Figure>
        <Figure value={met}>people with whom a meeting was held.</Figure>
      </div>
      <h3 className={styles.part}>Named, not yet written to</h3>
      <Dangling at={at} />
    </>
  );
};
