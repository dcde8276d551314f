import { limits } from '@threefold/contracts/limits';
import { findBlanks } from '@threefold/domain/text/blanks';
import { useState } from 'react';
import { HrefLink } from '../../../shared/navigation/href-link.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { TextArea, TextField } from '../../../shared/ui/field.tsx';
import { Section } from '../../../shared/ui/section.tsx';
import styles from './research.module.css';
import { type ResearchPageData, useChangeResearch, useReport } from './research-requests.ts';

const letterWords: Partial<Record<string, string>> = { sent: 'has the report', draft: 'drafted' };

/** Who gets the report, and how far each letter is. */
const Letters = ({
  page,
  onDraft,
  pending,
}: {
  page: ResearchPageData;
  onDraft: () => void;
  pending: boolean;
}) => {
  const hasGap = findBlanks(page.reportBody).length > 0;
  const missing = page.answers.filter(({ letter }) => letter === null);
  return (
    <>
      <ul className={styles.letters}>
        {page.answers.map(({ contactId, name, letter }) => (
          <li key={contactId}>
            {letter ? <HrefLink href={`/letters/${letter.id}`}>{name}</HrefLink> : name}:{' '}
            <span className={styles.soft}>
              {letter ? (letterWords[letter.status] ?? letter.status) : 'no letter yet'}
            </span>
          </li>
        ))}
      </ul>
      {missing.length > 0 ? (
        <div className={styles.actions} data-print="hide">
          <Button tone="primary" pending={pending} disabled={hasGap} onClick={onDraft}>
            {`Draft ${missing.length === 1 ? 'the letter' : `${missing.length} letters`}`}
          </Button>
          <p className={styles.soft}>
            {hasGap
              ? 'First fill in what stands in square brackets.'
              : 'Each is read and sent by itself. None goes out from here.'}
          </p>
        </div>
      ) : null}
    </>
  );
};

/** The report that goes back to everybody who answered: the reason to write to them again. */
export const ResearchReport = ({ page }: { page: ResearchPageData }) => {
  const change = useChangeResearch(page.id, page.version);
  const report = useReport(page.id);
  const [subject, setSubject] = useState(page.reportSubject);
  const [body, setBody] = useState(page.reportBody);
  const isChanged = subject !== page.reportSubject || body !== page.reportBody;
  if (page.reportBody === '')
    return (
      <Section title="What goes back to them">
        <p className={styles.soft}>
          They gave you an answer, and hear what you found. That is the reason to write again.
        </p>
        <div className={styles.actions}>
          <Button tone="primary" pending={report.isPending} onClick={() => report.mutate('report')}>
            Draft the report
          </Button>
        </div>
      </Section>
    );
  return (
    <Section title="What goes back to them">
      <div className={styles.report}>
        <TextField
          label="Subject"
          value={subject}
          maxLength={limits.letterSubject}
          onChange={(event) => setSubject(event.target.value)}
        />
        <TextArea
          label="The report"
          hint="Nobody is named in it. A line in square brackets is still to be filled in."
          rows={12}
          maxLength={limits.researchReport}
          className={styles.paper}
          value={body}
          onChange={(event) => setBody(event.target.value)}
        />
        <div className={styles.actions} data-print="hide">
          <Button
            tone={isChanged ? 'primary' : 'plain'}
            pending={change.isPending}
            disabled={!isChanged}
            onClick={() => change.mutate({ reportSubject: subject, reportBody: body })}
          >
            Keep the report
          </Button>
        </div>
      </div>
      {isChanged ? null : (
        <Letters page={page} pending={report.isPending} onDraft={() => report.mutate('letters')} />
      )}
    </Section>
  );
};
