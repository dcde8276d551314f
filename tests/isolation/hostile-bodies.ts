import type { Endpoint } from '@threefold/contracts/endpoint';
import { z } from 'zod';

type Schema = {
  type?: string;
  format?: string;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  propertyNames?: Schema;
  items?: Schema;
  anyOf?: Schema[];
};
type Leaf = { path: readonly (string | number)[]; kind: 'text' | 'instant' | 'date' | 'id' | 'number' };
type Place = { path: string; body: unknown };

/** Every place of a body that takes such a value, filled with it, the rest of the body as in a valid call. */
export function bodiesWith(
  endpoint: Endpoint,
  valid: unknown,
  { kind, value }: { kind: Leaf['kind']; value: unknown },
): Place[] {
  if (!endpoint.body) return [];
  // The document is of the library's own making; only the members named above are looked at.
  const schema = z.toJSONSchema(endpoint.body, { io: 'input', unrepresentable: 'any' }) as Schema;
  return leavesOf(schema, [])
    .filter((leaf) => leaf.kind === kind)
    .map(({ path }) => ({ path: path.join('.'), body: withValue(valid, path, value) }));
}

function leavesOf(schema: Schema, path: Leaf['path']): Leaf[] {
  if (schema.anyOf) return schema.anyOf.flatMap((each) => leavesOf(each, path));
  if (schema.items) return leavesOf(schema.items, [...path, 0]);
  if (schema.properties)
    return Object.entries(schema.properties).flatMap(([name, each]) => leavesOf(each, [...path, name]));
  const kind = schema.enum || schema.const !== undefined ? null : kindOf(schema);
  return kind === null ? [] : [{ path, kind }];
}

function kindOf({ type, format }: Schema): Leaf['kind'] | null {
  if (type === 'integer' || type === 'number') return 'number';
  if (type !== 'string') return null;
  if (format === 'date-time') return 'instant';
  if (format === 'date') return 'date';
  return format === 'uuid' ? 'id' : 'text';
}

function withValue(before: unknown, [step, ...rest]: Leaf['path'], value: unknown): unknown {
  if (step === undefined) return value;
  if (typeof step === 'number') return [withValue(undefined, rest, value)];
  const members = typeof before === 'object' && before !== null && !Array.isArray(before) ? before : {};
  const next = Object.entries(members).find(([name]) => name === step)?.[1];
  return { ...members, [step]: withValue(next, rest, value) };
}
