// One network as picture or list, with its slider and legend; what stands beside it is the caller's.
import type { Network } from '@threefold/contracts/network';
import { type CSSProperties, type ReactNode, useMemo } from 'react';
import { Temporal } from 'temporal-polyfill';
import { useShortcut } from '../../shared/keyboard/shortcuts.ts';
import { civilDay, shortDate } from '../../shared/time/moments.ts';
import { FilterChip } from '../../shared/ui/badge.tsx';
import { Select } from '../../shared/ui/field.tsx';
import { IconButton } from '../../shared/ui/icon-button.tsx';
import { MoreIcon } from '../../shared/ui/icons.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import { SegmentedControl } from '../../shared/ui/segmented-control.tsx';
import { notify } from '../../shared/ui/toasts.ts';
import { Tooltip } from '../../shared/ui/tooltip.tsx';
import { Legend, NetworkPicture } from './network-picture.tsx';
import { type NetworkAt, type NetworkPatch, type NetworkSearch, withPatch } from './network-search.ts';
import styles from './network-view.module.css';
import { PeopleTree } from './people-tree.tsx';
import {
  branchOf,
  growthOf,
  momentOf,
  type Picture,
  pathOf,
  pictureOf,
  type Shown,
  shownAt,
} from './picture.ts';
import { type Emphasis, type Palette, usePalette } from './picture-look.ts';
import { type Replay, useArrangement, useCalmMotion, useReplay } from './use-replay.ts';

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
        <FilterChip
          label="Including people not contacted yet"
          onRemove={() => change({ scope: undefined })}
        />
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
        Drawing your network …
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

type ToolsProps = { at: NetworkAt; search: NetworkSearch; palette: Palette; withScope: boolean };

const organizationsOf = ({ picture, shown }: NetworkAt): string[] => {
  const names = new Set<string>();
  for (const { id, organization } of picture.people.values()) {
    if (organization && shown.people.has(id)) names.add(organization);
  }
  return [...names].sort((a, b) => a.localeCompare(b, 'en'));
};

/** Loaded when first asked for: nobody saves the picture each day. */
const save = async (
  kind: 'png' | 'svg',
  { at, palette }: Pick<ToolsProps, 'at' | 'palette'>,
): Promise<void> => {
  try {
    const { savePng, saveSvg } = await import('./save-picture.ts');
    const file = { picture: at.picture, shown: at.shown, palette };
    const name = at.day === null ? 'network' : `network-${at.day}`;
    await (kind === 'png' ? savePng : saveSvg)(file, name);
  } catch {
    notify({ text: 'Couldn’t save the image. Reload the page and try again.', tone: 'ember' });
  }
};

/** Picture or list, one organization, and what else can be done with the picture. */
const NetworkTools = ({ at, search, palette, withScope }: ToolsProps) => {
  const organizations = useMemo(() => organizationsOf(at), [at]);
  const scopeItem = {
    label: search.scope ? 'Hide people not contacted yet' : 'Show people not contacted yet',
    onSelect: () => at.change({ scope: search.scope ? undefined : 'all' }),
  };
  return (
    <div className={styles.tools} data-over-picture>
      {organizations.length > 1 ? (
        <Select
          label="Organization"
          labelHidden
          value={search.organization ?? ''}
          options={[
            { value: '', label: 'All organizations' },
            ...organizations.map((name) => ({ value: name, label: name })),
          ]}
          onChange={(event) =>
            at.change({ organization: event.currentTarget.value || undefined, root: undefined })
          }
        />
      ) : null}
      <SegmentedControl
        label="View as"
        value={search.view ?? 'picture'}
        options={[
          { value: 'picture', label: 'Map' },
          { value: 'list', label: 'List' },
        ]}
        onChange={(view) => at.change({ view: view === 'list' ? 'list' : undefined })}
      />
      <Menu
        label="Network map"
        trigger={
          <IconButton label="More map options">
            <MoreIcon />
          </IconButton>
        }
        items={[
          ...(withScope ? [scopeItem, 'line' as const] : []),
          { label: 'Save as PNG', onSelect: () => void save('png', { at, palette }) },
          { label: 'Save as SVG', onSelect: () => void save('svg', { at, palette }) },
        ]}
      />
    </div>
  );
};

const PlayIcon = () => (
  <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
    <path d="M2 1.2v11.6L13 7z" fill="currentColor" />
  </svg>
);
const PauseIcon = () => (
  <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
    <path d="M2.5 1.5h3v11h-3zM8.5 1.5h3v11h-3z" fill="currentColor" />
  </svg>
);

const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;

/** "24 Nov": what fits beside the slider; the ear gets the whole date. */
const shortDay = (day: string): string => shortDate(Temporal.PlainDate.from(day));

/** Replays the growth from the first contact to the present, or shows any day between. */
const TimeSlider = ({ replay }: { replay: Replay }) => {
  const { day, first, last, playing } = replay;
  const most = Math.max(1, daysBetween(first, last));
  const value = day === null ? most : Math.min(most, daysBetween(first, day));
  const dayAt = (offset: number): string | null =>
    offset >= most ? null : Temporal.PlainDate.from(first).add({ days: offset }).toString();
  const inWords = day === null ? 'today' : civilDay(day, last);
  useShortcut('p', 'Play or pause growth', playing ? replay.pause : replay.play);

  return (
    <div className={styles.slider} data-over-picture>
      <Tooltip text={playing ? 'Pause (p)' : 'Play (p)'}>
        <button
          type="button"
          className={styles.play}
          aria-label={playing ? 'Pause' : 'Play growth from the start'}
          aria-keyshortcuts="p"
          onClick={playing ? replay.pause : replay.play}
        >
          {playing ? <PauseIcon /> : <PlayIcon />}
        </button>
      </Tooltip>
      <input
        type="range"
        className={styles.track}
        min={0}
        max={most}
        value={value}
        aria-label="The network as of"
        aria-valuetext={inWords}
        // React's types know no custom properties.
        style={{ '--filled': `${(100 * value) / most}%` } as CSSProperties}
        onChange={(event) => replay.drag(dayAt(event.currentTarget.valueAsNumber))}
        onPointerUp={(event) => replay.settle(dayAt(event.currentTarget.valueAsNumber))}
        onKeyUp={(event) => {
          if (replay.isMoving) replay.settle(dayAt(event.currentTarget.valueAsNumber));
        }}
        onBlur={() => {
          if (replay.isMoving && !playing) replay.settle(day);
        }}
      />
      <p className={styles.day} title={inWords}>
        {day === null ? 'Today' : shortDay(day)}
      </p>
    </div>
  );
};
