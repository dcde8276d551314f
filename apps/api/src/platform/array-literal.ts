/**
 * One array as Postgres reads it. Many rows go over as one array for each column: a statement with a parameter for each value
 * takes longer to read than to run, and ends at 65,535 of them.
 */
export function arrayLiteral(values: readonly (string | number | boolean | null | undefined)[]): string {
  let literal = '{';
  for (const value of values) {
    if (literal.length > 1) literal += ',';
    if (value === null || value === undefined) literal += 'NULL';
    else if (typeof value === 'string') literal += quote(value);
    else literal += String(value);
  }
  return `${literal}}`;
}

function quote(text: string): string {
  return `"${/["\\]/.test(text) ? text.replace(/["\\]/g, '\\$&') : text}"`;
}
