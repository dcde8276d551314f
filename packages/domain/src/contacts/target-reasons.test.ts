import { expect, test } from 'vitest';
import { bestNextTargets, scoreTarget, type TargetFacts } from './target-reasons.ts';

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
  expect(bestNextTargets(targets).map((one) => one.id)).toEqual(['named', 'found']);
});

test('of two people with the same reason, the one who can be met face to face comes first', () => {
  const targets = [
    target({ id: 'far', reasons: ['role'] }),
    target({ id: 'near', reasons: ['role'], faceToFace: true }),
  ];
  expect(bestNextTargets(targets).map((one) => one.id)).toEqual(['near', 'far']);
});

test('each target says why, the weightiest reason first', () => {
  const scored = scoreTarget(target({ reasons: ['work', 'report-to'], faceToFace: true, hasPhone: true }));
  expect(scored.why).toEqual([
    'you would report to them',
    'does work you want to do',
    'can be met face to face',
    'you have a phone number',
  ]);
});

test('a reason named twice counts once', () => {
  expect(scoreTarget(target({ reasons: ['role', 'role'] })).score).toBe(
    scoreTarget(target({ reasons: ['role'] })).score,
  );
});

test('three are proposed unless another number is asked for', () => {
  const targets = ['a', 'b', 'c', 'd'].map((id) => target({ id, wasReferred: true }));
  expect(bestNextTargets(targets).map((one) => one.id)).toEqual(['a', 'b', 'c']);
  expect(bestNextTargets(targets, 1)).toHaveLength(1);
});

test('nobody is proposed who must not be contacted, was written to already, or has no reason', () => {
  const targets = [
    target({ id: 'no', wasReferred: true, doNotContact: true }),
    target({ id: 'written', wasReferred: true, stage: 'written' }),
    target({ id: 'nobody', hasEmail: true }),
  ];
  expect(bestNextTargets(targets)).toEqual([]);
});
