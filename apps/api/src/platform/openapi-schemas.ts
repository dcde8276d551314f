// Schemas for the description of the API: each stands once under its name and is referred to everywhere else. Where what is
// sent differs from what is answered (a default, a transformation), the one that is sent is called `...Input`.
import { z } from 'zod';

type Side = 'input' | 'output';
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A schema that an endpoint uses. `isInline`: it stands where it is used, and only what it refers to is named. */
export type UsedSchema = { name: string; schema: z.ZodType; side: Side; isInline?: boolean };

export type DescribedSchemas = {
  components: Record<string, JsonSchema>;
  /** A reference to the component, or the schema itself where it is inline. */
  schemaOf: (schema: z.ZodType, side: Side) => JsonSchema;
};

const prefix = '#/components/schemas/';

export function describeSchemas(
  named: ReadonlyMap<string, z.ZodType>,
  used: readonly UsedSchema[],
): DescribedSchemas {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of named) registry.add(schema, { id });
  for (const { name, schema } of used) {
    if (registry.has(schema)) continue;
    if (registry._idmap.has(name)) throw new Error(`Two schemas of the API are called ${name}.`);
    registry.add(schema, { id: name });
  }
  const nameOf = (schema: z.ZodType) => registry.get(schema)?.id ?? '';

  const json = { input: convert(registry, 'input'), output: convert(registry, 'output') };
  const reached = {
    input: reach(json.input, rootsOf('input')),
    output: reach(json.output, rootsOf('output')),
  };
  const differing = findDiffering(json);
  const nameOn = (side: Side) => (name: string) =>
    side === 'input' && differing.has(name) && reached.output.has(name) ? `${name}Input` : name;
  const inline = new Set(used.filter(({ isInline }) => isInline).map(({ schema }) => nameOf(schema)));
  const components: Record<string, JsonSchema> = {};
  for (const side of ['output', 'input'] as const)
    for (const name of [...reached[side]].filter((each) => !inline.has(each)))
      addComponent(components, nameOn(side)(name), rename(json[side][name] ?? {}, nameOn(side)));
  return {
    components: Object.fromEntries(Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1))),
    schemaOf: (schema, side) => {
      const name = nameOf(schema);
      if (inline.has(name)) return rename(json[side][name] ?? {}, nameOn(side));
      return { $ref: prefix + nameOn(side)(name) };
    },
  };

  function rootsOf(side: Side): string[] {
    return used.filter((each) => each.side === side).map(({ schema }) => nameOf(schema));
  }
}

/** Of what is the same on both sides one stays; two different ones under a name would lose one without a word. */
function addComponent(components: Record<string, JsonSchema>, name: string, schema: JsonSchema): void {
  const known = components[name];
  if (known && JSON.stringify(known) !== JSON.stringify(schema))
    throw new Error(`Two schemas of the API are called ${name}.`);
  components[name] = schema;
}

function convert(registry: z.core.$ZodRegistry<{ id: string }>, io: Side): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(registry, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
    uri: (id) => prefix + id,
    override: ({ zodSchema, jsonSchema }) => {
      // An answer may gain a member; only what refuses unknown members says so.
      const { def } = zodSchema._zod;
      if (def.type === 'object' && !('catchall' in def && def.catchall))
        delete jsonSchema.additionalProperties;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _dialect, $id: _id, id: _name, ...schema }]) => [
      name,
      schema,
    ]),
  );
}

function referencesIn(schema: JsonSchema): string[] {
  return [...JSON.stringify(schema).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
    ([, name]) => name ?? '',
  );
}

function reach(json: Record<string, JsonSchema>, roots: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const waiting = [...roots];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    waiting.push(...referencesIn(json[name] ?? {}));
  }
  return reached;
}

/** Those that are not the same on both sides, by themselves or by what they refer to. */
function findDiffering(json: Record<Side, Record<string, JsonSchema>>): Set<string> {
  const names = Object.keys(json.output);
  const differing = new Set(
    names.filter((name) => JSON.stringify(json.input[name]) !== JSON.stringify(json.output[name])),
  );
  for (let size = -1; size !== differing.size; ) {
    size = differing.size;
    for (const name of names)
      if (referencesIn(json.output[name] ?? {}).some((each) => differing.has(each))) differing.add(name);
  }
  return differing;
}

function rename(schema: JsonSchema, nameOf: (name: string) => string): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (key, value) =>
    key === '$ref' && typeof value === 'string' ? prefix + nameOf(value.slice(prefix.length)) : value,
  );
}
