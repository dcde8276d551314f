import { useQuery } from '@tanstack/react-query';
import type { Network } from '@threefold/contracts/network';
import type { Today } from '@threefold/contracts/today';
import { layoutRings } from '@threefold/domain/network/rings';
import { foldChains } from '@threefold/domain/referrals/chain';
import { numberInWords } from '@threefold/domain/text/number-in-words';
import { useMemo, useSyncExternalStore } from 'react';
import { Temporal } from 'temporal-polyfill';
import { capital } from '../../shared/capital.ts';
import { classes } from '../../shared/classes.ts';
import { HrefLink } from '../../shared/navigation/href-link.tsx';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { formatNumber } from '../../shared/time/conventions.ts';
import { Figure, Meter } from '../../shared/ui/figure.tsx';
import { Section } from '../../shared/ui/section.tsx';
import styles from './today.module.css';
import { chainsQuery } from './today-requests.ts';

const wide = matchMedia('(min-width: 70rem)');
const subscribe = (listener: () => void) => {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
};

/** Beside the day: how the network stands. The picture is drawn only where it stands beside, so that a phone loads less. */
export const TodayAside = ({ figures }: { figures: Today['figures'] }) => {
  const isWide = useSyncExternalStore(subscribe, () => wide.matches);
  return (
    <Section title="Your network">
      {isWide ? (
        <NetworkSketch caption={people(figures)} />
      ) : (
        <p>
          <HrefLink href="/network">{people(figures)}</HrefLink>
        </p>
      )}
      <TodayFigures figures={figures} />
    </Section>
  );
};

const oneDigit = { maximumFractionDigits: 1 };

/** The figures that decide something, each with its sentence; a figure that nothing stands behind is left out. */
const TodayFigures = ({ figures }: { figures: Today['figures'] }) => {
  const { reproduction, referralsPerMeeting, referralGoal, promisesKept, promisesEnded } = figures;
  return (
    <div>
      {reproduction === null ? null : (
        <Figure value={formatNumber(reproduction, oneDigit)}>
          referral rate: each meeting has led to {formatNumber(reproduction, oneDigit)} more. Above 1, your
          network grows on its own.
        </Figure>
      )}
      {referralsPerMeeting === null ? null : (
        <Figure
          value={formatNumber(referralsPerMeeting, oneDigit)}
          beside={<Meter value={referralsPerMeeting} goal={referralGoal} label="Referrals per meeting" />}
        >
          referrals per meeting (goal: {referralGoal})
        </Figure>
      )}
      {promisesEnded > 0 ? (
        <Figure value={`${promisesKept} of ${promisesEnded}`}>promises kept. {movedInWords(figures)}</Figure>
      ) : null}
      {reproduction === null && referralsPerMeeting === null && promisesEnded === 0 ? (
        <p>Your stats start after your first meeting.</p>
      ) : null}
    </div>
  );
};

type Figures = Today['figures'];

const plural = (count: number, one: string, many: string): string =>
  `${numberInWords(count)} ${count === 1 ? one : many}`;

/** "62 people in five months, seven of them found by yourself". */
const people = ({ people: count, months, roots }: Figures): string => {
  const who = count === 1 ? '1 person' : `${count} people`;
  const since = months > 0 ? ` in ${plural(months, 'month', 'months')}` : '';
  return `${who}${since}${roots > 0 && roots < count ? `, ${numberInWords(roots)} you found yourself` : ''}`;
};

/** "Two were moved." Whether with a word, the history of each tells. */
const movedInWords = ({ promisesMoved }: Figures): string => {
  if (promisesMoved === 0) return 'None rescheduled.';
  const words = numberInWords(promisesMoved);
  return `${capital(words)} rescheduled.`;
};

/** A sketch, not the picture: beyond this the dots would be dust. */
const mostDots = 400;

const sketchOf = ({ nodes, edges }: Network) => {
  const shown = nodes.toSorted((a, b) => (a.firstAt < b.firstAt ? -1 : 1)).slice(0, mostDots);
  const fold = foldChains({
    people: shown.map(({ id, firstAt }) => ({ id, firstAt: Temporal.Instant.from(firstAt) })),
    edges: edges.map(({ from, to, at }) => ({ from, to, at: Temporal.Instant.from(at) })),
  });
  const { positions, radii } = layoutRings(fold, { spacing: 20, innerRadius: 66, ringGap: 62 });
  const dots = shown.flatMap((node) => {
    const place = positions.get(node.id);
    const inFold = fold.nodes.get(node.id);
    if (!place || !inFold) return [];
    const parent = inFold.parentId === null ? undefined : positions.get(inFold.parentId);
    const isMet = node.stage === 'met' || node.stage === 'thanked';
    return [
      {
        id: node.id,
        stage: node.stage,
        place,
        parent,
        radius: (isMet ? 9 : 6) + Math.min(4, inFold.children.length),
      },
    ];
  });
  return { dots, radii, size: (radii.at(-1) ?? 66) + 22 };
};

type Place = { x: number; y: number };

/** From the referrer outwards, bent toward the centre as a branch. */
const branch = (from: Place, to: Place): string =>
  `M${from.x.toFixed(1)} ${from.y.toFixed(1)}Q${((from.x * 1.25 + to.x * 0.75) / 2).toFixed(1)} ${((from.y * 1.25 + to.y * 0.75) / 2).toFixed(1)} ${to.x.toFixed(1)} ${to.y.toFixed(1)}`;

const Sketch = ({ network }: { network: Network }) => {
  const { dots, radii, size } = useMemo(() => sketchOf(network), [network]);
  return (
    <svg viewBox={`${-size} ${-size} ${2 * size} ${2 * size}`} className={styles.sketch} aria-hidden="true">
      {radii.map((radius) => (
        <circle key={radius} r={radius} className={styles.ring} />
      ))}
      {dots.map(({ id, place, parent }) => (
        <path
          key={id}
          d={branch(parent ?? { x: place.x * 0.3, y: place.y * 0.3 }, place)}
          className={styles.branch}
        />
      ))}
      {dots.map(({ id, stage, place, radius }) => (
        <circle
          key={id}
          cx={place.x}
          cy={place.y}
          r={radius}
          className={classes(styles.dot, styles[stage])}
        />
      ))}
      <g className={styles.mark}>
        <path d="M0 15V-13M0 1L-13 -10M0 1L13 -10" />
        <circle cx="-13" cy="-11" r="5" />
        <circle cx="0" cy="-14" r="5" />
        <circle cx="13" cy="-11" r="5" />
      </g>
    </svg>
  );
};

/** The rings as they stand, small, with the way to the real picture. */
const NetworkSketch = ({ caption }: { caption: string }) => {
  const { data } = useQuery(chainsQuery(useWorkspaceId()));
  return (
    <HrefLink href="/network" className={styles.place}>
      {data ? <Sketch network={data} /> : <span className={styles.waiting} />}
      <span className={styles.caption}>{caption}</span>
    </HrefLink>
  );
};
