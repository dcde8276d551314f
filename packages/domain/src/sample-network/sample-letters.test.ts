import { expect, test } from 'vitest';
import { checkLetter } from '../letters/check-letter.ts';
import { methods } from '../vocabulary/methods.ts';
import { sampleOutreach, sampleThankYou } from './sample-history.ts';
import { samplePeople } from './sample-people.ts';

const promise = 'Tuesday, November 24, at 10:15 a.m.';

test.each(samplePeople.map((person) => [person.familyName, person] as const))(
  'the sample letter to %s has all seven parts and draws no warning',
  (_, person) => {
    const referrer = samplePeople.find((each) => each.key === person.namedBy) ?? null;
    const text = sampleOutreach({ person, referrer, mayUseName: true, promise, me: 'Dana Whitfield' });
    const referrers = referrer
      ? [{ name: `${referrer.givenName} ${referrer.familyName}`, terms: 'may-use-name' as const }]
      : [];
    const check = checkLetter({
      kind: 'outreach',
      ...text,
      contact: person,
      referrers,
      method: methods.promise,
    });
    expect(check.warnings).toEqual([]);
    expect(check.parts.filter((part) => !part.present)).toEqual([]);
  },
);

test('the sample thank-you draws no warning', () => {
  const [person] = samplePeople;
  if (!person) throw new Error('The sample is empty.');
  const text = sampleThankYou({
    person,
    finding: 'Reviews are denied for missing notes.',
    me: 'Dana Whitfield',
  });
  expect(
    checkLetter({ kind: 'thank-you', ...text, contact: person, method: methods.promise }).warnings,
  ).toEqual([]);
});
