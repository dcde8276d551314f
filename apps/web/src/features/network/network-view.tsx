// One network as picture or list, with its slider and legend; what stands beside it is the caller's.
import type { Network } from '@threefold/contracts/network';
import { type ReactNode, useMemo } from 'react';
import { FilterChip } from '../../shared/ui/badge.tsx';
import { growthOf, momentOf } from './growth.ts';
import { Legend } from './legend.tsx';
import { NetworkPicture } from './network-picture.tsx';
import { type NetworkAt, type NetworkPatch, type NetworkSearch, withPatch } from './network-search.ts';
import { NetworkTools } from './network-tools.tsx';
import styles from './network-view.module.css';
import { usePalette } from './palette.ts';
import { PeopleTree } from './people-tree.tsx';
import { branchOf, type Picture, pathOf, pictureOf, type Shown, shownAt } from './picture.ts';
import type { Emphasis } from './picture-look.ts';
import { TimeSlider } from './time-slider.tsx';
import { useArrangement } from './use-arrangement.ts';
import { useCalmMotion } from './use-calm-motion.ts';
import { useReplay } from './use-replay.ts';

type Props = {
  network: Network;
  timeZone: string;
  search: NetworkSearch;
  /** `replace` where going back should not lead through it. */
  onSearch: (search: NetworkSearch, how: { replace: boolean }) => void;
  heading: (at: NetworkAt) => ReactNode;
  /** Beside the picture on the desk, below it on the phone. */
  beside: (at: NetworkAt) => ReactNode;
  /** Whether people outside of the chains can be shown too. */
  withScope?: boolean;
};

/** Whoever works there, with the chains that led to them. */
const emphasisOf = (picture: Picture, organization: string | undefined): Emphasis => {
  if (organization === undefined) return null;
  const there = [...picture.people.values()].filter((person) => person.organization === organization);
  return new Set(there.flatMap(({ id }) => pathOf(picture, id)));
};

/** One branch alone: whoever does not belong to it is not there. */
const onlyBranch = (shown: Shown, branch: readonly string[]): Shown => ({
  ...shown,
  people: new Map(
    branch.flatMap((id) => {
      const person = shown.people.get(id);
      return person ? [[id, person] as const] : [];
    }),
  ),
});

const Chips = ({
  search,
  picture,
  change,
}: Pick<NetworkAt, 'picture' | 'change'> & { search: NetworkSearch }) => {
  const root = picture.people.get(search.root ?? '');
  if (!root && !search.organization && !search.scope) return null;
  return (
    <div className={styles.chips} data-over-picture>
      {root ? (
        <FilterChip label={`From ${root.name} on`} onRemove={() => change({ root: undefined })} />
      ) : null}
      {search.organization ? (
        <FilterChip
          label={`At ${search.organization}`}
          onRemove={() => change({ organization: undefined })}
        />
      ) : null}
      {search.scope ? (
        <FilterChip label="With people not yet written to" onRemove={() => change({ scope: undefined })} />
      ) : null}
    </div>
  );
};

const useAt = ({ network, timeZone, search, onSearch }: Props) => {
  const growth = useMemo(() => growthOf(network), [network]);
  const arrangement = useArrangement(growth);
  const picture = useMemo(() => (arrangement ? pictureOf(growth, arrangement) : null), [growth, arrangement]);
  const calm = useCalmMotion();
  const change = (patch: NetworkPatch) => onSearch(withPatch(search, patch), { replace: 'until' in patch });
  const replay = useReplay({
    growth,
    timeZone,
    until: search.until,
    calm,
    onUntil: (day) => change({ until: day ?? undefined }),
  });
  const shown = useMemo(
    () => shownAt(momentOf(growth, replay.day, timeZone)),
    [growth, replay.day, timeZone],
  );
  return { picture, shown, replay, change, calm };
};

export const NetworkView = (props: Props) => {
  const { search, timeZone, heading, beside, withScope = false } = props;
  const { picture, shown: whole, replay, change, calm } = useAt(props);
  const palette = usePalette();
  const { root, organization } = search;
  const emphasis = useMemo(
    () => (picture ? emphasisOf(picture, organization) : null),
    [picture, organization],
  );
  const focus = useMemo(
    () => (picture && root !== undefined && picture.people.has(root) ? branchOf(picture, root) : null),
    [picture, root],
  );
  const shown = useMemo(() => (focus ? onlyBranch(whole, focus) : whole), [whole, focus]);
  const person = search.person !== undefined && shown.people.has(search.person) ? search.person : null;
  const state = useMemo(
    () => ({ shown, palette, emphasis, selected: person }),
    [shown, palette, emphasis, person],
  );
  if (!picture)
    return (
      <p className={styles.arranging} role="status">
        Drawing the network.
      </p>
    );
  const at = { picture, shown, day: replay.day, person, root, change };
  const pick = (id: string | null) => change({ person: id ?? undefined });
  const top = (
    <div className={styles.top}>
      <div className={styles.words} data-over-picture>
        {heading(at)}
        <Chips search={search} picture={picture} change={change} />
      </div>
      <NetworkTools at={at} search={search} palette={palette} withScope={withScope} />
    </div>
  );

  if (search.view === 'list') {
    return (
      <div className={styles.view}>
        <div className={styles.listed}>
          {top}
          <PeopleTree
            picture={picture}
            shown={shown}
            emphasis={emphasis}
            selected={person}
            timeZone={timeZone}
            onPick={pick}
          />
          <div className={styles.listTime}>
            <TimeSlider replay={replay} />
          </div>
        </div>
        {beside(at)}
      </div>
    );
  }
  return (
    <div className={styles.view}>
      <div className={styles.drawn}>
        {top}
        <NetworkPicture picture={picture} state={state} animated={!calm} onPick={pick} focus={focus} />
        <TimeSlider replay={replay} />
        <Legend shown={shown} />
      </div>
      {beside(at)}
    </div>
  );
};
