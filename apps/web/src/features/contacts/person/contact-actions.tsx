import { useRouter } from '@tanstack/react-router';
import type { Contact } from '@threefold/contracts/contacts';
import { useStartLetter } from '../../../shared/actions/start-letter.ts';
import { useCommands } from '../../../shared/keyboard/commands.ts';
import { useShortcut } from '../../../shared/keyboard/shortcuts.ts';
import { HrefButton } from '../../../shared/navigation/href-link.tsx';
import { telephoneLink } from '../../../shared/navigation/telephone-link.ts';
import { Button, ButtonHref } from '../../../shared/ui/button.tsx';
import { IconButton } from '../../../shared/ui/icon-button.tsx';
import { MoreIcon } from '../../../shared/ui/icons.tsx';
import { Menu } from '../../../shared/ui/menu.tsx';
import type { ContactPatch } from '../contact-patch.ts';
import { useCloseContact, useTrashContact } from '../contact-requests.ts';
import styles from './contact-page.module.css';
import { letterForStage } from './next-step-card.tsx';

type Props = {
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
export const ContactActions = ({ contact, onChange, onName, onPlanCall }: Props) => {
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
    ? { label: 'Lift "do not contact"', said: 'May be contacted again.' }
    : { label: 'Mark "do not contact"', said: 'Marked "do not contact": no letter and no call goes out.' };

  useShortcut('r', 'Name a referral', onName);
  useCommands([
    { id: 'contact-referral', label: 'Name a referral', keys: 'r', run: onName },
    { id: 'contact-merge', label: 'Merge with another record', also: 'duplicate same twice', run: merge },
    {
      id: 'contact-trash',
      label: 'Put this contact into the trash',
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
        Name a referral
      </Button>
      <Menu
        label="More for this contact"
        trigger={
          <IconButton label="More for this contact">
            <MoreIcon />
          </IconButton>
        }
        items={[
          { label: 'Plan a call', onSelect: onPlanCall, disabled: !mayWrite },
          {
            label: isClosed ? 'Open again' : 'Close: plan nothing more',
            onSelect: () => close.mutate(!isClosed),
          },
          {
            label: mark.label,
            onSelect: () => onChange({ doNotContact: !contact.doNotContact }, mark.said),
          },
          {
            label: 'All that is held on them',
            onSelect: () =>
              void router.navigate({ to: '/contacts/$contactId/held', params: { contactId: contact.id } }),
          },
          { label: 'Merge with another record', onSelect: merge },
          'line',
          { label: 'Move to trash', tone: 'ember', onSelect: moveToTrash },
        ]}
      />
    </>
  );
};
