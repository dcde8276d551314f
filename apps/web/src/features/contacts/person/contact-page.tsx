import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import type { Contact } from '@threefold/contracts/contacts';
import { displayName } from '@threefold/domain/contacts/names';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { Badge } from '../../../shared/ui/badge.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { Callout } from '../../../shared/ui/callout.tsx';
import { Page } from '../../../shared/ui/page.tsx';
import { PageHeading } from '../../../shared/ui/page-heading.tsx';
import { SegmentedControl } from '../../../shared/ui/segmented-control.tsx';
import { StageMark } from '../../../shared/ui/stage-mark.tsx';
import { heldContact } from '../contact-cache.ts';
import type { ContactPatch } from '../contact-patch.ts';
import { contactQuery } from '../contact-queries.ts';
import { useChangeContact, useTrashContact } from '../contact-requests.ts';
import { placeInWords, roleInWords } from '../contact-words.ts';
import { ContactAbout } from './contact-about.tsx';
import { ContactActions } from './contact-actions.tsx';
import { ContactChain } from './contact-chain.tsx';
import styles from './contact-page.module.css';
import type { ContactPart } from './contact-part.ts';
import { ContactStory } from './contact-story.tsx';
import { beginEditing } from './editable-text.tsx';
import { NextStepCard } from './next-step-card.tsx';
import { PlanCallDialog } from './plan-call-dialog.tsx';

// Whoever only looks at a person needs no forms.
const NameDialog = lazy(() =>
  import('./name-dialog.tsx').then(({ NameDialog }) => ({ default: NameDialog })),
);
const ReferralDialog = lazy(() =>
  import('./referral-dialog.tsx').then(({ ReferralDialog }) => ({ default: ReferralDialog })),
);

const parts: { value: ContactPart; label: string }[] = [
  { value: 'story', label: 'Story' },
  { value: 'about', label: 'Person' },
  { value: 'chain', label: 'Chain' },
];

/** The contact, at once where a list holds it already. */
const useContact = (contactId: string): Contact => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  const query = contactQuery({ workspaceId, contactId });
  const held = heldContact(queryClient, workspaceId, contactId);
  return useSuspenseQuery({ ...query, ...(held ? { initialData: held, initialDataUpdatedAt: 0 } : {}) }).data;
};

const InBin = ({ contact }: { contact: Contact }) => {
  const { takeOut } = useTrashContact(contact.id);
  return (
    <Callout
      tone="gold"
      title="In the trash"
      actions={
        <Button tone="primary" onClick={() => takeOut.mutate()} pending={takeOut.isPending}>
          Restore
        </Button>
      }
    >
      Nothing is planned with this person. After 30 days the entry cannot be brought back.
    </Callout>
  );
};

const Above = ({ contact }: { contact: Contact }) => (
  <span className={styles.above}>
    <Link to="/contacts" search={{}}>
      Contacts
    </Link>
    <StageMark stage={contact.stage} />
    {contact.doNotContact ? <Badge tone="ember">do not contact</Badge> : null}
  </span>
);

type Dialogue = 'name' | 'referral' | 'call' | null;

type PartsProps = {
  contact: Contact;
  onChange: (patch: ContactPatch) => void;
  onName: () => void;
  /** The next step, above whichever part is shown. */
  children: ReactNode;
  /** What a coach said about this person. */
  said: ReactNode;
  /** Where the names stand that they gave, and by which they came here. */
  names: ReactNode;
};

const Parts = ({ contact, onChange, onName, children, said, names }: PartsProps) => {
  const { part = 'story' } = useSearch({ from: '/signed-in/contacts/$contactId' });
  const navigate = useNavigate({ from: '/contacts/$contactId' });
  return (
    <div className={styles.parts} data-part={part}>
      <div className={styles.next}>{children}</div>
      <div className={styles.choice}>
        <SegmentedControl
          label="What to show"
          value={part}
          options={parts}
          onChange={(next) =>
            void navigate({
              search: next === 'story' ? {} : { part: next },
              replace: true,
              resetScroll: false,
            })
          }
        />
      </div>
      <div className={styles.story}>
        {said}
        <ContactStory contactId={contact.id} />
      </div>
      <div className={styles.beside}>
        <div className={styles.about}>
          <ContactAbout contact={contact} onChange={onChange} />
        </div>
        <div className={styles.chain}>
          <ContactChain contact={contact} onName={onName} />
          {names}
        </div>
      </div>
    </div>
  );
};

type Props = Pick<PartsProps, 'said' | 'names'> & { contactId: string };

const OneContact = ({ contactId, said, names }: Props) => {
  const contact = useContact(contactId);
  const navigate = useNavigate({ from: '/contacts/$contactId' });
  const change = useChangeContact(contactId);
  const [dialogue, setDialogue] = useState<Dialogue>(null);
  const close = () => setDialogue(null);
  const onChange = (patch: ContactPatch, said?: string) =>
    change.mutate({ patch, ...(said ? { said } : {}) });
  const onName = () => setDialogue('referral');
  const onPlanCall = () => setDialogue('call');
  const onFind = async (field: 'phone' | 'email') => {
    await navigate({ search: { part: 'about' }, replace: true, resetScroll: false });
    requestAnimationFrame(() => beginEditing(field));
  };
  const isTrashed = contact.deletedAt !== null;
  if (contact.id !== contactId)
    return <Navigate to="/contacts/$contactId" params={{ contactId: contact.id }} replace />;
  return (
    <Page>
      <PageHeading
        page={displayName(contact)}
        above={<Above contact={contact} />}
        below={<bdi>{[roleInWords(contact), placeInWords(contact)].filter(Boolean).join(' · ')}</bdi>}
        actions={
          isTrashed ? undefined : (
            <ContactActions contact={contact} onChange={onChange} onName={onName} onPlanCall={onPlanCall} />
          )
        }
      >
        {/* A click on the headline mends it. */}
        <button
          type="button"
          className={styles.name}
          onClick={() => setDialogue('name')}
          title="Change the name"
        >
          <bdi>{displayName(contact)}</bdi>
          {contact.credentials ? <span className={styles.credentials}> {contact.credentials}</span> : null}
        </button>
      </PageHeading>
      {isTrashed ? (
        <InBin contact={contact} />
      ) : (
        <Parts contact={contact} onChange={onChange} onName={onName} said={said} names={names}>
          <NextStepCard contact={contact} onFind={(field) => void onFind(field)} onPlanCall={onPlanCall} />
        </Parts>
      )}
      <Suspense fallback={null}>
        {dialogue === 'name' ? (
          <NameDialog contact={contact} onSave={(patch) => change.mutateAsync({ patch })} onClose={close} />
        ) : null}
        {dialogue === 'referral' ? <ReferralDialog contact={contact} onClose={close} /> : null}
      </Suspense>
      {dialogue === 'call' ? <PlanCallDialog contact={contact} onClose={close} /> : null}
    </Page>
  );
};

export const ContactPage = ({ contactId, ...slots }: Props) => (
  <OneContact key={contactId} contactId={contactId} {...slots} />
);
