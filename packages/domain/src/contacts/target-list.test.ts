import { describe, expect, test } from 'vitest';
import { aimFor, emptyTargetList, matchTargets, type TargetList, type TargetPerson } from './target-list.ts';

const list: TargetList = {
  organizations: ['Optum', 'UnitedHealth Group'],
  organizationKinds: ['health insurance'],
  titles: ['VP, Utilization Management', 'Medical Director'],
  superiors: ['Chief Medical Officer'],
  work: ['utilization management'],
  places: ['Boston, MA', 'Chicago'],
};

const proposeReasons = (person: TargetPerson, of: TargetList) => matchTargets(of).reasonsOf(person);
const placeToMeet = (person: TargetPerson, of: TargetList) => matchTargets(of).placeToMeet(person);
const reasonsOf = (person: TargetPerson) =>
  proposeReasons(person, list).map(({ reason, matched }) => `${reason}: ${matched}`);

test('a title on the list proposes that this person holds the job you want, and says which', () => {
  const [first] = proposeReasons({ title: 'VP, Utilization Management' }, list);
  expect(first).toEqual({
    reason: 'role',
    matched: 'VP, Utilization Management',
    sentence: 'Holds the job you want: VP, Utilization Management',
  });
});

describe('who holds a wanted job, however the title is written', () => {
  test.each([
    'Vice President of Utilization Management',
    'V.P. Utilization Management',
    'Senior Medical Director, Appeals',
    'Adjunct Assistant Professor | Medical Director',
    'medical director - Medicare Advantage',
  ])('%s', (title) => {
    expect(reasonsOf({ title }).some((one) => one.startsWith('role'))).toBe(true);
  });

  test.each([
    'Associate Medical Director',
    'Former Medical Director',
    'Assistant to the Medical Director',
    'Director of Nursing',
    '',
  ])('not: %s', (title) => {
    expect(reasonsOf({ title }).some((one) => one.startsWith('role'))).toBe(false);
  });
});

test('a president is not a vice president', () => {
  const presidents = { ...emptyTargetList, superiors: ['President'] };
  expect(proposeReasons({ title: 'President, Midwest' }, presidents)).toHaveLength(1);
  expect(proposeReasons({ title: 'Vice President, Midwest' }, presidents)).toEqual([]);
});

test('somebody you would report to is known by the title, abbreviated or not', () => {
  expect(reasonsOf({ title: 'CMO' })).toEqual(['report-to: Chief Medical Officer']);
  expect(reasonsOf({ title: 'Chief Medical Officer' })).toEqual(['report-to: Chief Medical Officer']);
  expect(reasonsOf({ title: 'Deputy Chief Medical Officer' })).toEqual([]);
});

test('a place on the list is known under its legal name and its longer one', () => {
  for (const organization of ['Optum', 'Optum, Inc.', 'Optum Health', 'UNITED HEALTH GROUP'])
    expect(reasonsOf({ organization })[0], organization).toMatch(/^company/);
  expect(reasonsOf({ organization: 'Optumistic Partners' })).toEqual([]);
});

test('the kind of place is read from the industry and from the name', () => {
  expect(reasonsOf({ organization: 'Humana', industry: 'Health Insurance' })).toEqual([
    'company: health insurance',
  ]);
  expect(reasonsOf({ organization: 'Lakeland Health Plan' })).toEqual(['company: health insurance']);
  expect(reasonsOf({ organization: 'Lakeland Hospital' })).toEqual([]);
});

test('the work is proposed whatever the title', () => {
  expect(reasonsOf({ title: 'Nurse Reviewer, Utilization Management' })).toEqual([
    'work: utilization management',
  ]);
});

test('several reasons are proposed together, the weightiest first', () => {
  expect(
    reasonsOf({ title: 'Chief Medical Officer, Utilization Management', organization: 'Optum' }),
  ).toEqual(['report-to: Chief Medical Officer', 'company: Optum', 'work: utilization management']);
});

test('an empty list and an empty record propose nothing', () => {
  expect(proposeReasons({ title: 'Medical Director', organization: 'Optum' }, emptyTargetList)).toEqual([]);
  expect(proposeReasons({}, { ...list, titles: ['', ' , '] })).toEqual([]);
});

test('whoever lives where you live or travel can be met in person', () => {
  expect(placeToMeet({ city: 'Boston', region: 'MA' }, list)).toBe('Boston, MA');
  expect(placeToMeet({ city: 'boston' }, list)).toBe('Boston, MA');
  expect(placeToMeet({ city: 'Boston', region: 'Massachusetts' }, list)).toBe('Boston, MA');
  expect(placeToMeet({ city: 'Chicago', region: 'IL' }, list)).toBe('Chicago');
  expect(placeToMeet({ city: 'Boston', region: 'KY' }, list)).toBeNull();
  expect(placeToMeet({ city: 'Denver' }, list)).toBeNull();
  expect(placeToMeet({}, list)).toBeNull();
});

test('of several aims the letter speaks of the one that the title says, and else of the first', () => {
  const two = { ...emptyTargetList, work: ['Utilization Management', 'Clinical informatics', 'UM'] };
  const aim = 'utilization management';
  expect(aimFor({ title: 'Director of Clinical Informatics' }, aim, two)).toBe('clinical informatics');
  expect(aimFor({ title: 'VP, Utilization Management' }, aim, two)).toBe(aim);
  expect(aimFor({ title: 'Chief Medical Officer' }, aim, two)).toBe(aim);
  expect(aimFor({}, null, emptyTargetList)).toBeNull();
});
