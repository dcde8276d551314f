import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type Template, updateTemplate } from '@threefold/contracts/letters';
import { letterKindFacts } from '@threefold/domain/vocabulary/letter-kinds';
import { useContractForm } from '../../shared/contract-form.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { Button } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { TextArea, TextField } from '../../shared/ui/field.tsx';
import { Section } from '../../shared/ui/section.tsx';
import styles from '../../shared/ui/settings-frame.module.css';
import { SaveBar, SettingsFrame } from '../../shared/ui/settings-frame.tsx';
import { allTemplatesQuery, useCreateTemplate, useSaveTemplate } from './letters-requests.ts';

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
  const form = useContractForm({
    schema: updateTemplate.body,
    values: { name: template.name, subject: template.subject, body: template.body },
    toBody: (typed) => typed,
    send: (fields) => save.mutateAsync({ template, fields }),
  });
  return (
    <form className={styles.form} {...form.element}>
      <TextField label="Name" {...form.field('name')} />
      <TextField label="Subject" className={styles.source} {...form.field('subject')} />
      <TextArea
        label="Text, in Liquid"
        rows={18}
        className={styles.source}
        spellCheck={false}
        {...form.field('body')}
      />
      <SaveBar form={form} saved="Saved. Letters that were begun from it keep their text." />
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

const values: readonly [string, string][] = [
  ['contact.salutation', 'Dr. Lindqvist'],
  ['contact.givenName', 'first name'],
  ['contact.familyName', 'last name'],
  ['contact.title', 'their title'],
  ['contact.organization', 'where they work'],
  ['contact.city', 'their city'],
  ['referrer.name', 'who named them, where that may be said'],
  ['referrer.saying', 'what the referrer said'],
  ['promise', 'day and time of your call, in words'],
  ['reason', 'why this reader, after “because”'],
  ['meeting.dayInWords', 'the day of the meeting'],
  ['meeting.timeInWords', 'its time'],
  ['meeting.place', 'its place'],
  ['meeting.length', 'how long it takes'],
  ['meeting.movedFrom', 'the time before it was moved'],
  ['meeting.heard', 'what they are up against and you could help with, as you wrote it down there'],
  ['meeting.named', 'thanks for the names given there, in a sentence'],
  ['me.name', 'your name'],
  ['me.credentials', 'your credentials'],
  ['me.background', 'what lies behind you'],
  ['me.aim', 'what you move toward'],
  ['me.phone', 'your phone'],
  ['me.email', 'your e-mail'],
];

/** What a template may use. */
export const MergeValueList = () => (
  <Section title="Values that you can use">
    <p className={styles.small}>
      Write {'{{ contact.city | default: "[their city]" }}'}: what is not known leaves its gap in brackets,
      and the check finds it.
    </p>
    <dl className={styles.values}>
      {values.map(([name, means]) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>{' '}
          <dd className={styles.soft}>{means}</dd>
        </div>
      ))}
    </dl>
  </Section>
);
