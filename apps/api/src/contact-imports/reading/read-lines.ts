/** A line without its end. Of a longer one than asked for the beginning is kept, and its whole length told. */
export type Line = { line: number; text: string; length: number };

/** Cuts texts that end lines with "\n"; memory holds the lines of one piece, and of each `longest` characters at most. */
export async function* readLines(texts: AsyncIterable<string>, longest: number): AsyncGenerator<Line[]> {
  let line = 1;
  let text = '';
  let length = 0;
  const add = (part: string) => {
    length += part.length;
    if (text.length < longest) text += part.slice(0, longest - text.length);
  };
  for await (const piece of texts) {
    const lines: Line[] = [];
    let from = 0;
    for (let to = piece.indexOf('\n'); to !== -1; to = piece.indexOf('\n', from)) {
      add(piece.slice(from, to));
      lines.push({ line, text, length });
      line += 1;
      text = '';
      length = 0;
      from = to + 1;
    }
    add(piece.slice(from));
    if (lines.length > 0) yield lines;
  }
  if (length > 0) yield [{ line, text, length }];
}
