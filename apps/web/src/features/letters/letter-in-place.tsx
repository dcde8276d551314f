// A letter that is read, altered and sent in the middle of another page: the same text, check and ways of sending as on
// its own page, without what only a first letter needs.
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { Contact } from '@threefold/contracts/contacts';
import type { Letter } from '@threefold/contracts/letters';
import type { MailSettings } from '@threefold/contracts/settings';
import { useId } from 'react';
import { createPortal } from 'react-dom';
import { HrefLink } from '../../shared/navigation/href-link.tsx';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { type Settings, settingsQuery } from '../../shared/session/settings.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { useCheck, WarningList } from './check-panel.tsx';
import { HandedOver } from './handed-over.tsx';
import { DraftNotes, SavedState, useLetterDraft } from './letter-draft.tsx';
import { LetterText, PrintedLetter, useTextField } from './letter-text.tsx';
import { isWritable, statusLabel } from './letter-words.ts';
import { letterQuery, mailQuery, readerQuery } from './letters-requests.ts';
import { Sending, useSending } from './sending.tsx';

type Props = { letterId: string; onSent: (letter: Letter) => void };
type Writing = Pick<Props, 'onSent'> & {
  letter: Letter;
  contact: Contact;
  settings: Settings;
  mail: MailSettings | undefined;
};

const Writing = ({ letter: loaded, contact, settings, mail, onSent }: Writing) => {
  const now = useNow();
  const describedBy = useId();
  const { keeper, draft } = useLetterDraft(loaded);
  const { letter, text } = draft;
  const { field, subject, show, showBlank } = useTextField(keeper);
  const check = useCheck(letter.id, text, letter.promiseAt).data;
  const sending = useSending(keeper, onSent);
  return (
    <>
      <DraftNotes draft={draft} onChoose={keeper.choose} />
      <LetterText
        text={text}
        check={check}
        onWrite={keeper.write}
        isHeld={false}
        textRef={field}
        subjectRef={subject}
        describedBy={describedBy}
      />
      <div id={describedBy}>
        <SavedState draft={draft} />
      </div>
      <WarningList check={check} body={text.body} onShow={show} />
      <Sending
        letter={letter}
        text={text}
        contact={contact}
        settings={settings}
        mail={mail}
        check={check}
        onBlank={showBlank}
        sending={sending}
      />
      {createPortal(
        <PrintedLetter body={text.body} contact={contact} settings={settings} at={now} />,
        document.body,
      )}
    </>
  );
};

export const LetterInPlace = ({ letterId, onSent }: Props) => {
  const workspaceId = useWorkspaceId();
  const { data: letter } = useSuspenseQuery(letterQuery(workspaceId, letterId));
  const { data: contact } = useSuspenseQuery(readerQuery(workspaceId, letter.contactId));
  const { data: settings } = useSuspenseQuery(settingsQuery(workspaceId));
  const mail = useQuery(mailQuery(workspaceId)).data;
  if (letter.status === 'handed-over')
    return (
      <HandedOver
        letter={letter}
        contact={contact}
        writer={settings.profile.name}
        onSent={() => onSent(letter)}
      />
    );
  if (!isWritable(letter))
    return (
      <p role="status">
        This letter is {letter.deletedAt === null ? statusLabel[letter.status] : 'in the trash'}.{' '}
        <HrefLink href={`/letters/${letter.id}`}>Look at it</HrefLink>
      </p>
    );
  return (
    <Writing
      key={letter.id}
      letter={letter}
      contact={contact}
      settings={settings}
      mail={mail}
      onSent={onSent}
    />
  );
};
