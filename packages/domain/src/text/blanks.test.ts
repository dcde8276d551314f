import { describe, expect, test } from 'vitest';
import { findBlanks } from './blanks.ts';

const found = (text: string): string[] => findBlanks(text).map(({ start, end }) => text.slice(start, end));

describe('a blank is seen whichever program left it', () => {
  test.each([
    ['this one', '{{ contact.givenName }}'],
    ['this one, as a conditional', '{% if x %}'],
    ['a template in words', '[why this reader]'],
    ['a wiki', '[[name]]'],
    ['Mailtrain and Gmail add-ons', '{First Name}'],
    ['a mail merge in small letters', '{company}'],
    ['Salesforce', '{!Contact.FirstName}'],
    ['JavaScript', `$${'{company}'}`],
    ['Ruby', '#{name}'],
    ['PHP', '$Company'],
    ['Word', '«Company»'],
    ['Word, two words', '«First Name»'],
    ['Word, underlined', '«First_Name»'],
    ['Mailchimp', '*|FNAME|*'],
    ['Mailchimp with a default', '*|FNAME:there|*'],
    ['ActiveCampaign', '%FIRSTNAME%'],
    ['Mailgun', '%recipient.first_name%'],
    ['ExactTarget', '%%First Name%%'],
    ['an old mailer', '#COMPANY#'],
    ['angle brackets', '<NAME>'],
    ['angle brackets in words', '<their company>'],
    ['double angle brackets', '<<name>>'],
    ['Python', '__NAME__'],
    ['a hand', 'XXX'],
    ['a hand', '____'],
    ['a hand', 'TBD'],
    ['a hand', 'TODO'],
    ['a hand', 'INSERT COMPANY'],
    ['a hand', '(company name here)'],
    ['a hand', '(insert why you admire them)'],
    ['a hand', 'FIRST_NAME'],
    ['a hand', 'XX:XX'],
  ])('%s: %s', (_program, blank) => {
    expect(found(`I write to you because ${blank} is well known.`)).toEqual([blank]);
    expect(found(`${blank}: a request for 20 minutes`)).toEqual([blank]);
  });

  test.each([
    ['Dear Name,', 'Name'],
    ['Dear Dr. Last Name:', 'Last Name'],
    ['Hello {First Name|there},', '{First Name|there}'],
    ['I will call on December XX at 10.', 'XX'],
    ['Dear Dr. X,', 'X'],
    ['I will call ..... at noon.', '.....'],
  ])('%s', (line, blank) => {
    expect(found(line)).toEqual([blank]);
  });
});

test.each([
  'You wrote that “[She] built it [sic] from nothing” [1], [2, 3].',
  'He said, “[t]he program [...] works.”',
  'Between 20% and 30% of $5,000, or US$40 a visit, went to R&D (your department).',
  'Write to <dana@whitfield.example> or see <https://halden.example/team>.',
  'Your paper (the one on sepsis) and your talk (“Beyond the bedside”) stayed with me.',
  'Il a dit « bonjour à tous » and went on.',
  'I follow #nonclinical and #physicians on LinkedIn.',
  'We gave < 5 mg to some and > 10 mg to others.',
  'All is well (really), at 20-30 words_and more... and that is it?!',
  'My name is Dana, and the company is named Halden.',
  'Dear Dr. Xu, Malcolm X. was read in our group.',
])('what people write is no blank: %s', (text) => {
  expect(found(text)).toEqual([]);
});

test('a hundred thousand brackets that never close take no time to speak of', () => {
  for (const piece of ['{', '[', '<', '«', '*|', '%a', '#a ', '(insert ', '$', '|| a'])
    expect(findBlanks(piece.repeat(20_000)).length).toBeLessThanOrEqual(20_000);
});
