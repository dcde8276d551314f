import { useNavigate } from '@tanstack/react-router';
import type { Contact } from '@threefold/contracts/contacts';
import type { Letter, Template } from '@threefold/contracts/letters';
import type { MailSettings } from '@threefold/contracts/settings';
import { letterName } from '@threefold/domain/vocabulary/letter-kinds';
import { methods } from '@threefold/domain/vocabulary/methods';
import { useId, useState } from 'react';
import { useShortcut } from '../../shared/keyboard/shortcuts.ts';
import { HrefLink } from '../../shared/navigation/href-link.tsx';
import type { Settings } from '../../shared/session/settings.ts';
import { guessInWords } from '../../shared/time/clock-guess.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { useCheck } from './checking/use-check.ts';
import { DraftNotes } from './drafting/draft-notes.tsx';
import { insertables } from './drafting/insertable.ts';
import { useLetterDraft } from './drafting/use-letter-draft.ts';
import { useRewording } from './drafting/use-rewording.ts';
import styles from './editor.module.css';
import { EditorAside } from './editor-aside.tsx';
import { EditorTools } from './editor-tools.tsx';
import { LetterText } from './letter-text.tsx';
import { namesCall } from './letter-words.ts';
import { useTrashLetter } from './letters-requests.ts';
import { PromisePicker } from './promise/promise-picker.tsx';
import { PrintedLetter } from './sending/printed-letter.tsx';
import { useTextField } from './use-text-field.ts';

type Props = {
  letter: Letter;
  contact: Contact;
  settings: Settings;
  mail: MailSettings | undefined;
  templates: readonly Template[];
  /** What the seeker could help with, in few words each. */
  problems: readonly string[];
  referrers: readonly string[];
};

const EditorHeading = ({ letter, contact, settings }: Pick<Props, 'letter' | 'contact' | 'settings'>) => {
  const method = letter.kind === 'outreach' ? `, ${methods[settings.method].label} method` : '';
  const who = [contact.title, contact.organization, contact.place?.city].filter(Boolean).join(', ');
  return (
    <PageHeading
      page={`Letter to ${letter.contactName}`}
      above={`${letterName(letter)}${method}`}
      below={who || undefined}
    >
      To{' '}
      <HrefLink href={`/contacts/${contact.id}`} className={styles.person}>
        {letter.contactName}
      </HrefLink>
    </PageHeading>
  );
};

export const LetterEditor = ({
  letter: loaded,
  contact,
  settings,
  mail,
  templates,
  problems,
  referrers,
}: Props) => {
  const navigate = useNavigate();
  const now = useNow();
  const describedBy = useId();
  const { keeper, draft } = useLetterDraft(loaded);
  const { letter, text } = draft;
  const { field, show, insert } = useTextField(keeper);
  const { isHeld, reword } = useRewording(keeper);
  const check = useCheck(letter.id, text, letter.promiseAt).data;
  const trash = useTrashLetter();
  const [isPicking, setPicking] = useState(false);
  useShortcut('p', 'Choose the time of the call', () => setPicking(namesCall(letter)));

  const movePromise = async (promiseAt: string | null) => {
    const done = promiseAt ? 'The call and its sentence were moved.' : 'No call is promised any more.';
    await reword({ promiseAt }, done);
    setPicking(false);
  };
  const takeTemplate = (template: Template) =>
    reword({ templateId: template.id }, `The text is now that of “${template.name}”.`);
  const trashIt = async () => {
    const saved = await keeper.settle();
    if (!saved) return;
    await trash.mutateAsync(saved);
    await navigate({ to: '/letters' });
  };
  const guess = guessInWords(contact, settings.country);
  const promise =
    letter.promiseAt === null ? null : { at: letter.promiseAt, timeZone: letter.promiseTimeZone };

  return (
    <>
      <div data-print="hide">
        <Page>
          <div className={styles.columns}>
            <div>
              <EditorHeading letter={letter} contact={contact} settings={settings} />
              <DraftNotes draft={draft} onChoose={keeper.choose} />
              <EditorTools
                letter={letter}
                draft={draft}
                templates={templates}
                values={insertables(
                  { contact, profile: settings.profile, promise, referrers, problems },
                  now,
                )}
                onTemplate={(template) => void takeTemplate(template)}
                onInsert={insert}
                onTrash={() => void trashIt()}
                onOpenTemplates={() => void navigate({ to: '/settings/templates' })}
              />
              <LetterText
                text={text}
                check={check}
                onWrite={keeper.write}
                isHeld={isHeld}
                textRef={field}
                describedBy={describedBy}
              />
              <p id={describedBy} className="sr-only">
                Parts that were found are marked; what to look at is listed beside the letter.
              </p>
            </div>
            <EditorAside
              keeper={keeper}
              letter={letter}
              text={text}
              contact={contact}
              mail={mail}
              mine={settings.timeZone}
              guess={guess}
              check={check}
              isHeld={isHeld}
              onShow={show}
              onPick={() => setPicking(true)}
              onPromise={(at) => void movePromise(at)}
            />
          </div>
        </Page>
        {isPicking ? (
          <PromisePicker
            contactId={contact.id}
            contactName={letter.contactName}
            current={letter.promiseAt}
            onDuty={settings.onDuty}
            guess={guess}
            isPending={isHeld}
            onClose={() => setPicking(false)}
            onUse={(at) => void movePromise(at)}
          />
        ) : null}
      </div>
      <PrintedLetter body={text.body} contact={contact} settings={settings} at={now} />
    </>
  );
};
