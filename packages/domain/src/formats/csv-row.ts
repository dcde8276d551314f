// A cell never runs as a formula in a spreadsheet: one that begins like a formula gets an apostrophe in front, which comes off
// again when the file is imported. A phone number begins with a plus and is none.
// Source: OWASP, CSV injection; RFC 4180 for the quoting.

/** What spreadsheets take for the beginning of a formula, behind apostrophes of our own or of the text. */
const formula = /^'*[=+\-@\t\r]/;
const number = String.raw`\+\d[\d ()./-]*(?:(?:ext\.?|x|;ext=) ?\d+)?`;
const phoneNumber = new RegExp(`^${number}(?:; ${number})*$`, 'i');

export function guardCell(text: string): string {
  return formula.test(text) && !phoneNumber.test(text) ? `'${text}` : text;
}

/** Takes off the one apostrophe that `guardCell` put there. */
export function unguardCell(cell: string): string {
  return /^''*[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/** One row with its line end. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => quoteCell(guardCell(cell))).join(',')}\r\n`;
}

function quoteCell(text: string): string {
  return /[",\r\n\t;]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
