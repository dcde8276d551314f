import { expect, test } from 'vitest';
import { matchTargets } from './target-list.ts';
import { rankTargets, scoreTarget, type TargetFacts } from './target-reasons.ts';

const ranked = (targets: readonly TargetFacts[]) => rankTargets(targets).map(({ target: { id } }) => id);

function target(over: Partial<TargetFacts> = {}): TargetFacts {
  return {
    id: 'a',
    reasons: [],
    faceToFace: false,
    hasPhone: false,
    hasEmail: false,
    wasReferred: false,
    doNotContact: false,
    stage: 'identified',
    ...over,
  };
}

test('a referred person comes before one found by any single reason', () => {
  const targets = [
    target({ id: 'found', reasons: ['report-to'] }),
    target({ id: 'named', wasReferred: true }),
  ];
  expect(ranked(targets)).toEqual(['named', 'found']);
});

test('of two people with the same reason, the one who can be met in person comes first', () => {
  const targets = [
    target({ id: 'far', reasons: ['role'] }),
    target({ id: 'near', reasons: ['role'], faceToFace: true }),
  ];
  expect(ranked(targets)).toEqual(['near', 'far']);
});

test('each target says why, the weightiest reason first', () => {
  const scored = scoreTarget(target({ reasons: ['work', 'report-to'], faceToFace: true, hasPhone: true }));
  expect(scored.why).toEqual([
    'you would report to them',
    'does work you want to do',
    'can be met in person',
    'you have a phone number',
  ]);
});

test('a reason named twice counts once', () => {
  expect(scoreTarget(target({ reasons: ['role', 'role'] })).score).toBe(
    scoreTarget(target({ reasons: ['role'] })).score,
  );
});

test('whoever lives where you live or travel comes before the same reason elsewhere, and the town is said', () => {
  const targets = [
    target({ id: 'far', reasons: ['role'] }),
    target({ id: 'near', reasons: ['role'], placeToMeet: 'Boston, MA' }),
  ];
  expect(ranked(targets)).toEqual(['near', 'far']);
  expect(rankTargets(targets)[0]?.why).toContain('can be met in person: Boston, MA');
});

test('a reason that the target list proposes counts like a confirmed one, and says what it matched', () => {
  const list = {
    ...{ organizations: [], organizationKinds: [], superiors: [], work: [], places: [] },
    titles: ['VP, Utilization Management'],
  };
  const proposed = matchTargets(list).reasonsOf({ title: 'VP, Utilization Management' });
  const [first] = rankTargets([target({ id: 'matched', proposed })]);
  expect(first?.why[0]).toBe('holds the job you want: VP, Utilization Management');
  const confirmed = target({ id: 'matched', proposed, reasons: ['role'] });
  expect(scoreTarget(confirmed).score).toBe(scoreTarget(target({ proposed })).score);
});

test('nobody is proposed who must not be contacted, was written to already, or has no reason', () => {
  const targets = [
    target({ id: 'no', wasReferred: true, doNotContact: true }),
    target({ id: 'written', wasReferred: true, stage: 'written' }),
    target({ id: 'nobody', hasEmail: true }),
  ];
  expect(ranked(targets)).toEqual([]);
});
