import { UnreadableFile } from './file-record.ts';
import { readLines } from './read-lines.ts';
import { decodeBytes, type FileEncoding, isUnicode, knownEncoding, readText } from './text-encoding.ts';
import { longestValue, type UnfoldedProperty, unfold } from './vcard-lines.ts';
import { decodeValue, type PropertyHead, type VcardProperty } from './vcard-property.ts';

/** `line`: where the card begins. */
export type Vcard = { line: number; properties: VcardProperty[]; unread: string[]; length: number };

/** What the name of a card within a card goes by. */
export const nameOfAgent = 'AGENT-FN';

const longestCard = 2 * longestValue;
const mostProperties = 2_000;

/** Cuts a file into cards as it streams by: memory holds one card, without its pictures. */
export async function* readCards(
  bytes: AsyncIterable<Uint8Array>,
  encoding: FileEncoding,
): AsyncGenerator<Vcard> {
  const desk: Desk = { card: null, nested: 0 };
  // Each property may name an encoding of its own, so its bytes are kept until its head was read.
  const isDecoded = isUnicode(encoding);
  const texts = readText(bytes, isDecoded ? encoding : 'binary');
  for await (const properties of unfold(readLines(texts, longestValue))) {
    for (const property of properties) {
      const card = take(desk, isDecoded ? property : decodeProperty(property, encoding));
      if (card) yield card;
    }
  }
  if (desk.card) throw notClosed(desk.card.line);
}

type Desk = { card: Vcard | null; nested: number };

/** Answers the card that ends with this line. */
function take(desk: Desk, property: UnfoldedProperty): Vcard | null {
  const { card } = desk;
  const mark = markOf(property);
  if (mark === 'begin') begin(desk, property.line);
  else if (mark === 'end' && desk.nested > 0) desk.nested -= 1;
  else if (mark === 'end') desk.card = null;
  else if (desk.nested === 0) addTo(card, property);
  else if (property.head?.name === 'FN')
    addTo(card, { ...property, head: { ...property.head, name: nameOfAgent } });
  return mark === 'end' && desk.card === null ? card : null;
}

function decodeProperty(property: UnfoldedProperty, encoding: FileEncoding): UnfoldedProperty {
  const { text, head, isBinary } = property;
  if (isBinary) return property;
  const from = head === null ? 0 : head.length + 1;
  const charset = knownEncoding(head?.params.get('CHARSET')?.[0] ?? '');
  const value = decodeBytes(Buffer.from(text.slice(from), 'latin1'), charset ?? encoding);
  return { ...property, text: text.slice(0, from) + value };
}

function begin(desk: Desk, line: number): void {
  if (!desk.card) desk.card = { line, properties: [], unread: [], length: 0 };
  else if (hasAgent(desk.card)) desk.nested += 1;
  else throw notClosed(desk.card.line);
}

function notClosed(line: number): UnreadableFile {
  return new UnreadableFile(
    `The card that begins on line ${line} has no end (END:VCARD): the file was cut off or damaged. Export it again.`,
  );
}

/** vCard 2.1 puts the card of an assistant into the card of the person. */
function hasAgent({ properties }: Vcard): boolean {
  return properties.some(({ name }) => name === 'AGENT');
}

function markOf({ head, text }: UnfoldedProperty): 'begin' | 'end' | null {
  if (head?.name !== 'BEGIN' && head?.name !== 'END') return null;
  const isCard =
    text
      .slice(head.length + 1)
      .trim()
      .toUpperCase() === 'VCARD';
  return isCard ? (head.name === 'BEGIN' ? 'begin' : 'end') : null;
}

function addTo(card: Vcard | null, { line, text, head, isBinary, dropped }: UnfoldedProperty): void {
  if (!card) {
    if (text.trim() === '') return;
    throw new UnreadableFile(
      `Line ${line} stands outside of any card, so the file is damaged there. Export the contacts again.`,
    );
  }
  card.length += text.length;
  if (card.properties.length + card.unread.length >= mostProperties || card.length > longestCard)
    throw new UnreadableFile(
      `The card that begins on line ${card.line} is larger than any person’s. Export the contacts again, each as a card of its own.`,
    );
  if (!head) {
    if (text.trim() !== '') card.unread.push(text.trim());
    return;
  }
  const { name, group, params, length } = head;
  const raw = text.slice(length + 1);
  const value = isBinary
    ? describeBinary(head, { start: raw, length: raw.length + dropped })
    : decodeValue(head, raw);
  card.properties.push({ line, name, group, params, value });
}

/** What is told of a picture that does not come in; a link to one is kept as it is. */
function describeBinary(
  { params }: PropertyHead,
  { start, length }: { start: string; length: number },
): string {
  if (/^\s*https?[:\\]/i.test(start) && length < 2_000) return start.trim();
  const type =
    params.get('TYPE')?.[0] ?? params.get('MEDIATYPE')?.[0] ?? /^\s*data:([\w/+-]+)/i.exec(start)?.[1] ?? '';
  const kind = type.replace(/^(image|audio|application)\//i, '').toUpperCase();
  const kilobytes = Math.max(1, Math.round((length * 0.75) / 1_000));
  return `left out (${[kind, `${kilobytes.toLocaleString('en')} kB`].filter(Boolean).join(', ')})`;
}
