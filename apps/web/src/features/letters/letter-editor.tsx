import { useNavigate } from '@tanstack/react-router';
import type { Contact } from '@threefold/contracts/contacts';
import type { Letter, Template } from '@threefold/contracts/letters';
import type { MailSettings } from '@threefold/contracts/settings';
import { letterName } from '@threefold/domain/vocabulary/letter-kinds';
import { methods } from '@threefold/domain/vocabulary/methods';
import { useId, useState, useSyncExternalStore } from 'react';
import { useShortcut } from '../../shared/keyboard/shortcuts.ts';
import { HrefLink } from '../../shared/navigation/href-link.tsx';
import type { Settings } from '../../shared/session/settings.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { guessInWords } from '../../shared/time/wall.ts';
import { Button } from '../../shared/ui/button.tsx';
import { IconButton } from '../../shared/ui/icon-button.tsx';
import { MoreIcon } from '../../shared/ui/icons.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import {
  type CheckOfText,
  CompactCheck,
  PartsList,
  type Place,
  partsTitle,
  useCheck,
  WarningList,
} from './check-panel.tsx';
import type { DraftSnapshot, DraftText } from './draft-keeper.ts';
import styles from './editor.module.css';
import { type Insertable, insertables } from './insertable.ts';
import { DraftNotes, SavedState, useLetterDraft, useRewording } from './letter-draft.tsx';
import { LetterText, PrintedLetter, useTextField } from './letter-text.tsx';
import { namesCall } from './letter-words.ts';
import { useTrashLetter } from './letters-requests.ts';
import { MissingLine } from './missing-line.tsx';
import { PromisePanel, PromisePicker } from './promise-picker.tsx';
import { MailHint, Sending, useSending } from './sending.tsx';

type LetterEditorProps = {
  letter: Letter;
  contact: Contact;
  settings: Settings;
  mail: MailSettings | undefined;
  templates: readonly Template[];
  /** What the seeker could help with, in few words each. */
  problems: readonly string[];
  referrers: readonly string[];
};

const EditorHeading = ({
  letter,
  contact,
  settings,
}: Pick<LetterEditorProps, 'letter' | 'contact' | 'settings'>) => {
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

const promiseOf = ({ promiseAt: at, promiseTimeZone: timeZone }: Letter) =>
  at === null ? null : { at, timeZone };

export const LetterEditor = ({ letter: loaded, ...given }: LetterEditorProps) => {
  const { contact, settings, mail, templates, problems, referrers } = given;
  const navigate = useNavigate();
  const now = useNow();
  const describedBy = useId();
  const { keeper, draft } = useLetterDraft(loaded);
  const { letter, text } = draft;
  const { field, subject, show, showBlank, insert } = useTextField(keeper);
  const sending = useSending(keeper);
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
  const guess = guessInWords(contact);

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
                  { contact, profile: settings.profile, promise: promiseOf(letter), referrers, problems },
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
                subjectRef={subject}
                describedBy={describedBy}
              />
              <p id={describedBy} className="sr-only">
                Parts that were found are marked; what to look at is listed beside the letter.
              </p>
            </div>
            <EditorAside
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
          <Sending
            letter={letter}
            text={text}
            contact={contact}
            settings={settings}
            mail={mail}
            check={check}
            onBlank={showBlank}
            sending={sending}
            isSticky
          />
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

type EditorToolsProps = {
  letter: Letter;
  draft: DraftSnapshot;
  templates: readonly Template[];
  values: readonly Insertable[];
  onTemplate: (template: Template) => void;
  onInsert: (value: string) => void;
  onTrash: () => void;
  onOpenTemplates: () => void;
};

const shortened = (text: string): string => (text.length <= 44 ? text : `${text.slice(0, 43).trimEnd()}…`);

const EditorTools = (props: EditorToolsProps) => {
  const { letter, draft, templates, values, onTemplate, onInsert, onTrash, onOpenTemplates } = props;
  return (
    <div className={styles.tools}>
      <Menu
        label="Templates"
        trigger={<Button tone="quiet">Template</Button>}
        items={[
          ...templates.map((template) => ({
            label: template.id === letter.templateId ? `${template.name} (in use)` : template.name,
            onSelect: () => onTemplate(template),
          })),
          'line' as const,
          { label: 'All templates', onSelect: onOpenTemplates },
        ]}
      />
      <Menu
        label="Insert into the text"
        trigger={<Button tone="quiet">Insert</Button>}
        items={values.map(({ label, value }) => ({
          label: `${label}: ${shortened(value)}`,
          onSelect: () => onInsert(value),
        }))}
      />
      <span className={styles.saved}>
        <SavedState draft={draft} />
      </span>
      <Menu
        label="More"
        trigger={
          <IconButton label="More">
            <MoreIcon />
          </IconButton>
        }
        items={[{ label: 'Move to trash', tone: 'ember', onSelect: onTrash }]}
      />
    </div>
  );
};

// Beside the letter, and on the phone below it: its parts, what to look at, and the call.

type EditorAsideProps = {
  letter: Letter;
  text: DraftText;
  contact: Contact;
  mail: MailSettings | undefined;
  mine: string;
  /** How the reader's clock was guessed, where nobody has set it. */
  guess: string | null;
  check: CheckOfText | undefined;
  isHeld: boolean;
  onShow: (place: Place) => void;
  onPick: () => void;
  onPromise: (at: string) => void;
};

const EditorAside = (props: EditorAsideProps) => {
  const { letter, text, contact, mail, mine, guess, check, isHeld, onShow, onPick, onPromise } = props;
  const isWide = useWide();
  const checking = { check, body: text.body, onShow };
  return (
    <aside aria-label="About this letter">
      {isWide ? (
        <>
          <h2 className={styles.title}>{partsTitle(letter.kind, check)}</h2>
          <PartsList {...checking} />
        </>
      ) : (
        <CompactCheck {...checking} />
      )}
      <WarningList {...checking} />
      {namesCall(letter) ? (
        <PromisePanel
          letter={letter}
          mine={mine}
          guess={guess}
          check={check}
          isPending={isHeld}
          onPick={onPick}
          onUse={onPromise}
        />
      ) : null}
      {letter.promiseAt !== null && contact.phones.length === 0 ? (
        <MissingLine contact={contact} field="phones" />
      ) : null}
      <MailHint mail={mail} />
    </aside>
  );
};

const wide = matchMedia('(min-width: 70rem)');

const subscribe = (listener: () => void): (() => void) => {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
};

/** Whether there is room beside the letter. As in the style sheet. */
const useWide = (): boolean => useSyncExternalStore(subscribe, () => wide.matches);
