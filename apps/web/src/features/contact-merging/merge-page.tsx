import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ComparedField, MergeChoices, MergePreview } from '@threefold/contracts/contact-merging';
import { displayName } from '@threefold/domain/contacts/names';
import { useRef, useState } from 'react';
import { newId } from '../../shared/api/new-id.ts';
import { peopleQuery } from '../../shared/api/people-query.ts';
import { useShortcut } from '../../shared/keyboard/shortcuts.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { Button, ButtonLink } from '../../shared/ui/button.tsx';
import { Callout } from '../../shared/ui/callout.tsx';
import { Combobox } from '../../shared/ui/combobox.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { Section } from '../../shared/ui/section.tsx';
import styles from './merging.module.css';
import { previewQuery, useMerge } from './merging-requests.ts';
import { countsInWords, fieldInWords, recordInWords, whyInWords } from './merging-words.ts';

type Two = { contactId: string; mergedId: string };

/** Which of the two records stays; the other's address leads to it from then on. */
const WhoStays = ({ preview, onSwap }: { preview: MergePreview; onSwap: () => void }) => (
  <fieldset className={styles.stays}>
    <legend className={styles.legend}>Keep</legend>
    {(['survivor', 'merged'] as const).map((side) => (
      <label key={preview[side].id} className={styles.record}>
        <input type="radio" name="stays" checked={side === 'survivor'} onChange={onSwap} />
        <span>
          <bdi className={styles.name}>{displayName(preview[side])}</bdi>
          <span className={styles.history}>
            <bdi>{recordInWords(preview[side])}</bdi>
          </span>
          <span className={styles.history}>{countsInWords(preview.counts[side])}</span>
        </span>
      </label>
    ))}
  </fieldset>
);

