// An Excel workbook: which of its sheets is the list, and what its parts say of texts and dates. Source: ECMA-376.
import { posix } from 'node:path';
import { recognizeFormat } from '@threefold/domain/contact-imports/recognize-format';
import type { ImportMapping } from '@threefold/domain/contacts/import-fields';
import {
  type FileRecord,
  isProse,
  type ReadBytes,
  type Survey,
  surveyTable,
  takeFirst,
  UnreadableFile,
} from './file-record.ts';
import { openZip, type ZipEntry } from './open-zip.ts';
import {
  type CellStyle,
  isDateFormat,
  readSharedStrings,
  readSheetRows,
  readXmlWhole,
  type SheetContext,
} from './sheet-rows.ts';

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
  const remark = `Only the sheet "${chosen.name}" was read. Not imported: ${others.join(', ')}.`;
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

type Sheet = { name: string; path: string; isHidden: boolean };

type Workbook = {
  sheets: Sheet[];
  stringsPath: string | null;
  stylesPath: string | null;
  from1904: boolean;
};

const mostSheets = 200;

async function readWorkbook(parts: ReadonlyMap<string, ZipEntry>): Promise<Workbook> {
  const root = (await readRelations(parts, '')).find(({ type }) => type === 'officeDocument');
  const path = root?.target ?? 'xl/workbook.xml';
  const relations = await readRelations(parts, path);
  const targets = new Map(relations.map(({ id, target }) => [id, target]));
  const targetOf = (type: string) => relations.find((relation) => relation.type === type)?.target ?? null;
  const sheets: Sheet[] = [];
  let from1904 = false;
  await readXmlWhole(partAt(parts, path)(), {
    open: (tag, { name = '', id = '', state = '', date1904 = '' }) => {
      if (tag === 'workbookPr') from1904 = date1904 === '1' || date1904 === 'true';
      const target = targets.get(id);
      if (tag === 'sheet' && target !== undefined && sheets.length < mostSheets)
        sheets.push({ name, path: target, isHidden: state !== '' && state !== 'visible' });
    },
  });
  return { sheets, from1904, stringsPath: targetOf('sharedStrings'), stylesPath: targetOf('styles') };
}

function partAt(parts: ReadonlyMap<string, ZipEntry>, path: string): ReadBytes {
  const part = parts.get(path.toLowerCase());
  if (!part)
    throw new UnreadableFile(
      'This Excel workbook is damaged: parts of it are missing. Save it again in Excel.',
    );
  return part.read;
}

type Relation = { id: string; type: string; target: string };

/** Which part points at which; `path` empty for the archive itself. */
async function readRelations(parts: ReadonlyMap<string, ZipEntry>, path: string): Promise<Relation[]> {
  const folder = posix.dirname(path);
  const entry = parts.get(posix.join(folder, '_rels', `${posix.basename(path)}.rels`).toLowerCase());
  const relations: Relation[] = [];
  if (!entry) return relations;
  await readXmlWhole(entry.read(), {
    open: (tag, { Id = '', Type = '', Target = '' }) => {
      if (tag !== 'Relationship') return;
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      relations.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target });
    },
  });
  return relations;
}

async function readStyles(parts: ReadonlyMap<string, ZipEntry>, path: string | null): Promise<CellStyle[]> {
  const entry = path === null ? undefined : parts.get(path.toLowerCase());
  const codes = new Map<number, string>();
  const styles: CellStyle[] = [];
  if (!entry) return styles;
  let isInCells = false;
  await readXmlWhole(entry.read(), {
    open: (tag, { numFmtId = '', formatCode = '' }) => {
      if (tag === 'numFmt') codes.set(Number(numFmtId), formatCode);
      if (tag === 'cellXfs') isInCells = true;
      if (tag === 'xf' && isInCells) styles.push(styleOf(Number(numFmtId), codes.get(Number(numFmtId))));
    },
    close: (tag) => {
      if (tag === 'cellXfs') isInCells = false;
    },
  });
  return styles;
}

function styleOf(id: number, code: string | undefined): CellStyle {
  return { isDate: isDateFormat(id, code), digits: /^0{2,}$/.test(code ?? '') ? (code?.length ?? 0) : 0 };
}
