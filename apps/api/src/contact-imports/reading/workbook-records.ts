import { recognizeFormat } from '@threefold/domain/contact-imports/recognize-format';
import type { ImportMapping } from '@threefold/domain/contacts/import-fields';
import { type FileRecord, type ReadBytes, type Survey, UnreadableFile } from './file-record.ts';
import { openZip, type ZipEntry } from './open-zip.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readSheetRows, type SheetContext } from './sheet-rows.ts';
import { isProse, surveyTable, takeFirst } from './survey-table.ts';
import { partAt, readStyles, readWorkbook, type Sheet } from './workbook-parts.ts';

/** `sheet`: the path of the sheet in the workbook. */
export type WorkbookSource = { kind: 'workbook'; sheet: string };

type Parts = ReadonlyMap<string, ZipEntry>;

export async function* readWorkbookRecords(
  readBytes: ReadBytes,
  { sheet }: WorkbookSource,
): AsyncGenerator<FileRecord> {
  const parts = partsOf(await openZip(readBytes));
  const { context } = await openWorkbook(parts);
  yield* readSheetRows(partAt(parts, sheet)(), context);
}

function partsOf(entries: readonly ZipEntry[]): Parts {
  return new Map(entries.map((entry) => [entry.path.toLowerCase(), entry]));
}

async function openWorkbook(parts: Parts): Promise<{ sheets: Sheet[]; context: SheetContext }> {
  const { sheets, stringsPath, stylesPath, from1904 } = await readWorkbook(parts);
  const strings = parts.get(stringsPath?.toLowerCase() ?? '');
  const context = {
    strings: await readSharedStrings(strings?.read ?? null),
    styles: await readStyles(parts, stylesPath),
    from1904,
  };
  return { sheets, context };
}

/** Takes the first sheet that holds a table; what is hidden is not looked at. */
export async function surveyWorkbook(
  entries: readonly ZipEntry[],
  given: ImportMapping | null,
): Promise<Survey<WorkbookSource>> {
  const parts = partsOf(entries);
  const { sheets, context } = await openWorkbook(parts);
  const visible = sheets.filter(({ isHidden }) => !isHidden);
  const rowsOf = ({ path }: Sheet) => readSheetRows(partAt(parts, path)(), context);
  const filled = new Map<Sheet, FileRecord[]>();
  for (const sheet of visible) {
    const first = await takeFirst(rowsOf(sheet));
    if (first.length > 0) filled.set(sheet, first);
  }
  const chosen = [...filled].find(([, rows]) => isTable(rows))?.[0] ?? [...filled.keys()][0];
  if (!chosen)
    throw new UnreadableFile('All sheets of this workbook are empty. Look whether the list was saved in it.');
  const width = Math.max(0, ...(filled.get(chosen) ?? []).map(({ cells }) => cells.length));
  const survey = await surveyTable(widened(rowsOf(chosen), width), given);
  if (survey.recognized.format === 'plain-csv') survey.recognized.format = 'xlsx';
  const others = [...filled.keys()].filter((sheet) => sheet !== chosen).map(({ name }) => `"${name}"`);
  const remark = `Only the sheet "${chosen.name}" was read. What stands in ${others.join(', ')} did not come in.`;
  return {
    source: { kind: 'workbook', sheet: chosen.path },
    encoding: 'utf-8',
    ...survey,
    remarks: others.length > 0 ? [remark] : [],
  };
}

/** In a sheet a cell beside the heading is a column without a name, never a separator within a cell. */
async function* widened(rows: AsyncIterable<FileRecord>, width: number): AsyncGenerator<FileRecord> {
  for await (const { line, cells } of rows) {
    const missing = Array.from({ length: Math.max(0, width - cells.length) }, () => '');
    yield { line, cells: [...cells, ...missing] };
  }
}

/** At least one row under a header, or rows in which people can be told. */
function isTable(rows: readonly FileRecord[]): boolean {
  const recognized = recognizeFormat(rows.map(({ cells }) => cells));
  const data = rows.length - (recognized.headerRow === null ? 0 : recognized.headerRow + 1);
  return data > 0 && recognized.problem === null && !isProse(recognized) && !recognized.needsMapping;
}
