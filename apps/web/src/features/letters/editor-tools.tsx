import type { Letter, Template } from '@threefold/contracts/letters';
import { Button } from '../../shared/ui/button.tsx';
import { IconButton } from '../../shared/ui/icon-button.tsx';
import { MoreIcon } from '../../shared/ui/icons.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import type { DraftSnapshot } from './drafting/draft-snapshot.ts';
import type { Insertable } from './drafting/insertable.ts';
import { SavedState } from './drafting/saved-state.tsx';
import styles from './editor.module.css';

type Props = {
  letter: Letter;
  draft: DraftSnapshot;
  templates: readonly Template[];
  values: readonly Insertable[];
  onTemplate: (template: Template) => void;
  onInsert: (value: string) => void;
  onTrash: () => void;
  onOpenTemplates: () => void;
};

const shortened = (text: string): string => (text.length <= 44 ? text : `${text.slice(0, 43).trimEnd()}…`);

export const EditorTools = (props: Props) => {
  const { letter, draft, templates, values, onTemplate, onInsert, onTrash, onOpenTemplates } = props;
  return (
    <div className={styles.tools}>
      <Menu
        label="Templates"
        trigger={<Button tone="quiet">Template</Button>}
        items={[
          ...templates.map((template) => ({
            label: template.id === letter.templateId ? `${template.name} (in use)` : template.name,
            onSelect: () => onTemplate(template),
          })),
          'line' as const,
          { label: 'All templates', onSelect: onOpenTemplates },
        ]}
      />
      <Menu
        label="Insert into the text"
        trigger={<Button tone="quiet">Insert</Button>}
        items={values.map(({ label, value }) => ({
          label: `${label}: ${shortened(value)}`,
          onSelect: () => onInsert(value),
        }))}
      />
      <span className={styles.saved}>
        <SavedState draft={draft} />
      </span>
      <Menu
        label="More"
        trigger={
          <IconButton label="More">
            <MoreIcon />
          </IconButton>
        }
        items={[{ label: 'Move to trash', tone: 'ember', onSelect: onTrash }]}
      />
    </div>
  );
};
