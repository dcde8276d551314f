import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { Template } from '@threefold/contracts/letters';
import { letterKindFacts } from '@threefold/domain/vocabulary/letter-kinds';
import type { FormEvent } from 'react';
import { fieldError } from '../../shared/api/api-problem.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { Button } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { TextArea, TextField } from '../../shared/ui/field.tsx';
import { textIn } from './form-values.ts';
import { MergeValueList } from './merge-value-list.tsx';
import { SaveBar } from './save-bar.tsx';
import styles from './settings-frame.module.css';
import { SettingsFrame } from './settings-frame.tsx';
import { allTemplatesQuery, useCreateTemplate, useSaveTemplate } from './templates-requests.ts';

const CopyButton = ({ template }: { template: Template }) => {
  const navigate = useNavigate();
  const create = useCreateTemplate();
  const { kind, name, subject, body } = template;
  const copy = async () => {
    const made = await create.mutateAsync({ kind, name: `${name}, my version`.slice(0, 120), subject, body });
    await navigate({ to: '/settings/templates/$templateId', params: { templateId: made.id } });
  };
  return (
    <Button
      tone={template.builtIn ? 'primary' : 'plain'}
      pending={create.isPending}
      onClick={() => void copy()}
    >
      {template.builtIn ? 'Copy it and make it yours' : 'Copy it'}
    </Button>
  );
};

const BuiltIn = ({ template }: { template: Template }) => (
  <div className={styles.sample}>
    <p>{template.subject}</p>
    {template.body.split('\n\n').map((paragraph) => (
      <p key={paragraph}>{paragraph}</p>
    ))}
  </div>
);

const Editor = ({ template }: { template: Template }) => {
  const save = useSaveTemplate();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = form.get('body');
    save.mutate({
      template,
      fields: {
        name: textIn(form, 'name'),
        subject: textIn(form, 'subject'),
        body: typeof body === 'string' ? body.replace(/\r\n/g, '\n') : '',
      },
    });
  };
  const error = (path: string) => fieldError(save.error, path);
  return (
    <form className={styles.form} onSubmit={onSubmit} onChange={() => save.reset()}>
      <TextField
        label="Name"
        name="name"
        required
        maxLength={120}
        defaultValue={template.name}
        error={error('name')}
      />
      <TextField
        label="Subject"
        name="subject"
        maxLength={300}
        className={styles.source}
        defaultValue={template.subject}
        error={error('subject')}
      />
      <TextArea
        label="Text, in Liquid"
        name="body"
        required
        rows={18}
        maxLength={50_000}
        className={styles.source}
        spellCheck={false}
        defaultValue={template.body}
        error={error('body')}
      />
      <SaveBar
        isPending={save.isPending}
        isSaved={save.isSuccess}
        error={save.error}
        saved="Saved. Letters that were begun from it keep their text."
      />
    </form>
  );
};

export const TemplatePage = () => {
  const { templateId } = useParams({ from: '/signed-in/settings/templates/$templateId' });
  const { data } = useSuspenseQuery(allTemplatesQuery(useWorkspaceId()));
  const template = data.items.find(({ id }) => id === templateId);
  if (!template)
    return (
      <SettingsFrame page="Template" title="There is no such template.">
        <EmptyState
          title="It may have been mistyped."
          action={<Link to="/settings/templates">All templates</Link>}
        />
      </SettingsFrame>
    );
  const below = `${letterKindFacts[template.kind].label}. ${letterKindFacts[template.kind].purpose}`;
  return (
    <SettingsFrame
      page={template.name}
      title={template.name}
      below={below}
      actions={<CopyButton template={template} />}
    >
      {template.builtIn ? <BuiltIn template={template} /> : <Editor key={template.id} template={template} />}
      <MergeValueList />
    </SettingsFrame>
  );
};
