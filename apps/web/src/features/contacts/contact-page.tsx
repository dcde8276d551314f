import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, Navigate, useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import type { Contact } from '@threefold/contracts/contacts';
import { displayName } from '@threefold/domain/contacts/names';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useStartLetter } from '../../shared/actions/start-letter.ts';
import { useCommands } from '../../shared/keyboard/commands.ts';
import { useShortcut } from '../../shared/keyboard/shortcuts.ts';
import { HrefButton } from '../../shared/navigation/href-link.tsx';
import { telephoneLink } from '../../shared/navigation/telephone-link.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { Badge } from '../../shared/ui/badge.tsx';
import { Button, ButtonHref } from '../../shared/ui/button.tsx';
import { Callout } from '../../shared/ui/callout.tsx';
import { IconButton } from '../../shared/ui/icon-button.tsx';
import { MoreIcon } from '../../shared/ui/icons.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { SegmentedControl } from '../../shared/ui/segmented-control.tsx';
import { StageMark } from '../../shared/ui/stage-mark.tsx';
import { ContactAbout } from './contact-about.tsx';
import { ContactChain } from './contact-chain.tsx';
import type { ContactPatch } from './contact-changes.ts';
import styles from './contact-page.module.css';
import {
  contactQuery,
  heldContact,
  useChangeContact,
  useCloseContact,
  useTrashContact,
} from './contact-requests.ts';
import type { ContactPart } from './contact-search.ts';
import { ContactStory } from './contact-story.tsx';
import { placeInWords, roleInWords } from './contact-words.ts';
import { beginEditing } from './editable-text.tsx';
import { letterForStage, NextStepCard, PlanCallDialog } from './next-step-card.tsx';

// Whoever only looks at a person needs no forms.
const NameDialog = lazy(() =>
  import('./name-dialog.tsx').then(({ NameDialog }) => ({ default: NameDialog })),
);
const ReferralDialog = lazy(() =>
  import('./referral-dialog.tsx').then(({ ReferralDialog }) => ({ default: ReferralDialog })),
);

const parts: { value: ContactPart; label: string }[] = [
  { value: 'story', label: 'Activity' },
  { value: 'about', label: 'Details' },
  { value: 'chain', label: 'Referrals' },
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
      Nothing is scheduled with this person. After 30 days this contact is gone for good.
    </Callout>
  );
};

const Above = ({ contact }: { contact: Contact }) => (
  <span className={styles.above}>
    <Link to="/contacts" search={{}}>
      Contacts
    </Link>
    <StageMark stage={contact.stage} />
    {contact.doNotContact ? <Badge tone="ember">Do not contact</Badge> : null}
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
          label="View"
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
        <button type="button" className={styles.name} onClick={() => setDialogue('name')} title="Edit name">
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

type ActionsProps = {
  contact: Contact;
  onChange: (patch: ContactPatch, said?: string) => void;
  onName: () => void;
  onPlanCall: () => void;
};

/** On the phone a call and a mail are one tap away. */
const ByThumb = ({ contact }: { contact: Contact }) => {
  const [phone] = contact.phones;
  const [email] = contact.emails;
  if (contact.doNotContact) return null;
  return (
    <>
      {phone ? (
        <ButtonHref className={styles.byThumb} href={telephoneLink(phone)}>
          Call
        </ButtonHref>
      ) : null}
      {email ? (
        <ButtonHref className={styles.byThumb} href={`mailto:${email}`}>
          Mail
        </ButtonHref>
      ) : null}
    </>
  );
};

/** What can be done besides the next step. */
const ContactActions = ({ contact, onChange, onName, onPlanCall }: ActionsProps) => {
  const router = useRouter();
  const letter = useStartLetter();
  const close = useCloseContact(contact.id);
  const { trash } = useTrashContact(contact.id);
  const isClosed = contact.stage === 'closed';
  const mayWrite = !contact.doNotContact && !isClosed;
  const hasMeetings = '/meetings/new' in router.routesByPath;
  const write = () => letter.mutate({ contactId: contact.id, kind: letterForStage(contact.stage) });
  const merge = () =>
    void router.navigate({ to: '/contacts/$contactId/merge', params: { contactId: contact.id }, search: {} });
  const moveToTrash = () => {
    if (!trash.isPending)
      trash.mutate(undefined, { onSuccess: () => void router.navigate({ to: '/contacts', search: {} }) });
  };
  const mark = contact.doNotContact
    ? { label: 'Allow contact', said: 'OK to contact again.' }
    : { label: 'Mark “Do not contact”', said: 'Marked “Do not contact.” No letters or calls will go out.' };

  useShortcut('r', 'Add referral', onName);
  useCommands([
    { id: 'contact-referral', label: 'Add referral', keys: 'r', run: onName },
    { id: 'contact-merge', label: 'Merge duplicate', also: 'duplicate same twice', run: merge },
    {
      id: 'contact-trash',
      label: 'Move this contact to trash',
      also: 'delete remove',
      run: moveToTrash,
    },
  ]);

  return (
    <>
      <ByThumb contact={contact} />
      {mayWrite ? (
        <Button onClick={write} pending={letter.isPending}>
          Write a letter
        </Button>
      ) : null}
      {mayWrite && hasMeetings ? (
        <HrefButton href={`/meetings/new?contactId=${contact.id}`}>Plan a meeting</HrefButton>
      ) : null}
      <Button onClick={onName} shortcut="R">
        Add referral
      </Button>
      <Menu
        label="More actions"
        trigger={
          <IconButton label="More actions">
            <MoreIcon />
          </IconButton>
        }
        items={[
          { label: 'Schedule a call', onSelect: onPlanCall, disabled: !mayWrite },
          {
            label: isClosed ? 'Reopen' : 'Close contact',
            onSelect: () => close.mutate(!isClosed),
          },
          {
            label: mark.label,
            onSelect: () => onChange({ doNotContact: !contact.doNotContact }, mark.said),
          },
          {
            label: 'Everything stored about them',
            onSelect: () =>
              void router.navigate({ to: '/contacts/$contactId/held', params: { contactId: contact.id } }),
          },
          { label: 'Merge duplicate', onSelect: merge },
          'line',
          { label: 'Move to trash', tone: 'ember', onSelect: moveToTrash },
        ]}
      />
    </>
  );
};
