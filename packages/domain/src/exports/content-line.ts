// vCards and calendars are made of lines of at most 75 bytes; what is longer is folded, and no value ever begins a line of its own.
// Source: RFC 6350 section 3, RFC 5545 section 3.1.
import type { Temporal } from 'temporal-polyfill';

const longestLine = 75;

/** One line with its end: `name` with its parameters, `value` already escaped. */
export function contentLine(name: string, value: string): string {
  return `${fold(`${name}:${value}`)}\r\n`;
}

/** For a value of text. */
export function escapeText(text: string): string {
  return withoutControls(text)
    .replace(/\\/g, '\\\\')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/[,;]/g, '\\$&');
}

/** `20261124T150000Z`. */
export function utcStamp(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
}

function withoutControls(text: string): string {
  return text.replace(/[^\P{Cc}\n\r\t]/gu, '');
}

/** Never within a character: the next line begins with a blank that does not count. */
function fold(line: string): string {
  if (bytesOf(line) <= longestLine) return line;
  let folded = '';
  let bytes = 0;
  for (const character of line) {
    const size = bytesOf(character);
    if (bytes + size > longestLine) {
      folded += '\r\n ';
      bytes = 1;
    }
    folded += character;
    bytes += size;
  }
  return folded;
}

function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
