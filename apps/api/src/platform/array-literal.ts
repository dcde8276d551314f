type Value = string | number | boolean | null | undefined;

/**
 * One array as Postgres reads it. Many rows go over as one array for each column: a statement with a parameter for each value
 * takes longer to read than to run, and ends at 65,535 of them.
 */
export function arrayLiteral(values: readonly Value[]): string {
  if (values.length > 0 && values.every(isPlain)) return `{"${values.join('","')}"}`;
  return `{${values.map(element).join(',')}}`;
}

/** A column for `unnest` beside others: null where no row has a value, which reads as a column of nulls and takes no time at all. */
export function columnLiteral<Row>(rows: readonly Row[], pick: (row: Row) => Value): string | null {
  const values = rows.map(pick);
  return values.every((value) => value === null || value === undefined) ? null : arrayLiteral(values);
}

function isPlain(value: Value): boolean {
  return typeof value === 'string' && !value.includes('"') && !value.includes('\\');
}

function element(value: Value): string {
  if (value === null || value === undefined) return 'NULL';
  return typeof value === 'string' ? quote(value) : String(value);
}

function quote(text: string): string {
  return `"${isPlain(text) ? text : text.replace(/["\\]/g, '\\$&')}"`;
}
