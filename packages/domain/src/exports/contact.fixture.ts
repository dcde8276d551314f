import fc from 'fast-check';
import { nothingKnown } from '../contacts/contact-facts.ts';
import { anyFacts } from '../contacts/contact-fields.fixture.ts';
import { fieldNames } from '../contacts/contact-fields.ts';
import { targetReasons } from '../contacts/target-reasons.ts';
import type { ContactOfCsv } from './contact-csv.ts';

export const ruth: ContactOfCsv = {
  ...nothingKnown,
  givenName: 'Ruth',
  familyName: 'Álvarez',
  credentials: 'MD, FACP',
  salutation: 'Ruth',
  pronouns: 'she/her',
  title: 'Medical Director',
  organization: 'Halden Health; East',
  emails: ['ruth@halden.org', 'r.a@home.net'],
  phones: [{ typed: '+1 617 555 0142', label: 'mobile' }, { typed: '(617) 555-0199' }],
  linkedinUrl: 'https://www.linkedin.com/in/ruth',
  street: '1 Main St, Suite 2',
  city: 'Boston',
  region: 'MA',
  postalCode: '02111',
  country: 'US',
  timeZone: 'America/New_York',
  reasons: ['company', 'work'],
  faceToFace: true,
  doNotContact: true,
  tags: ['payers; plans', 'Boston, MA'],
  notes: '=2+2 she said.\nLikes "tea".',
  assistant: 'Pam',
  source: { kind: 'import', label: 'Connections.csv' },
  extra: { 'Connected on': '2024-03-07', Department: 'Quality' },
  referredBy: ['Sam Okafor', 'Jo; Lee'],
};

const troubled = [
  '=1+1',
  '@x',
  '-',
  "'=",
  '"',
  ';',
  ',',
  '\n',
  ': ',
  'From ',
  '\\',
  '<b>',
  ']]>',
  'ä',
  '漢',
  '🩺',
  '\t',
];
/** Text with all that quoting, guarding and folding have to do with, without blanks around it. */
export const text = fc
  .array(fc.oneof(fc.constantFrom(...troubled), fc.string({ maxLength: 5 })), { maxLength: 6 })
  .map((parts) => parts.join('').replaceAll('\r', '').replaceAll('\u0000', '').toWellFormed().trim());
const line = text.map((value) => value.replace(/\s+/g, ' ').trim());
const filled = line.filter((value) => value !== '');
const optional = fc.option(filled);

const kinds = {
  name: filled,
  line: optional,
  text: text.map((value) => value || null),
  linkedin: optional,
  zone: optional,
  country: fc.constantFrom(null, 'US', 'DE'),
  flag: fc.boolean(),
  consent: fc.boolean(),
  emails: fc.array(filled, { maxLength: 3 }),
  phones: fc.array(
    fc.oneof(
      fc.record({ typed: filled }),
      fc.record({ typed: filled, label: fc.constantFrom('mobile', 'work 2', 'Tel (main)') }),
    ),
    { maxLength: 3 },
  ),
  reasons: fc.subarray([...targetReasons]),
  tags: fc.array(filled, { maxLength: 3 }),
};

export const anyContact: fc.Arbitrary<ContactOfCsv> = fc
  .tuple(
    anyFacts(kinds, fieldNames),
    fc.record({
      source: fc.record({ kind: fc.constantFrom('typed', 'import'), label: optional }),
      extra: fc.dictionary(filled, filled, { maxKeys: 3, noNullPrototype: true }),
      referredBy: fc.array(filled, { maxLength: 2 }),
    }),
  )
  .map(([facts, beside]) => ({ ...facts, ...beside }));
