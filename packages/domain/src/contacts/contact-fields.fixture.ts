import fc from 'fast-check';
import { type ContactField, contactFields, type FieldKind, type KindOf } from './contact-fields.ts';

/** Any values of these fields, each of its kind, of fields that are yet to come too. */
export function anyFacts<
  Kinds extends Readonly<Record<FieldKind, fc.Arbitrary<unknown>>>,
  Field extends ContactField,
>(
  kinds: Kinds,
  fields: readonly Field[],
): fc.Arbitrary<{ [Each in Field]: Kinds[KindOf<Each>] extends fc.Arbitrary<infer Value> ? Value : never }> {
  const record = fields.map((field) => [field, kinds[contactFields[field].kind]]);
  // Made of the values of each field's own kind.
  return fc.record(Object.fromEntries(record)) as fc.Arbitrary<never>;
}
