// The description of the API in OpenAPI 3.1, made from the route list: nothing about an endpoint is written a second time.
import { STATUS_CODES } from 'node:http';
import { type Endpoint, refusalsOf } from '@threefold/contracts/endpoint';
import { pageQuery } from '@threefold/contracts/primitives';
import { type ProblemKind, problem, problemKinds } from '@threefold/contracts/problem';
import { describedRoutes, featureDescriptions, namedSchemas, pascalCase } from '@threefold/contracts/routes';
import type { z } from 'zod';
import {
  type DescribedSchemas,
  describeSchemas,
  type JsonSchema,
  type UsedSchema,
} from './openapi-schemas.ts';
import { touchedHeader } from './touched.ts';

type Json = Record<string, unknown>;
type Parts = { schemas: DescribedSchemas; parameters: Record<string, Json> };

/** The whole document; `publicUrl` is where this server is reached. */
export function describeApi(publicUrl: string): object {
  const schemas = describeSchemas(namedSchemas, usedSchemas());
  const parameters: Record<string, Json> = {};
  const paths: Record<string, Json> = {};
  for (const [name, { feature, endpoint }] of describedRoutes) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    const operation = {
      operationId: name,
      tags: [feature],
      ...describeOperation(endpoint, { schemas, parameters }),
    };
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation };
  }
  return {
    openapi: '3.1.0',
    info: describeServer(publicUrl),
    servers: [{ url: publicUrl, description: 'This server.' }],
    tags: featureDescriptions,
    paths,
    components: {
      schemas: schemas.components,
      parameters,
      headers: answerHeaders,
      responses: Object.fromEntries(
        kinds.map((kind) => [pascalCase(camelCase(kind)), describeRefusal(kind, schemas)]),
      ),
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description:
            'A personal access token, `tf_...`. The scope it needs is next to it: `read`, `write`, or `import`.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          // A browser takes a cookie with this prefix over TLS only.
          name: `${publicUrl.startsWith('https:') ? '__Secure-' : ''}threefold.session_token`,
          description: 'The cookie set by signing in.',
        },
      },
    },
  };
}

function describeServer(publicUrl: string): Json {
  return {
    title: 'Threefold',
    summary: 'A networking CRM for informational interviews.',
    description: [
      'Everything the web app does goes through this API.',
      'Lists return `{ items, nextCursor }` and take `limit` and `cursor`. You can send your own `id` (a UUID) with anything you create; repeating the call returns the first result.',
      '`If-Match: "3"` on a change says which version you saw; a stale version gets 412 with the current resource.',
      'Every error is a problem document (RFC 9457) with a sentence for people and a stable `code` for programs. Responses and problems may gain fields; none is renamed or removed.',
    ].join('\n\n'),
    version: '1',
    license: { name: 'AGPL-3.0-only', identifier: 'AGPL-3.0-only' },
    contact: { name: 'Whoever runs this server', url: publicUrl },
  };
}

/** Everything that has a place in the description, with the name it gets unless its export gave it one. */
function usedSchemas(): UsedSchema[] {
  return [
    { name: 'Problem', schema: problem, side: 'output' },
    ...[...describedRoutes].flatMap(([name, { endpoint }]) => usedBy(pascalCase(name), endpoint)),
  ];
}

function usedBy(name: string, { params, query, body, multipart, replies, files }: Endpoint): UsedSchema[] {
  const answered = files ? [] : [...new Set(Object.values(replies))];
  return [
    ...inputs(`${name}Params`, params).map((each) => ({ ...each, isInline: true })),
    ...inputs(`${name}Query`, query).map((each) => ({ ...each, isInline: true })),
    ...inputs(`${name}Body`, body),
    ...inputs(`${name}Form`, multipart),
    ...answered.map((schema) => ({ name: `${name}Reply`, schema, side: 'output' as const })),
  ];
}

function inputs(name: string, schema: z.ZodType | undefined): UsedSchema[] {
  return schema ? [{ name, schema, side: 'input' }] : [];
}

function describeOperation(endpoint: Endpoint, parts: Parts): Json {
  const parameters = describeParameters(endpoint, parts);
  const requestBody = describeBody(endpoint, parts);
  return {
    summary: endpoint.summary,
    ...(endpoint.description && { description: endpoint.description }),
    security: describeSecurity(endpoint),
    ...(parameters.length > 0 && { parameters }),
    ...(requestBody && { requestBody }),
    responses: describeResponses(endpoint, parts),
  };
}

