import { useQuery } from '@tanstack/react-query';
import type { LetterKind } from '@threefold/contracts/letters';
import { partFacts, partsInWords } from '@threefold/domain/letters/anatomy';
import { callWarningCodes } from '@threefold/domain/letters/letter-warnings';
import { findBlanks } from '@threefold/domain/text/blanks';
import { numberInWords } from '@threefold/domain/text/number-in-words';
import { useEffect, useState } from 'react';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { Button } from '../../shared/ui/button.tsx';
import { CheckIcon, WarnIcon } from '../../shared/ui/icons.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import type { DraftText } from './draft-keeper.ts';
import styles from './editor.module.css';
import { checkQuery, type LetterCheck, type LetterWords } from './letters-requests.ts';
import { shiftSpans } from './marked-text.ts';

// Beside the letter: its parts, ticked off as they are written, its length, and what to look at before it goes out.

type Warning = CheckOfText['warnings'][number];
type Part = CheckOfText['parts'][number];
export type Place = { start: number; end: number };

type Props = {
  check: CheckOfText | undefined;
  /** The text as it is now, to which the places of the check are moved. */
  body: string;
  onShow: (place: Place) => void;
};

const aboutTheCall: ReadonlySet<Warning['code']> = new Set(callWarningCodes);

export const isAboutTheCall = ({ code }: Warning): boolean => aboutTheCall.has(code);

/** Where in the present text it is; undefined where it concerns no one place. */
const placeNow = (
  { start, end }: { start: number | null; end: number | null },
  { check, body }: { check: CheckOfText; body: string },
): Place | undefined => {
  if (start === null || end === null || end <= start) return undefined;
  const [place] = shiftSpans([{ start, end }], check.body, body);
  return place && place.end > place.start ? place : undefined;
};

const PartRow = ({
  part,
  wrong,
  onShow,
}: {
  part: Part;
  wrong: string | undefined;
  onShow?: (() => void) | undefined;
}) => {
  const tone = wrong ? 'ember' : part.present ? 'leaf' : 'open';
  const inside = (
    <>
      <span className={styles.sign} data-tone={tone}>
        {wrong ? <WarnIcon /> : part.present ? <CheckIcon /> : '–'}
      </span>
      <span>
        <span className={styles.name}>{partFacts[part.part].label}</span>
        <span className="sr-only">{part.present ? ': there' : ': missing'}</span>
        <span className={styles.hint}>{wrong ?? part.hint}</span>
      </span>
    </>
  );
  return (
    <li>
      {onShow ? (
        <button type="button" className={styles.part} onClick={onShow}>
          {inside}
        </button>
      ) : (
        <div className={styles.part}>{inside}</div>
      )}
    </li>
  );
};

const WordCount = ({ check }: { check: CheckOfText }) => (
  <p className={styles.words} data-over={check.words > check.wordLimit || undefined}>
    {check.words} words of {check.wordLimit}
  </p>
);

export const PartsList = ({ check, body, onShow }: Props) => {
  if (!check) return <Skeleton lines={8} />;
  const wrongCall = check.warnings.find(isAboutTheCall)?.message;
  const gaps = findBlanks(body);
  const openGapIn = (place: Place | undefined) =>
    place && gaps.some((gap) => gap.start < place.end && place.start < gap.end)
      ? 'Fill in this blank.'
      : undefined;
  return (
    <>
      {check.parts.length > 0 ? (
        <ul className={styles.parts}>
          {check.parts.map((part) => {
            const place = placeNow(part, { check, body });
            return (
              <PartRow
                key={part.part}
                part={part}
                wrong={part.part === 'promise' && part.present && wrongCall ? wrongCall : openGapIn(place)}
                onShow={place ? () => onShow(place) : undefined}
              />
            );
          })}
        </ul>
      ) : null}
      <WordCount check={check} />
    </>
  );
};

/** Each warning in its sentence, with the words that it is about. Those about the call stand beside the call. */
export const WarningList = ({ check, body, onShow }: Props) => {
  const hasParts = check?.parts.some(({ part }) => part === 'promise');
  const shown = check?.warnings.filter((warning) => !(hasParts && isAboutTheCall(warning))) ?? [];
  if (!check || shown.length === 0) return null;
  return (
    <ul className={styles.warnings} aria-label="To look at before it goes out">
      {shown.map((warning) => {
        const place = placeNow(warning, { check, body });
        return (
          <li key={`${warning.code} ${warning.start} ${warning.message}`} className={styles.warning}>
            <span>
              {place ? <span className={styles.quote}>“{body.slice(place.start, place.end)}” </span> : null}
              {warning.message}
            </span>
            {place ? (
              <Button tone="quiet" onClick={() => onShow(place)}>
                Show
              </Button>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
};

export const partsTitle = (kind: LetterKind, check: CheckOfText | undefined): string => {
  if (kind !== 'outreach') return 'The letter';
  const count = check?.parts.length;
  return count === undefined
    ? 'Parts'
    : `${numberInWords(count).replace(/^./, (first) => first.toUpperCase())} parts`;
};

/** The same in one line that opens, for the phone. */
export const CompactCheck = (props: Props) => {
  const { check } = props;
  const summary = check
    ? (partsInWords(check.parts) ?? `${check.words} words of ${check.wordLimit}.`)
    : 'Reading the letter';
  return (
    <details className={styles.compact}>
      <summary>{summary}</summary>
      <PartsList {...props} />
    </details>
  );
};

const settleMs = 300;

export type CheckOfText = LetterCheck & { body: string };

/** What the server says of the text, a moment after the last keystroke; until it answers, what it said before. */
export const useCheck = (letterId: string, { subject, body }: DraftText, promiseAt: string | null) => {
  const [words, setWords] = useState<LetterWords>({ subject, body, promiseAt });
  useEffect(() => {
    const timer = setTimeout(() => setWords({ subject, body, promiseAt }), settleMs);
    return () => clearTimeout(timer);
  }, [subject, body, promiseAt]);
  return useQuery(checkQuery(useWorkspaceId(), letterId, words));
};
