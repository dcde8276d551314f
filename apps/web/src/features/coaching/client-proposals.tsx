// What a coach proposes to a client. Below the level "everything" only counts come back.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type Client, propose } from '@threefold/contracts/coaching';
import { splitName } from '@threefold/domain/contacts/split-name';
import { useRef, useState } from 'react';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { useContractForm } from '../../shared/contract-form.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { TextArea, TextField } from '../../shared/ui/field.tsx';
import { Row, Rows } from '../../shared/ui/row.tsx';
import { Section } from '../../shared/ui/section.tsx';
import { SegmentedControl } from '../../shared/ui/segmented-control.tsx';
import styles from './coaching.module.css';
import { aboutOf, becameOf, countsInWords, firstName, titleOf } from './coaching-words.ts';
import { proposalCountsQuery, proposalsQuery, usePropose, useProposeList } from './proposals-requests.ts';

/** The name comes last: it shows what is said about any part of a person that has no field here. */
const nobodyYet = { contact: { organization: '', title: '', emails: [''], name: '' }, note: '' };

const PersonForm = ({ workspaceId }: { workspaceId: string }) => {
  const { mutateAsync } = usePropose(workspaceId);
  const form = useContractForm({
    schema: propose.body,
    values: nobodyYet,
    toBody: ({ contact: { name, emails, ...rest }, note }) => {
      const { givenName, familyName, credentials } = splitName(name);
      return {
        contact: {
          ...rest,
          givenName: givenName ?? '',
          familyName: familyName ?? '',
          credentials,
          emails: emails.map((email) => email.trim()).filter(Boolean),
        },
        note: note.trim() || null,
      };
    },
    send: async (proposal) => {
      await mutateAsync(proposal);
      form.reset(nobodyYet);
    },
  });
  return (
    <form className={styles.form} {...form.element}>
      <TextField label="Name" autoComplete="off" {...form.field('contact.name')} />
      <TextField label="Organization" {...form.field('contact.organization')} />
      <TextField label="Title" {...form.field('contact.title')} />
      <TextField label="Email" type="email" {...form.field('contact.emails.0')} />
      <TextArea label="Why this person" rows={2} {...form.field('note')} />
      {form.failure ? <ErrorNote error={form.failure} /> : null}
      <Button type="submit" tone="primary" pending={form.isPending}>
        Propose contact
      </Button>
    </form>
  );
};

const noStepYet = { action: { text: '' } };

const StepForm = ({ workspaceId }: { workspaceId: string }) => {
  const { mutateAsync } = usePropose(workspaceId);
  const form = useContractForm({
    schema: propose.body,
    values: noStepYet,
    toBody: (typed) => typed,
    send: async (proposal) => {
      await mutateAsync(proposal);
      form.reset(noStepYet);
    },
  });
  return (
    <form className={styles.form} {...form.element}>
      <TextArea label="Next step, in one sentence" rows={2} {...form.field('action.text')} />
      {form.failure ? <ErrorNote error={form.failure} /> : null}
      <Button type="submit" tone="primary" pending={form.isPending}>
        Propose step
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
        One person per row with a header row, up to 2,000: CSV, Excel, vCard, or a LinkedIn export.
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
        {send.isPending ? 'Reading file …' : 'Choose file'}
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
                    Line {line} skipped: {reason}.
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
  { value: 'person', label: 'Contact' },
  { value: 'step', label: 'Next step' },
  { value: 'list', label: 'List' },
] as const;

export const ClientProposals = ({ client }: { client: Client }) => {
  const { workspaceId, name, level } = client;
  const [form, setForm] = useState<(typeof forms)[number]['value']>('person');
  const counts = useQuery(proposalCountsQuery(workspaceId)).data;
  return (
    <>
      <Section title={`Propose to ${firstName(name)}`}>
        <SegmentedControl
          label="What would you like to propose?"
          value={form}
          options={forms}
          onChange={setForm}
        />
        <div className={styles.said}>
          {form === 'person' ? <PersonForm workspaceId={workspaceId} /> : null}
          {form === 'step' ? <StepForm workspaceId={workspaceId} /> : null}
          {form === 'list' ? <ListForm workspaceId={workspaceId} /> : null}
        </div>
      </Section>
      <Section title="Outcome">
        <p className={styles.told}>{counts ? countsInWords(counts) : ''}</p>
        {level === 'full' ? <OwnProposals workspaceId={workspaceId} /> : null}
      </Section>
    </>
  );
};
