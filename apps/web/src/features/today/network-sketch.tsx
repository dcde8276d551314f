import { useQuery } from '@tanstack/react-query';
import type { Network } from '@threefold/contracts/network';
import { layoutRings } from '@threefold/domain/network/rings';
import { foldChains } from '@threefold/domain/referrals/chain';
import { useMemo } from 'react';
import { Temporal } from 'temporal-polyfill';
import { classes } from '../../shared/classes.ts';
import { HrefLink } from '../../shared/navigation/href-link.tsx';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import styles from './network-sketch.module.css';
import { chainsQuery } from './today-requests.ts';

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
export const NetworkSketch = ({ caption }: { caption: string }) => {
  const { data } = useQuery(chainsQuery(useWorkspaceId()));
  return (
    <HrefLink href="/network" className={styles.place}>
      {data ? <Sketch network={data} /> : <span className={styles.waiting} />}
      <span className={styles.caption}>{caption}</span>
    </HrefLink>
  );
};