function describeSecurity({ access, tokenScope }: Endpoint): Json[] {
  if (access === 'public') return [];
  return [...(tokenScope === null ? [] : [{ token: [tokenScope] }]), { session: [] }];
}

const ifMatch = {
  name: 'If-Match',
  in: 'header',
  schema: { type: 'string', examples: ['"3"'] },
  description:
    'The version the change is based on, in quotes. Without it, the change is made whatever the version is.',
};
const shared: readonly unknown[] = Object.values(pageQuery);

/** Ids in paths, the members of every list's query and `If-Match` stand once and are referred to. */
function describeParameters({ params, query, versioned }: Endpoint, { schemas, parameters }: Parts): Json[] {
  const refer = (key: string, parameter: Json): Json => {
    parameters[key] = parameter;
    return { $ref: `#/components/parameters/${key}` };
  };
  const inPath = membersOf(params, schemas).map(({ name, schema }) =>
    refer(pascalCase(name), { name, in: 'path', required: true, schema }),
  );
  const inQuery = membersOf(query, schemas).map(({ name, schema, isRequired }) => {
    const { description, ...rest } = schema;
    const parameter = {
      name,
      in: 'query',
      ...(isRequired && { required: true }),
      ...(description !== undefined && { description }),
      schema: rest,
    };
    return shared.includes(query?.shape[name]) ? refer(pascalCase(name), parameter) : parameter;
  });
  return [...inPath, ...inQuery, ...(versioned ? [refer('IfMatch', ifMatch)] : [])];
}

function membersOf(object: z.ZodObject | undefined, schemas: DescribedSchemas) {
  if (!object) return [];
  const { properties, required } = schemas.schemaOf(object, 'input');
  // What zod writes for an object has these two members.
  const names = new Set((required ?? []) as string[]);
  return Object.entries((properties ?? {}) as Record<string, JsonSchema>).map(([name, schema]) => ({
    name,
    schema,
    isRequired: names.has(name),
  }));
}

function describeBody(
  { body, example, multipart, streamed }: Endpoint,
  { schemas }: Parts,
): Json | undefined {
  if (body)
    return {
      required: true,
      content: { 'application/json': { schema: schemas.schemaOf(body, 'input'), example } },
    };
  if (multipart)
    return {
      required: true,
      content: { 'multipart/form-data': { schema: schemas.schemaOf(multipart, 'input') } },
    };
  if (streamed)
    return {
      required: true,
      description: streamed,
      content: { 'application/json': { schema: { type: 'object' } } },
    };
  return undefined;
}

const answerHeaders = {
  RetryAfter: { description: 'Seconds to wait before trying again.', schema: { type: 'integer' } },
  Touched: touchedHeader,
};

function describeResponses(endpoint: Endpoint, { schemas }: Parts): Json {
  const isOurChange = endpoint.method !== 'GET' && endpoint.path.startsWith('/api/v1/');
  const headers = isOurChange ? { headers: { Touched: { $ref: '#/components/headers/Touched' } } } : {};
  const answers = Object.entries(endpoint.replies).map(([status, schema]) => [
    status,
    {
      description: STATUS_CODES[status] ?? 'Done',
      ...headers,
      content: contentOf(endpoint, schema, schemas),
    },
  ]);
  const refusals = refusalsOf(endpoint).map((kind) => [
    problemKinds[kind].status,
    { $ref: `#/components/responses/${pascalCase(camelCase(kind))}` },
  ]);
  return Object.fromEntries([...answers, ...refusals]);
}

function contentOf({ files }: Endpoint, schema: z.ZodType, schemas: DescribedSchemas): Json {
  if (!files) return { 'application/json': { schema: schemas.schemaOf(schema, 'output') } };
  return Object.fromEntries(
    files.map((type) => [
      type,
      { schema: type === 'application/json' ? { type: 'object' } : { type: 'string', format: 'binary' } },
    ]),
  );
}

// The keys of the map are its own.
const kinds = Object.keys(problemKinds) as ProblemKind[];
const delayed: readonly ProblemKind[] = ['too-fast', 'unavailable'];

function describeRefusal(kind: ProblemKind, schemas: DescribedSchemas): Json {
  return {
    description: `${problemKinds[kind].title}.`,
    ...(delayed.includes(kind) && {
      headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } },
    }),
    content: { 'application/problem+json': { schema: schemas.schemaOf(problem, 'output') } },
  };
}

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
