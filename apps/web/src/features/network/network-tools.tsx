import { useMemo } from 'react';
import { Select } from '../../shared/ui/field.tsx';
import { IconButton } from '../../shared/ui/icon-button.tsx';
import { MoreIcon } from '../../shared/ui/icons.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import { SegmentedControl } from '../../shared/ui/segmented-control.tsx';
import { notify } from '../../shared/ui/toasts.ts';
import type { NetworkAt, NetworkSearch } from './network-search.ts';
import styles from './network-view.module.css';
import type { Palette } from './palette.ts';

type Props = { at: NetworkAt; search: NetworkSearch; palette: Palette; withScope: boolean };

const organizationsOf = ({ picture, shown }: NetworkAt): string[] => {
  const names = new Set<string>();
  for (const { id, organization } of picture.people.values()) {
    if (organization && shown.people.has(id)) names.add(organization);
  }
  return [...names].sort((a, b) => a.localeCompare(b, 'en'));
};

/** Loaded when first asked for: nobody saves the picture each day. */
const save = async (kind: 'png' | 'svg', { at, palette }: Pick<Props, 'at' | 'palette'>): Promise<void> => {
  try {
    const { savePng, saveSvg } = await import('./save-picture.ts');
    const file = { picture: at.picture, shown: at.shown, palette };
    const name = at.day === null ? 'network' : `network-${at.day}`;
    await (kind === 'png' ? savePng : saveSvg)(file, name);
  } catch {
    notify({ text: 'The picture was not saved. Load the page again, then try once more.', tone: 'ember' });
  }
};

/** Picture or list, one organization, and what else can be done with the picture. */
export const NetworkTools = ({ at, search, palette, withScope }: Props) => {
  const organizations = useMemo(() => organizationsOf(at), [at]);
  const scopeItem = {
    label: search.scope ? 'Leave out people not yet written to' : 'Show people not yet written to',
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
            { value: '', label: 'Every organization' },
            ...organizations.map((name) => ({ value: name, label: name })),
          ]}
          onChange={(event) =>
            at.change({ organization: event.currentTarget.value || undefined, root: undefined })
          }
        />
      ) : null}
      <SegmentedControl
        label="Show the network as"
        value={search.view ?? 'picture'}
        options={[
          { value: 'picture', label: 'Picture' },
          { value: 'list', label: 'List' },
        ]}
        onChange={(view) => at.change({ view: view === 'list' ? 'list' : undefined })}
      />
      <Menu
        label="The picture"
        trigger={
          <IconButton label="More about the picture">
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
