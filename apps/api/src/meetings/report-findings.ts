import type { ResearchPage } from '@threefold/contracts/meetings/research';
import { salutation } from '@threefold/domain/letters/merge-values';
import { draftReport as draftByRule, reportLetter } from '@threefold/domain/meetings/findings-report';
import { findBlanks } from '@threefold/domain/text/blanks';
import { draftLetter } from '../letters/draft-letter.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { readSettings } from '../settings/settings.ts';
import { findResearch, findResearchRow } from './find-research.ts';
import { listAnswerRows, saveReportLetter, saveResearch } from './research-queries.ts';
import { openResearch } from './write-research.ts';

type Opening = { researchQuestionId: string; ifMatch: number | null };

/** The report as the answers make it; the seeker goes on from there. */
export async function draftReport(
  db: WorkspaceTransaction,
  scope: Scope,
  { researchQuestionId: id, ifMatch }: Opening,
): Promise<ResearchPage> {
  await openResearch(db, scope, { researchQuestionId: id, ifMatch });
  const { text: question } = await findResearchRow(db, scope, id);
  const rows = await listAnswerRows(db, scope.workspaceId, id);
  if (rows.length === 0)
    throw new Problem('rule-broken', 'Nobody has answered yet. Write down an answer first.', {
      code: 'no-answers',
    });
  const { subject, body } = draftByRule({ question, answers: rows.map(({ text }) => text) });
  await saveResearch(db, scope.workspaceId, {
    ...{ id, reportSubject: subject, reportBody: body },
    updatedAt: scope.now.toString(),
  });
  return findResearch(db, scope, id);
}

/**
 * A draft to everybody who answered and has none yet, so that a second click drafts nothing twice. Each is read, approved
 * and sent by itself; whoever is not to be contacted gets none.
 */
export async function draftLetters(
  db: WorkspaceTransaction,
  scope: Scope,
  researchQuestionId: string,
): Promise<ResearchPage> {
  await openResearch(db, scope, { researchQuestionId, ifMatch: null });
  const { reportSubject: subject, reportBody: report } = await findResearchRow(db, scope, researchQuestionId);
  if (report.trim() === '')
    throw new Problem('rule-broken', 'The report is empty. Write it first, then draft the letters.', {
      code: 'no-report',
    });
  if (findBlanks(report).length > 0)
    throw new Problem(
      'rule-broken',
      'A gap of the report is still open. Fill in what stands in square brackets.',
      {
        code: 'report-has-gap',
      },
    );
  const { profile } = await readSettings(db, scope.workspaceId);
  const me = { name: profile.name || null, credentials: profile.credentials || null };
  for (const row of await listAnswerRows(db, scope.workspaceId, researchQuestionId)) {
    if (row.doNotContact || row.letterStatus !== null) continue;
    const { contactId } = row;
    const letter = await draftLetter(db, scope, {
      contactId,
      kind: 'summary',
      ...(row.metAt !== null && row.meetingId !== null && { meetingId: row.meetingId }),
      text: { subject, body: reportLetter({ report, salutation: salutation(row), me }) },
    });
    await saveReportLetter(db, scope.workspaceId, {
      ...{ researchQuestionId, contactId, letterId: letter.value.id },
    });
  }
  return findResearch(db, scope, researchQuestionId);
}