const United = ({ united }: Pick<MergePreview, 'united'>) => {
  const lists: [string, string][] = [
    ['Email', united.emails.join(', ')],
    ['Phone', united.phones.map(({ typed }) => typed).join(', ')],
    ['Tags', united.tags.join(', ')],
    ['Private notes', united.notes ?? ''],
  ];
  const shown = lists.filter(([, text]) => text !== '');
  if (shown.length === 0 && !united.doNotContact) return null;
  return (
    <Section title="Kept from both">
      <dl className={styles.united}>
        {shown.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {united.doNotContact ? (
        <Callout tone="ember">One of these is marked “Do not contact.” That mark will be kept.</Callout>
      ) : null}
    </Section>
  );
};

/** Back to the queue, or to the person. */
const useLeave = ({ contactId }: Two, inQueue: boolean) => {
  const navigate = useNavigate();
  return () =>
    inQueue
      ? void navigate({ to: '/contacts/duplicates', search: {} })
      : void navigate({ to: '/contacts/$contactId', params: { contactId } });
};

const Compare = ({ contactId, mergedId, inQueue }: Two & { inQueue: boolean }) => {
  const workspaceId = useWorkspaceId();
  const navigate = useNavigate({ from: '/contacts/$contactId/merge' });
  const { data: preview, refetch } = useSuspenseQuery(previewQuery(workspaceId, { contactId, mergedId }));
  const merge = useMerge();
  const [choices, setChoices] = useState<MergeChoices>({});
  const id = useRef(newId());
  const leave = useLeave({ contactId, mergedId }, inQueue);
  const { survivor, merged } = preview;
  const swap = () =>
    void navigate({
      to: '/contacts/$contactId/merge',
      params: { contactId: mergedId },
      search: { with: contactId, ...(inQueue && { queue: true }) },
      replace: true,
    });
  const go = () => {
    if (merge.isPending) return;
    merge.mutate(
      {
        id: id.current,
        survivorId: survivor.id,
        mergedId: merged.id,
        choices,
        survivorVersion: survivor.version,
        mergedVersion: merged.version,
      },
      { onSuccess: leave, onError: () => void refetch() },
    );
  };
  const change = (next: MergeChoices) => {
    // Another content is another merge.
    id.current = newId();
    setChoices(next);
  };
  useShortcut('Enter', 'Merge', go);
  useShortcut('Escape', 'Cancel', leave);
  return (
    <>
      {preview.warnings.map((sentence) => (
        <Callout key={sentence} tone="gold">
          {sentence}
        </Callout>
      ))}
      <WhoStays preview={preview} onSwap={swap} />
      <FieldChoices preview={preview} choices={choices} onChange={change} />
      <United united={preview.united} />
      <p className={styles.promise}>
        All letters, calls, meetings, referrals, and findings move to the contact you keep. Values you don’t
        choose are saved with it, and you can undo the merge from the contact’s page.
      </p>
      <div className={styles.actions}>
        <Button tone="primary" onClick={go} pending={merge.isPending} shortcut="Enter">
          Merge
        </Button>
        <Button tone="quiet" onClick={leave}>
          Cancel
        </Button>
      </div>
      {merge.isError ? <ErrorNote error={merge.error} /> : null}
    </>
  );
};

export const MergePage = () => {
  const { contactId } = useParams({ from: '/signed-in/contacts/$contactId/merge' });
  const { with: mergedId, queue: inQueue = false } = useSearch({
    from: '/signed-in/contacts/$contactId/merge',
  });
  return (
    <Page width="narrow">
      <PageHeading
        page="Merge"
        above={
          inQueue ? (
            <Link to="/contacts/duplicates" search={{}}>
              Duplicates
            </Link>
          ) : (
            <Link to="/contacts/$contactId" params={{ contactId }}>
              Back to the contact
            </Link>
          )
        }
      >
        {mergedId ? 'Merge duplicates' : 'Which contact is the same person?'}
      </PageHeading>
      {mergedId ? (
        <Compare
          key={`${contactId} ${mergedId}`}
          contactId={contactId}
          mergedId={mergedId}
          inQueue={inQueue}
        />
      ) : (
        <>
          <ChooseOther contactId={contactId} />
          <p className={styles.promise}>
            Or{' '}
            <ButtonLink to="/contacts/duplicates" search={{}} tone="quiet">
              review all possible duplicates
            </ButtonLink>
          </p>
        </>
      )}
    </Page>
  );
};

type Props = {
  preview: MergePreview;
  choices: MergeChoices;
  onChange: (choices: MergeChoices) => void;
};

/** One of two values; the one that does not stay is remembered. */
const FieldChoice = ({ field, choices, onChange }: { field: ComparedField } & Omit<Props, 'preview'>) => {
  const chosen = choices[field.field] ?? field.wins;
  return (
    <fieldset className={styles.field}>
      <legend className={styles.label}>{fieldInWords(field.field)}</legend>
      {(['survivor', 'merged'] as const).map((side) => (
        <label key={side} className={styles.value} data-chosen={chosen === side || undefined}>
          <input
            type="radio"
            name={field.field}
            checked={chosen === side}
            onChange={() => onChange({ ...choices, [field.field]: side })}
          />
          <span>
            <bdi>{field[side] ?? 'nothing'}</bdi>
            {field.wins === side && whyInWords(field.why) ? (
              <span className={styles.why}>{whyInWords(field.why)}</span>
            ) : null}
          </span>
        </label>
      ))}
    </fieldset>
  );
};

/** What the two say differently, to be chosen; what only one says is taken over. */
const FieldChoices = ({ preview, choices, onChange }: Props) => {
  const differing = preview.fields.filter(
    ({ survivor, merged }) => survivor !== merged && survivor !== null && merged !== null,
  );
  const single = preview.fields.filter(({ why }) => why === 'only-one');
  return (
    <>
      {differing.length > 0 ? (
        <Section title="Differences">
          {differing.map((field) => (
            <FieldChoice key={field.field} field={field} choices={choices} onChange={onChange} />
          ))}
        </Section>
      ) : null}
      {single.length > 0 ? (
        <Section title="Only in one">
          <dl className={styles.united}>
            {single.map(({ field, survivor, merged }) => (
              <div key={field}>
                <dt>{fieldInWords(field)}</dt>
                <dd>
                  <bdi>{survivor ?? merged}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      ) : null}
    </>
  );
};

/** Other contact of the same person, by name or address. */
const ChooseOther = ({ contactId }: { contactId: string }) => {
  const workspaceId = useWorkspaceId();
  const navigate = useNavigate({ from: '/contacts/$contactId/merge' });
  const [text, setText] = useState('');
  const { data, isSuccess } = useQuery(peopleQuery(workspaceId, text.trim()));
  const others = text.trim().length > 1 ? (data?.items ?? []).filter(({ id }) => id !== contactId) : [];
  return (
    <Combobox
      label="Other contact"
      onlyChoices
      hint="Type a name, organization, or email address."
      text={text}
      onText={setText}
      choices={others.map((contact) => ({
        id: contact.id,
        label: displayName(contact),
        hint: [contact.title, contact.organization].filter(Boolean).join(', ') || (contact.emails[0] ?? ''),
      }))}
      {...(isSuccess && text.trim().length > 1 ? { nothing: 'No one else by that name.' } : {})}
      onPick={({ id }) => void navigate({ search: { with: id }, replace: true })}
    />
  );
};
