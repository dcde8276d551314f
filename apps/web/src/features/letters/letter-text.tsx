import type { Contact } from '@threefold/contracts/contacts';
import { limits } from '@threefold/contracts/limits';
import { displayName } from '@threefold/domain/contacts/names';
import { type Blank, partedForSignature } from '@threefold/domain/letters/ways-out';
import { findBlanks } from '@threefold/domain/text/blanks';
import { conventionsOfReader, countryName } from '@threefold/domain/time/conventions';
import { fullDateInWords } from '@threefold/domain/time/wording';
import { type KeyboardEvent, type Ref, useId, useMemo, useRef } from 'react';
import type { Temporal } from 'temporal-polyfill';
import { classes } from '../../shared/classes.ts';
import type { Settings } from '../../shared/session/settings.ts';
import { presentConventions } from '../../shared/time/conventions.ts';
import type { CheckOfText, Place } from './check-panel.tsx';
import type { DraftKeeper, DraftText } from './draft-keeper.ts';
import { insertAt } from './insertable.ts';
import styles from './letter-text.module.css';
import { type Mark, piecesOf, placesOf } from './marked-text.ts';

// The letter on paper: a plain text field that the browser, the keyboard and every aid knows, over a layer with the same
// words, unseen, whose marks shine through.

type LetterTextProps = {
  text: DraftText;
  check: CheckOfText | undefined;
  onWrite: (change: Partial<DraftText>) => void;
  /** While the server rewords the text it cannot be typed into. */
  isHeld: boolean;
  textRef: Ref<HTMLTextAreaElement>;
  subjectRef: Ref<HTMLInputElement>;
  describedBy: string;
};

const looks: Record<Mark, string | undefined> = {
  part: styles.part,
  promise: styles.promise,
  warning: styles.warning,
};

const MarkLayer = ({ body, check }: { body: string; check: CheckOfText | undefined }) => {
  const pieces = useMemo(() => piecesOf(body, check ? placesOf(check, body) : []), [body, check]);
  return (
    <div className={styles.layer} aria-hidden="true" data-marks="">
      {pieces.map(({ start, text, marks }) => (
        <span key={start} className={classes(...marks.map((mark) => looks[mark]))}>
          {text}
        </span>
      ))}
      {/* A last empty line has no height of its own. */}
      {'\u200b'}
    </div>
  );
};

export const LetterText = (props: LetterTextProps) => {
  const { text, check, onWrite, isHeld, textRef, subjectRef, describedBy } = props;
  const subjectId = useId();
  return (
    <div className={styles.paper}>
      <div className={styles.subject}>
        <label htmlFor={subjectId} className={styles.subjectLabel}>
          Subject
        </label>
        <input
          id={subjectId}
          ref={subjectRef}
          type="text"
          className={styles.subjectInput}
          value={text.subject}
          maxLength={limits.letterSubject}
          readOnly={isHeld}
          onChange={(event) => onWrite({ subject: event.target.value })}
        />
      </div>
      <div className={styles.sheet}>
        <MarkLayer body={text.body} check={check} />
        <textarea
          ref={textRef}
          className={styles.text}
          aria-label="Text of the letter"
          aria-describedby={describedBy}
          value={text.body}
          maxLength={limits.letterBody}
          readOnly={isHeld}
          spellCheck
          onKeyDown={toNextBlank}
          onChange={(event) => onWrite({ body: event.target.value })}
        />
      </div>
    </div>
  );
};

/** The text field: shows a place in it, and puts a value where the writer is. */
export const useTextField = (keeper: DraftKeeper) => {
  const field = useRef<HTMLTextAreaElement>(null);
  const subject = useRef<HTMLInputElement>(null);
  const showBlank = ({ path, start, end }: Blank) => {
    if (path === 'body') return show({ start, end });
    subject.current?.focus();
    subject.current?.setSelectionRange(start, end);
  };
  const show = ({ start, end }: Place) => {
    field.current?.focus();
    field.current?.setSelectionRange(start, end);
  };
  const insert = (value: string) => {
    if (!field.current) return;
    const { selectionStart: start, selectionEnd: end } = field.current;
    const { body, caret } = insertAt(keeper.current().text.body, value, { start, end });
    keeper.write({ body });
    requestAnimationFrame(() => show({ start: caret, end: caret }));
  };
  return { field, subject, show, showBlank, insert };
};

/** Tab goes from blank to blank; behind the last one it leaves the field as ever. */
const toNextBlank = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
  if (event.key !== 'Tab' || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
  const { value, selectionEnd } = event.currentTarget;
  const next = findBlanks(value).find(({ start }) => start >= selectionEnd);
  if (!next) return;
  event.preventDefault();
  event.currentTarget.setSelectionRange(next.start, next.end);
};

// The letter as it leaves the printer: addresses, the date in words, the text. On the screen it is not shown.

type PrintedLetterProps = {
  body: string;
  contact: Contact;
  settings: Settings;
  /** When it was or is sent. */
  at: Temporal.Instant;
};

const Lines = ({
  lines,
  className,
}: {
  lines: readonly (string | null | undefined)[];
  className?: string | undefined;
}) => (
  <address className={className}>
    {lines
      .flatMap((line) => line?.split('\n') ?? [])
      .filter((line) => line.trim() !== '')
      .map((line) => (
        <span key={line}>{line}</span>
      ))}
  </address>
);

/** Where the letter leaves its country, the name of the other. */
const abroad = ({ place }: Contact, home: string): string | null => {
  const country = place?.country;
  if (!country || country === home) return null;
  return countryName(country).toUpperCase();
};

/** "Boston, MA 02111". */
const placeLine = ({ place, postalCode }: Contact): string => {
  const city = [place?.city, place?.region].filter(Boolean).join(', ');
  return [city, postalCode].filter(Boolean).join(' ');
};

export const PrintedLetter = ({ body, contact, settings, at }: PrintedLetterProps) => {
  const { profile, timeZone } = settings;
  const date = at.toZonedDateTimeISO(timeZone).toPlainDate();
  const place = placeLine(contact);
  const { above, below } = partedForSignature(body);
  return (
    <article className={styles.printedSheet} aria-hidden="true">
      <Lines
        className={styles.from}
        lines={[
          [profile.name, profile.credentials].filter(Boolean).join(', '),
          // The street on its own line; the place stays together.
          profile.address?.replace(/\s*,\s*/, '\n'),
          profile.phone,
          profile.email,
        ]}
      />
      <Lines
        className={styles.to}
        lines={[
          [displayName(contact), contact.credentials].filter(Boolean).join(', '),
          contact.title,
          contact.organization,
          contact.street,
          place,
          abroad(contact, settings.country),
        ]}
      />
      <p className={styles.date}>
        {fullDateInWords(date, conventionsOfReader(contact.place?.country ?? null, presentConventions()))}
      </p>
      <div className={styles.body}>{above}</div>
      {below === '' ? null : <div className={classes(styles.body, styles.signed)}>{below}</div>}
    </article>
  );
};
