import { posix } from 'node:path';
import { isDateFormat } from './cell-value.ts';
import { type ReadBytes, UnreadableFile } from './file-record.ts';
import type { ZipEntry } from './open-zip.ts';
import { readXmlWhole } from './read-xml.ts';

export type Sheet = { name: string; path: string; isHidden: boolean };

/** Style by number: whether it shows dates, and how many digits it pads numbers to. */
export type CellStyle = { isDate: boolean; digits: number };

export type Workbook = {
  sheets: Sheet[];
  stringsPath: string | null;
  stylesPath: string | null;
  from1904: boolean;
};

const mostSheets = 200;

export async function readWorkbook(parts: ReadonlyMap<string, ZipEntry>): Promise<Workbook> {
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

export function partAt(parts: ReadonlyMap<string, ZipEntry>, path: string): ReadBytes {
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

export async function readStyles(
  parts: ReadonlyMap<string, ZipEntry>,
  path: string | null,
): Promise<CellStyle[]> {
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
