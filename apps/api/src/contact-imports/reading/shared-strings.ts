import { type ReadBytes, UnreadableFile } from './file-record.ts';
import { readXml } from './read-xml.ts';

/** The texts of a workbook by their number. */
export type SharedStrings = (index: number) => string;

const largest = 128 * 1_048_576;
const longestText = 65_536;

/** Kept as bytes in one piece: a million texts as strings would take three times as much. */
export async function readSharedStrings(read: ReadBytes | null): Promise<SharedStrings> {
  const store = createStore();
  if (read) {
    let text = '';
    let isText = false;
    let phonetic = 0;
    const xml = readXml(read(), {
      open: (name) => {
        if (name === 'rPh') phonetic += 1;
        isText = name === 't' && phonetic === 0;
      },
      text: (part) => {
        if (isText) text += part;
      },
      close: (name) => {
        isText = false;
        if (name === 'rPh') phonetic -= 1;
        if (name !== 'si') return;
        store.add(text);
        text = '';
      },
    });
    for await (const _ of xml) {
      // A single text may be cut into pieces, so what has come of it so far counts.
      if (store.size() > largest || text.length > longestText)
        throw new UnreadableFile(
          'The texts of this workbook are too large to be kept in memory. Save the sheet as CSV and import that.',
        );
    }
  }
  return store.get;
}

function createStore() {
  let bytes = Buffer.alloc(65_536);
  let ends = new Uint32Array(4_096);
  let count = 0;
  let used = 0;
  return {
    size: () => used + count * 4,
    add(text: string): void {
      const length = Buffer.byteLength(text);
      if (used + length > bytes.length)
        bytes = Buffer.concat([bytes], Math.max(bytes.length * 2, used + length));
      if (count === ends.length) ends = grown(ends);
      used += bytes.write(text, used);
      ends[count] = used;
      count += 1;
    },
    get: (index: number): string =>
      index >= 0 && index < count
        ? bytes.toString('utf8', index === 0 ? 0 : ends[index - 1], ends[index])
        : '',
  };
}

function grown(ends: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(ends.length * 2);
  larger.set(ends);
  return larger;
}
