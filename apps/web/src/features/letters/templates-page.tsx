import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Template } from '@threefold/contracts/letters';
import { letterKindFacts, letterKinds } from '@threefold/domain/vocabulary/letter-kinds';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { Badge } from '../../shared/ui/badge.tsx';
import { Row, Rows } from '../../shared/ui/row.tsx';
import { Section } from '../../shared/ui/section.tsx';
import { SettingsFrame } from '../../shared/ui/settings-frame.tsx';
import { allTemplatesQuery } from './letters-requests.ts';

const TemplateRow = ({ template }: { template: Template }) => (
  <Row
    title={
      <Link to="/settings/templates/$templateId" params={{ templateId: template.id }} data-row-link="">
        {template.name}
      </Link>
    }
    badge={template.builtIn ? null : <Badge tone="leaf">yours</Badge>}
  />
);

export const TemplatesPage = () => {
  const { data } = useSuspenseQuery(allTemplatesQuery(useWorkspaceId()));
  const own = data.items.filter(({ builtIn }) => !builtIn).length;
  return (
    <SettingsFrame
      page="Templates"
      title="What a new letter begins with."
      below={
        own === 0
          ? 'Open one, and copy it to make it yours.'
          : 'Built-in ones stay as they are; yours can be changed.'
      }
    >
      {letterKinds.map((kind) => {
        const templates = data.items.filter((template) => template.kind === kind);
        return templates.length > 0 ? (
          <Section key={kind} title={letterKindFacts[kind].label}>
            <Rows label={letterKindFacts[kind].label}>
              {templates.map((template) => (
                <TemplateRow key={template.id} template={template} />
              ))}
            </Rows>
          </Section>
        ) : null;
      })}
    </SettingsFrame>
  );
};
