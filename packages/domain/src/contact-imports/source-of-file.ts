// Which files are newer exports of one another, so that a newer one may change what an older one brought.
import { foldText } from '../contacts/search-text.ts';

/**
 * Two files are of one source when they are the same kind of export: a known format, or a spreadsheet with the same columns in
 * whatever order. What is imported later counts as the newer export.
 */
export function sourceOfFile(format: string, columns: readonly string[]): string {
  if (!format.startsWith('plain-')) return format;
  const shape = [...new Set(columns.map(foldText))].sort().join('\u001f');
  return `${format} ${shortHash(shape)}`;
}

/** FNV-1a: names a shape in a few letters; nothing depends on its being hard to guess. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash.toString(36);
}
