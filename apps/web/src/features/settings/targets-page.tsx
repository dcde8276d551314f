import { useSuspenseQuery } from '@tanstack/react-query';
import { updateSettings } from '@threefold/contracts/settings';
import { type TargetListPart, targetListParts } from '@threefold/domain/contacts/target-list';
import { useContractForm } from '../../shared/contract-form.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { settingsQuery } from '../../shared/session/settings.ts';
import { TextArea } from '../../shared/ui/field.tsx';
import styles from '../../shared/ui/settings-frame.module.css';
import { SaveBar, SettingsFrame } from '../../shared/ui/settings-frame.tsx';
import { useSaveSettings } from './settings-requests.ts';

/** As typed: an entry a line. */
type Typed = Record<TargetListPart, string>;

const fields: Record<TargetListPart, { label: string; hint: string }> = {
  titles: { label: 'Jobs I want', hint: 'VP, Utilization Management' },
  superiors: { label: 'Who I would report to', hint: 'Chief Medical Officer' },
  organizations: { label: 'Where I want to work', hint: 'Optum' },
  organizationKinds: { label: 'Kinds of places, or industries', hint: 'Health insurance' },
  work: { label: 'Work I want to do, whatever the title', hint: 'Utilization management' },
  places: { label: 'Where I can meet in person, at home or on trips', hint: 'Boston, MA' },
};

/** The weightiest for the letter first. */
const order: readonly TargetListPart[] = [
  'titles',
  'superiors',
  'organizations',
  'organizationKinds',
  'work',
  'places',
];

const eachPart = <Value,>(of: (part: TargetListPart) => Value): Record<TargetListPart, Value> =>
  // Every part is written.
  Object.fromEntries(targetListParts.map((part) => [part, of(part)])) as Record<TargetListPart, Value>;

const entriesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

/** Several aims side by side: whoever matches one of these is suggested, with the reason. */
export const TargetsPage = () => {
  const { data: settings } = useSuspenseQuery(settingsQuery(useWorkspaceId()));
  const save = useSaveSettings();
  const form = useContractForm({
    schema: updateSettings.body,
    values: { targets: eachPart((part) => settings.targets[part].join('\n')) as Typed },
    toBody: ({ targets }) => ({ targets: eachPart((part) => entriesOf(targets[part])) }),
    send: (body) => save.mutateAsync(body),
  });
  return (
    <SettingsFrame
      page="Targets"
      title="Who you want to meet."
      below="When a contact’s title, company or town matches, Threefold suggests why to write to them; you confirm with one key."
    >
      <form className={styles.form} {...form.element}>
        <div className={styles.pair}>
          {order.map((part) => (
            <TextArea
              key={part}
              label={fields[part].label}
              hint={`One per line, such as: ${fields[part].hint}`}
              rows={3}
              {...form.field(`targets.${part}`)}
            />
          ))}
        </div>
        <SaveBar form={form} />
      </form>
    </SettingsFrame>
  );
};
