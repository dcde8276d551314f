// Several values share one cell, "Boston; payers": a value that could be taken for two is quoted, so that each comes back as it was.

export function joinValues(values: readonly string[]): string {
  return values.map((value) => (needsQuotes(value) ? `"${value.replaceAll('"', '""')}"` : value)).join('; ');
}

/** The values without blanks around them; empty ones are none. */
export function splitValues(cell: string): string[] {
  const parts = cell.match(/\s*"(?:[^"]|"")*"\s*(?=;|$)|[^;]+/g) ?? [];
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) =>
      /^".*"$/s.test(part) && part.length > 1 ? part.slice(1, -1).replaceAll('""', '"') : part,
    );
}

function needsQuotes(value: string): boolean {
  return value === '' || value.includes(';') || value.startsWith('"') || value.trim() !== value;
}
