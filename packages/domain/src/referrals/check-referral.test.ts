import { expect, test } from 'vitest';
import { checkReferral, namesThemselves } from './check-referral.ts';

test('a referral to somebody new passes without a word', () => {
  expect(checkReferral({ referrerId: 'ana', referredId: 'ben', known: [] })).toEqual({ ok: true, notes: [] });
});

test('a referral to oneself is refused', () => {
  expect(checkReferral({ referrerId: 'ana', referredId: 'ana', known: [] })).toMatchObject({
    ok: false,
    code: 'to-oneself',
  });
});

test.each([
  ['back-to-referrer', [{ from: 'ben', to: 'ana' }], false],
  ['already-referred', [{ from: 'ana', to: 'ben' }], false],
  ['do-not-contact', [{ from: 'cid', to: 'ben' }], true],
])('a referral is allowed and told: %s', (code, known, referredDoNotContact) => {
  const check = checkReferral({ referrerId: 'ana', referredId: 'ben', known, referredDoNotContact });
  expect(check).toMatchObject({ ok: true, notes: [{ code }] });
});

test('a referral that closes a chain into a ring is allowed and told; two people who name each other are told of that only', () => {
  const ring = checkReferral({ referrerId: 'cid', referredId: 'ana', known: [], closesRing: true });
  expect(ring).toMatchObject({ ok: true, notes: [{ code: 'closes-a-ring' }] });
  const known = [{ from: 'ben', to: 'ana' }];
  const back = checkReferral({ referrerId: 'ana', referredId: 'ben', known, closesRing: true });
  expect(back).toMatchObject({ ok: true, notes: [{ code: 'back-to-referrer' }] });
});

test.each([
  ['the name alone', { givenName: 'ILSE', familyName: 'Brandt-Meyer' }, true],
  [
    'the name and the same place',
    { givenName: 'Ilse', familyName: 'Brandt-Meyer', organization: 'Larkfield, Inc.' },
    true,
  ],
  [
    'the name and another place',
    { givenName: 'Ilse', familyName: 'Brandt-Meyer', organization: 'Harbor' },
    false,
  ],
  ['another name', { givenName: 'Ilse', familyName: 'Brandt' }, false],
  ['no name', { organization: 'Larkfield' }, false],
])(
  'whether they name themselves is told by the name, unless it is said to be of elsewhere: %s',
  (_, said, itself) => {
    const ilse = { givenName: 'Ilse', familyName: 'Brandt-Meyer', organization: 'Larkfield' };
    expect(namesThemselves(ilse, said)).toBe(itself);
  },
);
