import { UnreadableFile } from './file-record.ts';
import type { Line } from './read-lines.ts';
import { encodingOf, type PropertyHead, readHead } from './vcard-property.ts';

export const longestValue = 1_048_576;
/** Pictures, sounds and keys are measured as they stream by, never kept. */
const binaries: ReadonlySet<string> = new Set(['PHOTO', 'LOGO', 'SOUND', 'KEY']);

/** A property while its lines come in; `dropped` counts what is not kept of it. */
export type UnfoldedProperty = {
  line: number;
  text: string;
  head: PropertyHead | null;
  isBinary: boolean;
  dropped: number;
  /** Quoted-printable that ends in "=", which joins the next line to it. */
  isSoftEnd: boolean;
};

/** Lines that go on: begun with a blank, after the "=" of quoted-printable, or bare base64. */
export async function* unfold(pieces: AsyncIterable<readonly Line[]>): AsyncGenerator<UnfoldedProperty[]> {
  let open: UnfoldedProperty | null = null;
  for await (const lines of pieces) {
    const whole: UnfoldedProperty[] = [];
    for (const line of lines) {
      if (open && goesOn(open, line.text)) {
        append(open, {
          text: /^[ \t]/.test(line.text) ? line.text.slice(1) : line.text,
          length: line.length,
        });
        continue;
      }
      if (open) whole.push(open);
      open = begin(line);
    }
    yield whole;
  }
  if (open) yield [open];
}

function begin({ line, text, length }: Line): UnfoldedProperty {
  const head = readHead(text);
  const isBinary = head !== null && binaries.has(head.name);
  const open = { line, text: '', head, isBinary, dropped: 0, isSoftEnd: false };
  append(open, { text, length });
  return open;
}

function goesOn(open: UnfoldedProperty, text: string): boolean {
  if (/^[ \t]/.test(text)) return true;
  if (!open.head) return false;
  const encoding = encodingOf(open.head);
  if (encoding === 'quoted-printable') return open.isSoftEnd;
  return (
    encoding === 'base64' &&
    text !== '' &&
    readHead(text) === null &&
    /^[A-Za-z\d+/=]+$/.test(text.slice(0, 200))
  );
}

const keptOfBinary = 4_000;

function append(open: UnfoldedProperty, { text, length }: { text: string; length: number }): void {
  if (open.isBinary) {
    const kept = text.slice(0, Math.max(0, keptOfBinary - open.text.length));
    open.text += kept;
    open.dropped += length - kept.length;
    return;
  }
  open.text = (open.isSoftEnd ? open.text.slice(0, -1) : open.text) + text;
  open.isSoftEnd = text.endsWith('=') && open.head !== null && encodingOf(open.head) === 'quoted-printable';
  if (length > text.length + 1 || open.text.length > longestValue)
    throw new UnreadableFile(
      `The line ${open.line} is longer than a megabyte. Export the contacts again, without attachments.`,
    );
}
