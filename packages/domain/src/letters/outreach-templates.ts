// Outreach templates: the seven parts for the promise method, and what the other methods ask for.
// Source: the anatomy of the outreach letter; every sentence is the product's own.
import type { LetterTemplate } from './letter-template.ts';
import { aim, greeting, reason, signature } from './letter-template.ts';

const background = '{{ me.background | default: "[your years and field in practice]" }}';
const promise = '{{ promise | default: "[day and time of your call]" }}';
const organization = '{{ contact.organization | default: "[organization]" }}';
const referrer = '{{ referrer.name | default: "[who named this reader]" }}';

/** The three terms of a referral; name-only says that there is a person behind it, and not who. */
const referral = `{% if terms == "may-use-name" %}${referrer} suggested that I write to you.{% elsif referrer.introduced %}${referrer} was kind enough to introduce us.{% elsif terms == "will-introduce" %}${referrer} offered to introduce us, and I write ahead so that you know who is coming.{% else %}Someone I met on the way gave me your name.{% endif %}`;

const referredLink = `${referral}{% if referrer.saying %} The words were: "{{ referrer.saying }}"{% endif %}`;

const foundLink = `I found your name while reading about ${organization}.`;

const requestAndPromise = `After ${background} I am moving from clinical practice toward ${aim}. Before I do, I want to learn from the people who lead that work what they need, and to have them look over what I would bring to it.

I am not asking you for a job. I am asking for twenty to thirty minutes of conversation, and I ask you because ${reason}.

I will phone your office on ${promise}, to find a time that suits you.

${signature}`;

const shortRequest = `I would like to learn what drew you to it, what surprised you, and what in ${aim} is still open. I ask you because ${reason}.

Would twenty minutes suit you, by phone or at your place? If not now, I will write again next week.

${signature}`;

export const outreachTemplates: readonly LetterTemplate[] = [
  {
    id: '01990a00-0000-7000-8000-000000000001',
    kind: 'outreach',
    method: 'promise',
    name: 'First letter, found by yourself',
    subject: `Twenty minutes about ${aim}`,
    body: `${greeting}\n\n${foundLink} ${requestAndPromise}`,
  },
  {
    id: '01990a00-0000-7000-8000-000000000002',
    kind: 'outreach',
    method: 'promise',
    name: 'First letter, referred',
    subject: `{% if referrer.name %}{{ referrer.name }} and twenty{% else %}Twenty{% endif %} minutes about ${aim}`,
    body: `${greeting}\n\n${referredLink} ${requestAndPromise}`,
  },
  {
    id: '01990a00-0000-7000-8000-000000000003',
    kind: 'outreach',
    method: 'three-b-seven',
    name: 'Short first letter, found by yourself',
    subject: `Your way to ${organization}`,
    body: `${greeting}\n\n${foundLink} Your own way there made me curious. ${shortRequest}`,
  },
  {
    id: '01990a00-0000-7000-8000-000000000004',
    kind: 'outreach',
    method: 'three-b-seven',
    name: 'Short first letter, referred',
    subject: `Your way to ${organization}`,
    body: `${greeting}\n\n${referral} Your own way to ${organization} made me curious. ${shortRequest}`,
  },
  {
    id: '01990a00-0000-7000-8000-000000000005',
    kind: 'outreach',
    method: 'gentle',
    name: 'Gentle first letter',
    subject: `A question about ${aim}`,
    body: `${greeting}

{% if terms %}${referredLink}{% else %}${foundLink}{% endif %} After ${background} I am moving from clinical practice toward ${aim}, and I hope to learn how the people in it see their days, and to hear what you make of my background.

This is not a request for a job. Twenty to thirty minutes of conversation would help me, by phone or wherever it suits you, and I turn to you because ${reason}.

If the time is wrong, leave this letter lying; I will understand.

${signature}`,
  },
];
