// What the seeker of the sample wrote: short letters with all seven parts, as a seeker might who had filled in the templates.
import { salutation } from '../letters/merge-values.ts';
import type { SamplePerson } from './sample-people.ts';

export type SampleText = { subject: string; body: string };

type Writing = {
  person: SamplePerson;
  referrer: SamplePerson | null;
  mayUseName: boolean;
  promise: string;
  me: string;
};

export function sampleOutreach({ person, referrer, mayUseName, promise, me }: Writing): SampleText {
  const name = referrer && mayUseName ? `${referrer.givenName} ${referrer.familyName}` : null;
  const link = name
    ? `${name} suggested that I write to you and asked me to say hello.`
    : `I came across your name while reading about the programs of ${person.organization}.`;
  return {
    subject: name ? `${name} suggested that I write to you` : `Twenty minutes about ${person.organization}`,
    body: [
      `Dear ${salutation(person)},`,
      `${link} After fourteen years of hospital medicine I am moving from the bedside toward utilization management, and before I do I want to learn from the people who lead that work what they need, and have them look over what I bring.`,
      `I am not asking you for a job. I am asking for twenty to thirty minutes, because as ${person.title} at ${person.organization} you see what the rest of us only guess at.`,
      `I will phone your office on ${promise} to see whether there is a time that suits you.`,
      `With thanks,\n${me}`,
    ].join('\n\n'),
  };
}

export function sampleThankYou({
  person,
  finding,
  me,
}: {
  person: SamplePerson;
  finding: string;
  me: string;
}): SampleText {
  return {
    subject: 'Our conversation yesterday',
    body: [
      `Dear ${salutation(person)},`,
      `Thank you for the time you took. What you said stayed with me: ${finding} I looked into it afterwards and found two programs that went another way; I will send you the better of the two papers.`,
      'I will write to the people you named this week, and let you know what came of it.',
      `With thanks,\n${me}`,
    ].join('\n\n'),
  };
}

export function sampleLoopClosing({
  person,
  met,
  me,
}: {
  person: SamplePerson;
  met: SamplePerson;
  me: string;
}): SampleText {
  return {
    subject: `I met ${met.givenName} ${met.familyName}`,
    body: [
      `Dear ${salutation(person)},`,
      `A short word back: I met ${met.givenName} ${met.familyName}, whom you named to me, and learnt how ${met.organization} handles what we spoke about. The door was open because of you.`,
      `With thanks,\n${me}`,
    ].join('\n\n'),
  };
}
