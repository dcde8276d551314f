// What a coach proposes to a client. Below the level "everything" only counts come back.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Client } from '@threefold/contracts/coaching';
import { splitName } from '@threefold/domain/contacts/split-name';
import { type FormEvent, useRef, useState } from 'react';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextArea, TextField } from '../../shared/ui/field.tsx';
import { Row, Rows } from '../../shared/ui/row.tsx';
import { Section } from '../../shared/ui/section.tsx';
import { SegmentedControl } from '../../shared/ui/segmented-control.tsx';
import styles from './client.module.css';
import { firstName } from './coaching-words.ts';
import { aboutOf, becameOf, countsInWords, titleOf } from './proposal-words.ts';
import { proposalCountsQuery, proposalsQuery, usePropose, useProposeList } from './proposals-requests.ts';

const emptyPerson = { name: '', organization: '', title: '', email: '', note: '' };

const PersonForm = ({ workspaceId }: { workspaceId: string }) => {
  const [person, setPerson] = useState(emptyPerson);
  const propose = usePropose(workspaceId);
  const write = (field: keyof typeof emptyPerson) => (event: { target: { value: string } }) =>
    setPerson((old) => ({ ...old, [field]: event.target.value }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { givenName, familyName, credentials } = splitName(person.name);
    const email = person.email.trim();
    const contact = {
      givenName: givenName ?? '',
      familyName: familyName ?? '',
      credentials,
      organization: person.organization,
      title: person.title,
      emails: email === '' ? [] : [email],
    };
    propose.mutate(
      { contact, note: person.note.trim() || null },
      { onSuccess: () => setPerson(emptyPerson) },
    );
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label="Name"
        maxLength={200}
        autoComplete="off"
        value={person.name}
        error={propose.isError ? problemSentence(propose.error) : undefined}
        onChange={write('name')}
      />
      <TextField
        label="Organization"
        maxLength={200}
        value={person.organization}
        onChange={write('organization')}
      />
      <TextField label="What they do" maxLength={200} value={person.title} onChange={write('title')} />
      <TextField label="E-mail" type="email" maxLength={254} value={person.email} onChange={write('email')} />
      <TextArea
        label="Why this person"
        rows={2}
        maxLength={2000}
        value={person.note}
        onChange={write('note')}
      />
      <Button
        type="submit"
        tone="primary"
        pending={propose.isPending}
        disabled={person.name.trim() === '' && person.email.trim() === ''}
      >
        Propose this person
      </Button>
    </form>
  );
};

const StepForm = ({ workspaceId }: { workspaceId: string }) => {
  const [text, setText] = useState('');
  const propose = usePropose(workspaceId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    propose.mutate({ action: { text: text.trim() } }, { onSuccess: () => setText('') });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextArea
        label="A step, in a sentence"
        rows={2}
        maxLength={500}
        value={text}
        error={propose.isError ? problemSentence(propose.error) : undefined}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" tone="primary" pending={propose.isPending} disabled={text.trim() === ''}>
        Propose this step
      </Button>
    </form>
  );
};

const ListForm = ({ workspaceId }: { workspaceId: string }) => {
  const input = useRef<HTMLInputElement>(null);
  const send = useProposeList(workspaceId);
  return (
    <div className={styles.form}>
      <p className={styles.soft}>
        A table with a heading, one person a line, 2,000 at most: CSV, Excel, vCard, or an export of LinkedIn.
      </p>
      <input
        ref={input}
        type="file"
        className="sr-only"
        tabIndex={-1}
        aria-label="List of people"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) send.mutate(file);
        }}
      />
      <Button tone="primary" pending={send.isPending} onClick={() => input.current?.click()}>
        {send.isPending ? 'Reading the list …' : 'Choose a list'}
      </Button>
      <div role="status">
        {send.isError ? <p>{problemSentence(send.error)}</p> : null}
        {send.data ? (
          <>
            <p>
              {send.data.proposed} proposed from {send.data.fileName}.
            </p>
            {send.data.leftOut.length > 0 ? (
              <ul className={styles.soft}>
                {send.data.leftOut.map(({ line, reason }) => (
                  <li key={line}>
                    Line {line} was left out: {reason}.
                  </li>
                ))}
              </ul>
            ) : null}
          </>
        ) : null}
      </div>
    </div>
  );
};

const OwnProposals = ({ workspaceId }: { workspaceId: string }) => {
  const list = useInfiniteQuery(proposalsQuery(workspaceId));
  const proposals = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Rows label="Your proposals">
        {proposals.map((proposal) => (
          <Row
            key={proposal.id}
            title={titleOf(proposal)}
            badge={<span className={styles.soft}>{becameOf(proposal)}</span>}
          >
            {aboutOf(proposal) ? <p>{aboutOf(proposal)}</p> : null}
          </Row>
        ))}
      </Rows>
      {list.hasNextPage ? (
        <Button pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </>
  );
};

const forms = [
  { value: 'person', label: 'A person' },
  { value: 'step', label: 'A step' },
  { value: 'list', label: 'A list' },
] as const;

export const ClientProposals = ({ client }: { client: Client }) => {
  const { workspaceId, name, level } = client;
  const [form, setForm] = useState<(typeof forms)[number]['value']>('person');
  const counts = useQuery(proposalCountsQuery(workspaceId)).data;
  return (
    <>
      <Section title={`Propose to ${firstName(name)}`}>
        <SegmentedControl label="What you propose" value={form} options={forms} onChange={setForm} />
        <div className={styles.said}>
          {form === 'person' ? <PersonForm workspaceId={workspaceId} /> : null}
          {form === 'step' ? <StepForm workspaceId={workspaceId} /> : null}
          {form === 'list' ? <ListForm workspaceId={workspaceId} /> : null}
        </div>
      </Section>
      <Section title="What came of it">
        <p className={styles.told}>{counts ? countsInWords(counts) : ''}</p>
        {level === 'full' ? <OwnProposals workspaceId={workspaceId} /> : null}
      </Section>
    </>
  );
};
