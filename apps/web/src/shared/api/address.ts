type Values = Record<string, unknown>;

const asText = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value));

/** `/workspaces/:workspaceId/contacts` with its parameters filled in and its query appended. */
export const address = (path: string, params: Values = {}, query: Values = {}): string => {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${path} needs the parameter ${name}`);
    return encodeURIComponent(asText(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, asText(one));
  }
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
};
