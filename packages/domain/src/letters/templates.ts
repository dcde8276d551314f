import type { LetterKind } from '../vocabulary/letter-kinds.ts';
import type { MethodId } from '../vocabulary/methods.ts';

// Every kind of letter has a template from the first day on; a workspace may change a copy, never these.
// A template is Liquid text over the merge values; where a value is missing it leaves `[what to fill in]` standing.
// Rendered without escaping and without strict variables: a letter is plain text, and a null leaves its gap.

/** What a letter is for where its kind says too little: a promised introduction, the end of the search. */
type LetterOccasion = 'introduction' | 'search-over';

export type LetterTemplate = {
  /** Fixed, so that letters and figures keep pointing at the same template. */
  id: string;
  kind: LetterKind;
  /** Left out where the template serves every method. */
  method?: MethodId;
  /** Left out where the template is the usual one of its kind. */
  occasion?: LetterOccasion;
  name: string;
  subject: string;
  body: string;
};

export const readerName = '{{ contact.salutation | default: "[name]" }}';

export const writerName =
  '{{ me.name | default: "[your name]" }}{% if me.credentials %}, {{ me.credentials }}{% endif %}';

// The news at the end of a search is one text for all who helped, with gaps that are filled for each of them. The seeker
// sees each gap by its name, «Their name», and never the language of templates.
// Source: "news for all when the search ends well, drafted once, personalized".

export const whatTheyGave =
  '{{ helped.thanks | default: "You made time for me when I was finding my way." }}{% if helped.cameOf %} {{ helped.cameOf }}{% endif %}';
export const whereItHasLed = '{{ news.outcome | default: "[where you are going, in a sentence]" }}';

/** `short`: how a template that was written by hand may say the same. */
type NamedGap = { name: string; template: string; short?: string };

export const namedGaps = [
  { name: 'Their name', template: readerName, short: '{{ contact.salutation }}' },
  { name: 'What they gave', template: whatTheyGave },
  { name: 'Where it has led', template: whereItHasLed, short: '{{ news.outcome }}' },
  { name: 'Your name', template: writerName, short: '{{ me.name }}' },
] as const satisfies readonly NamedGap[];

export const gapMark = (name: string): string => `«${name}»`;

/** The template with its gaps by their names. What has no name stays as it is. */
export function nameGaps(template: string): string {
  return namedGaps.reduce<string>((text, gap: NamedGap) => {
    const named = text.replaceAll(gap.template, gapMark(gap.name));
    return gap.short ? named.replaceAll(gap.short, gapMark(gap.name)) : named;
  }, template);
}

/** The way back; the marks whose names are no gap's are told, since they would reach a reader. */
export function readNamedGaps(text: string): { template: string; unknown: string[] } {
  const template = namedGaps.reduce<string>(
    (read, gap) => read.replaceAll(gapMark(gap.name), gap.template),
    text,
  );
  return { template, unknown: [...new Set(template.match(/«[^«»\n]*»|[«»]/g))] };
}

const greeting = `Dear ${readerName},`;

const signature = `With thanks,
${writerName}`;

const aim = '{{ me.aim | default: "[the field you move toward]" }}';

const reason = '{{ reason | default: "[why this reader]" }}';

// Outreach templates: the seven parts for the promise method, and what the other methods ask for.
// Source: the anatomy of the outreach letter; every sentence is the product's own.

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

const outreachTemplates: readonly LetterTemplate[] = [
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

// Letters to those who helped: the word back for every end of a referral, the reminder of a promised introduction, the note
// that keeps in touch, and the news when the search is over. Only the reminder asks for something, and leaves a way out.
// Source: the loop-closing and the 90 days of the promise method; every sentence is the product's own.

const referred = '{{ referred.name | default: "[whom they named]" }}';

/** One for each end. None of them lays anything on the person who was named, who may hear of it. */
const outcome = `{% if referred.outcome == "met" %}We have met since.{% if referred.learned %} What I carried home: {{ referred.learned }}{% endif %} I would not have found the way there without you.{% elsif referred.outcome == "declined" %}I asked for a conversation, and it does not fit in at present. That is quite all right, and I value the name all the same.{% elsif referred.outcome == "not-reached" %}I have not been able to reach them, so I leave it there for now. I value the name all the same.{% elsif referred.outcome == "set-aside" %}My search has turned another way since, so I have left it there for now. The name is kept, and so is my thanks for it.{% else %}[what came of it]{% endif %}`;

const referrerTemplates: readonly LetterTemplate[] = [
  {
    id: '01990a00-0000-7000-8000-000000000016',
    kind: 'loop-closing',
    name: 'Word back to the one who named them',
    subject: `A word about ${referred}`,
    body: `${greeting}

When we spoke, you named ${referred} to me. ${outcome}

Nothing is needed from you. I wanted you to know what became of your word.

${signature}`,
  },
  {
    id: '01990a00-0000-7000-8000-000000000019',
    kind: 'nudge',
    occasion: 'introduction',
    name: 'Reminder of a promised introduction',
    subject: `Your introduction to ${referred}`,
    body: `${greeting}

When we spoke, you offered to introduce me to ${referred}. I was glad of it, and I know how such things sink in a full week.

Two lines are enough: that I am a physician moving toward ${aim}, and that I would like to ask for twenty minutes. Or, if it is easier for you, I can write to them myself and say that you named them. Tell me which you prefer, and if neither fits by now, that is fine as well.

${signature}`,
  },
  {
    id: '01990a00-0000-7000-8000-000000000018',
    kind: 'keep-warm',
    name: 'A word without a request',
    subject: 'A word from the road',
    body: `${greeting}

${whatTheyGave} I have not forgotten it.

{% if helped.challenge %}{{ helped.challenge }}

{% elsif helped.advice %}{{ helped.advice }}

{% endif %}{{ findings.furtherResearch | default: "[something that you came across since and that may be of use to them]" }}

I ask for nothing today. I hope that the days{% if contact.organization %} at {{ contact.organization }}{% endif %} are good to you.

${signature}`,
  },
  {
    id: '01990a00-0000-7000-8000-000000000020',
    kind: 'keep-warm',
    occasion: 'search-over',
    name: 'News for those who helped',
    subject: 'Where the way has led',
    body: `${greeting}

My search has come to a good end. ${whereItHasLed}

${whatTheyGave} It was a part of the way here, and I thank you for it.

There is nothing for you to do. Should I be able to help you one day, write or call: I will make the time.

${signature}`,
  },
];

// The letters around a meeting and after it. None is only thanks, none asks twice, none says sorry more than once.
// Source: the glossary and the articles on meetings that went wrong; every sentence is the product's own.

const day = '{{ meeting.dayInWords | default: "[day]" }}';
const heard =
  '{% if meeting.heard %}One thing has stayed with me: {{ meeting.heard }}{% else %}[what has stayed with you of it, in a sentence]{% endif %}';

const furtherResearch = `{% if findings.furtherResearch %}Our conversation sent me back to my reading. {{ findings.furtherResearch }}

{% endif %}`;

const agreed = `{% if findings.agreed %}As we agreed: {{ findings.agreed }}

{% endif %}`;

const fit = `{% if debrief.fit %}{{ debrief.fit }}

{% endif %}`;

const named = `{% if meeting.named %}{{ meeting.named }}

{% endif %}`;

const secondMeeting = `{% if debrief.secondMeeting %}{{ debrief.secondMeeting }}

{% endif %}`;

const correspondenceTemplates: readonly LetterTemplate[] = [
  {
    id: '01990a00-0000-7000-8000-000000000011',
    kind: 'confirmation',
    name: 'Confirmation',
    subject: `Our conversation on ${day}`,
    body: `${greeting}

{% if meeting.movedFrom %}Thank you for making room on another day. Instead of {{ meeting.movedFrom }}, I have now{% else %}Thank you for making room. I have{% endif %} written down ${day}, at {{ meeting.timeInWords | default: "[time]" }}.

Place: {{ meeting.place | default: "[place, or the number to dial]" }}

I would like to ask you about {{ me.aim | default: "[what you want to ask about]" }}. You need not prepare anything, and I will keep to the {{ meeting.length | default: "half hour" }}.

If your day changes, a word to {{ me.phone | default: me.email | default: "[your phone number]" }} is enough.

${signature}`,
  },
  {
    id: '01990a00-0000-7000-8000-000000000012',
    kind: 'thank-you',
    name: 'Thank-you that carries on',
    subject: `After our conversation on ${day}`,
    body: `${greeting}

Thank you for the time you gave me on ${day}. ${heard}

{{ findings.furtherResearch | default: "[what you found out since, in a sentence or two]" }}

${fit}${agreed}${named}I will let you know where it leads.

${signature}`,
  },
  {
    id: '01990a00-0000-7000-8000-000000000013',
    kind: 'recovery',
    name: 'Recovery',
    subject: 'What I would answer today',
    body: `${greeting}

Thank you for the time you gave me on ${day}.

{% if debrief.apology %}{{ debrief.apology }}

{% endif %}{% if debrief.betterAnswers %}{{ debrief.betterAnswers }}

{% elsif debrief.missedPoints == nil %}[what you would have said at your best]

{% endif %}{% if debrief.missedPoints %}{{ debrief.missedPoints }}

{% endif %}${furtherResearch}${fit}${agreed}${secondMeeting}${named}Thank you for reading this to the end.

${signature}`,
  },
  {
    id: '01990a00-0000-7000-8000-000000000014',
    kind: 'summary',
    name: 'Summary to everyone who was there',
    subject: 'What I wanted to leave with you',
    body: `${greeting}

Thank you for the conversation on ${day}.{% if meeting.heard %} One thing has stayed with me: {{ meeting.heard }}{% endif %}

{{ debrief.missedPoints | default: "[the three points that had too little room]" }}

${furtherResearch}${fit}${agreed}${secondMeeting}${named}If one of them is worth another word, I am glad to pick it up.

${signature}`,
  },
  {
    id: '01990a00-0000-7000-8000-000000000015',
    kind: 'light-note',
    name: 'Light note',
    subject: 'Where we were when it broke off',
    body: `${greeting}

Thank you for the part of our conversation on ${day} that we did get. {{ debrief.whatHappened | default: "[what got in the way, lightly]" }}

{{ debrief.missedPoints | default: "[what you would have said]" }}

${furtherResearch}${fit}${agreed}{{ debrief.secondMeeting | default: "If you would like to finish it, I will gladly come back on a day that suits you." }}

${named}${signature}`,
  },
  {
    id: '01990a00-0000-7000-8000-000000000017',
    kind: 'nudge',
    name: 'Nudge',
    subject: `My letter about ${aim}`,
    body: `${greeting}

Some days ago I wrote to you about ${aim}. The letter may have come on a full day, so here is the short of it: I would like to ask you for twenty minutes, because ${reason}.

{% if promise %}I will phone your office on {{ promise }}, and if it does not fit, tell whoever answers and I will leave it at that.{% else %}A line with a day is enough. If it does not fit, leave this lying; I will understand.{% endif %}

${signature}`,
  },
];

export const builtInTemplates: readonly LetterTemplate[] = [
  ...outreachTemplates,
  ...correspondenceTemplates,
  ...referrerTemplates,
];

/** The template that fits best; a referred reader gets the one that opens with the referral. */
export function builtInTemplateFor(
  kind: LetterKind,
  { method, isReferred, occasion }: { method: MethodId; isReferred: boolean; occasion?: LetterOccasion },
): LetterTemplate | null {
  const fitting = builtInTemplates.filter(
    (template) =>
      template.kind === kind &&
      template.occasion === occasion &&
      (template.method === undefined || template.method === method),
  );
  return (isReferred ? fitting.at(-1) : fitting[0]) ?? null;
}
