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
  '{{ helped.thanks | default: "Thank you again for your help." }}{% if helped.cameOf %} {{ helped.cameOf }}{% endif %}';
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

const phoneLine = '{% if me.phone %}\n{{ me.phone }}{% endif %}';

/** Whoever is asked for something has the number to call back. */
const signature = `Sincerely,
${writerName}${phoneLine}`;

const aim = '{{ me.aim | default: "[the field you are moving toward]" }}';

const reason = '{{ reason | default: "[why this reader]" }}';
const mainReason = '{{ mainReason | default: "[why this reader]" }}';

// Outreach templates: the seven parts for the promise method, and what the other methods ask for.
// Source: the anatomy of the outreach letter; every sentence is the product's own.

const background = '{{ me.background | default: "[your years and field in practice]" }}';
const leaving = '{% if me.leaving %} from {{ me.leaving }}{% endif %}';
const promise = '{{ promise | default: "[day and time of your call]" }}';
const organization = '{{ contact.organization | default: "[organization]" }}';
const referrer = '{{ referrer.name | default: "[who referred you]" }}';

/** The three terms of a referral; name-only says that the name came up, and neither who said it nor that they may be named. */
const referral = `{% if terms == "may-use-name" %}${referrer} suggested that I contact you.{% elsif referrer.introduced %}${referrer} was kind enough to introduce us.{% elsif terms == "will-introduce" %}${referrer} kindly offered to introduce us, and I wanted to introduce myself as well.{% else %}Your name came up in a conversation I had recently.{% endif %}`;

const referredLink = `${referral}{% if referrer.told %} {{ referrer.told }}{% endif %}`;

/** What the record knows of how they are connected; else a blank, never an invention. */
const foundLink = '{{ contact.connection | default: "[how you know of this reader, in a sentence]" }}';

const requestAndPromise = `After ${background}, I'm moving${leaving} into ${aim}. Before I go further, I want to meet leaders in the field, learn what their organizations need, and ask for a candid review of my credentials.

I'm not asking you for a job. I'm asking for an informational interview: a short conversation about your work, your field, and how my credentials look from where you sit. I'm writing to you in particular because ${reason}.

I'd need only 20 to 30 minutes of your time. I'll call your office on ${promise} to see if we can find a time to talk.

${signature}`;

const shortRequest = `I'd like to learn how you got to ${organization}, what surprised you there, and where you see ${aim} going. I'm asking you because ${mainReason}.

Would you have 20 minutes to talk, by phone or at your office? If now isn't a good time, I'll check back next week.

${signature}`;

const outreachTemplates: readonly LetterTemplate[] = [
  {
    id: '01990a00-0000-7000-8000-000000000001',
    kind: 'outreach',
    method: 'promise',
    name: 'First letter',
    subject: `Request for an informational interview: ${aim}`,
    body: `${greeting}\n\n${foundLink} ${requestAndPromise}`,
  },
  {
    id: '01990a00-0000-7000-8000-000000000002',
    kind: 'outreach',
    method: 'promise',
    name: 'First letter, referred',
    subject: `{% if referrer.introduced or terms == "may-use-name" %}Referred by ${referrer}: request{% else %}Request{% endif %} for an informational interview`,
    body: `${greeting}\n\n${referredLink} ${requestAndPromise}`,
  },
  {
    id: '01990a00-0000-7000-8000-000000000003',
    kind: 'outreach',
    method: 'three-b-seven',
    name: 'Short first letter',
    subject: `How you got to ${organization}`,
    body: `${greeting}\n\n${foundLink} ${shortRequest}`,
  },
  {
    id: '01990a00-0000-7000-8000-000000000004',
    kind: 'outreach',
    method: 'three-b-seven',
    name: 'Short first letter, referred',
    subject: `How you got to ${organization}`,
    body: `${greeting}\n\n${referral} ${shortRequest}`,
  },
  {
    id: '01990a00-0000-7000-8000-000000000005',
    kind: 'outreach',
    method: 'gentle',
    name: 'Gentle first letter',
    subject: `A question about ${aim}`,
    body: `${greeting}

{% if terms %}${referredLink}{% else %}${foundLink}{% endif %} After ${background}, I'm moving${leaving} into ${aim}. I'd like to learn how people in the field see their work, and to hear how my credentials look to you.

This isn't a request for a job. I'm asking for an informational interview, 20 to 30 minutes by phone or wherever suits you, and I thought of you because ${reason}.

If now isn't a good time, no need to reply.

${signature}`,
  },
];

// Letters to those who helped: closing the loop for every end of a referral, the reminder of a promised introduction, the note
// that keeps in touch, and the news when the search is over. Only the reminder asks for something, and leaves a way out.
// Source: the loop-closing and the 90 days of the promise method; every sentence is the product's own.

const referred = '{{ referred.name | default: "[whom they referred you to]" }}';

const plainSignature = `With appreciation,
${writerName}`;

/** One for each end. None of them lays anything on the person who was referred, who may hear of it. */
const outcome = `{% if referred.outcome == "met" %}We've since spoken, and I'm grateful: I wouldn't have made that connection without you.{% if referred.learned %} One thing I took away: {{ referred.learned }}{% endif %}{% elsif referred.outcome == "declined" %}I reached out, but the timing wasn't right. I appreciate the suggestion all the same.{% elsif referred.outcome == "not-reached" %}I reached out and haven't been able to connect, so I'm leaving it there for now. I appreciate the suggestion all the same.{% elsif referred.outcome == "set-aside" %}My search has taken a different turn since then, so I've put that on hold for now. I appreciate the suggestion all the same.{% else %}[how it went]{% endif %}`;

const referrerTemplates: readonly LetterTemplate[] = [
  {
    id: '01990a00-0000-7000-8000-000000000016',
    kind: 'loop-closing',
    name: 'Closing the loop',
    subject: `Closing the loop on ${referred}`,
    body: `${greeting}

You suggested I talk with ${referred}. ${outcome}

No need to reply. I just wanted to let you know how it went.

${plainSignature}`,
  },
  {
    id: '01990a00-0000-7000-8000-000000000019',
    kind: 'nudge',
    occasion: 'introduction',
    name: 'Reminder of a promised introduction',
    subject: `Your introduction to ${referred}`,
    body: `${greeting}

When we talked, you kindly offered to introduce me to ${referred}. I know how these things slip in a busy week.

If it helps, two lines are plenty: I'm {% if me.profession %}{{ me.profession }} {% endif %}moving into ${aim}, and I'm hoping for an informational interview of 20 to 30 minutes. Or, if it's easier, I can reach out on my own and mention that you suggested it. Either way is fine with me, and if the timing isn't right, that's fine too.

${signature}`,
  },
  {
    id: '01990a00-0000-7000-8000-000000000018',
    kind: 'keep-warm',
    name: 'Check-in',
    subject: 'Checking in',
    body: `${greeting}

${whatTheyGave}{% if helped.challenge %} {{ helped.challenge }}{% elsif helped.advice %} {{ helped.advice }}{% endif %}

{{ findings.furtherResearch | default: "[something you came across that may be useful to them]" }}

No ask today. I hope things are going well{% if contact.organization %} at {{ contact.organization }}{% endif %}.

Warmly,
${writerName}`,
  },
  {
    id: '01990a00-0000-7000-8000-000000000020',
    kind: 'keep-warm',
    occasion: 'search-over',
    name: 'News for those who helped',
    subject: 'Good news, and thank you',
    body: `${greeting}

I have good news to share. ${whereItHasLed}

${whatTheyGave} You were part of getting here, and I'm grateful.

There's nothing you need to do. If I can ever return the favor, I'd be glad to.

Warmly,
${writerName}`,
  },
];

// The letters around a meeting and after it. None is only thanks, none asks twice, none apologizes more than once. What the kind of
// the meeting means for their words stands in one place and comes with the meeting.
// Source: the glossary and the articles on meetings that went wrong; every sentence is the product's own.

const day = '{{ meeting.dayInWords | default: "[day]" }}';
const talk = '{{ meeting.talk | default: "conversation" }}';
const thanks = `{% if meeting.thanks %}{{ meeting.thanks }}{% else %}Thank you for the time you gave me on ${day}.{% endif %}`;
const signOff = `{{ meeting.signOff | default: "With appreciation," }}
${writerName}${phoneLine}`;

const heard = '{% if meeting.heard %} One thing has stayed with me: {{ meeting.heard }}{% endif %}';

const furtherResearch = `{% if findings.furtherResearch %}Since we talked, I've done some more reading. {{ findings.furtherResearch }}

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
    subject: `{{ meeting.confirmation.subject | default: "Our conversation on [day]" }}`,
    body: `${greeting}

{% if meeting.movedFrom %}Thank you for finding another time. Instead of {{ meeting.movedFrom }}, we're now set for{% else %}{{ meeting.confirmation.thanks | default: "Thank you for making time." }} I'm looking forward to our ${talk} on{% endif %} ${day}, at {{ meeting.timeInWords | default: "[time]" }}.

{{ meeting.how | default: "[place, number, or link]" }}

{{ meeting.confirmation.agenda | default: "[what you want to ask about]" }}

If anything changes, you can reach me at {{ me.phone | default: me.email | default: "[your phone number]" }}.

Sincerely,
${writerName}`,
  },
  {
    id: '01990a00-0000-7000-8000-000000000012',
    kind: 'thank-you',
    name: 'Thank-you that continues the conversation',
    subject: `Thank you for our ${talk}`,
    body: `${greeting}

${thanks}${heard}

{{ findings.furtherResearch | default: "[what has stayed with you, and what you've looked into since]" }}

${fit}${agreed}${named}{{ meeting.close.thanks | default: "I'll let you know where it leads." }}

${signOff}`,
  },
  {
    id: '01990a00-0000-7000-8000-000000000013',
    kind: 'recovery',
    name: 'Recovery',
    subject: `Following up on our ${talk}`,
    body: `${greeting}

${thanks}

{% if debrief.apology %}{{ debrief.apology }}

{% endif %}{% if debrief.betterAnswers %}{{ debrief.betterAnswers }}

{% elsif debrief.missedPoints == nil %}[what you would have said at your best]

{% endif %}{% if debrief.missedPoints %}{{ debrief.missedPoints }}

{% endif %}${furtherResearch}${fit}${agreed}${secondMeeting}${named}{{ meeting.close.recovery | default: "I appreciate your taking the time to read this." }}

${signOff}`,
  },
  {
    id: '01990a00-0000-7000-8000-000000000014',
    kind: 'summary',
    name: 'Summary for everyone who was there',
    subject: `A few points from our ${talk}`,
    body: `${greeting}

${thanks}${heard}

{{ debrief.missedPoints | default: "[the points you wanted them to have, a paragraph each]" }}

${furtherResearch}${fit}${agreed}${secondMeeting}${named}{{ meeting.close.summary | default: "If you'd like to hear more about any of this, I'd be glad to talk." }}

${signOff}`,
  },
  {
    id: '01990a00-0000-7000-8000-000000000015',
    kind: 'light-note',
    name: 'Light note',
    subject: 'Where we left off',
    body: `${greeting}

Thank you for the time we did have on ${day}. {{ debrief.whatHappened | default: "[what got in the way, lightly]" }}

{{ debrief.missedPoints | default: "[what you would have said, in short]" }}

${furtherResearch}${fit}${agreed}{{ debrief.secondMeeting | default: "If you'd like to finish the conversation, I'd be glad to find another time that suits you." }}

${named}{% if meeting.close.lightNote %}{{ meeting.close.lightNote }}

{% endif %}${signOff}`,
  },
  {
    id: '01990a00-0000-7000-8000-000000000017',
    kind: 'nudge',
    name: 'Nudge',
    subject: `{% if meeting %}Following up on our ${talk}{% else %}Following up: an informational interview{% endif %}`,
    body: `${greeting}

{% if meeting %}I wrote to you about meeting again after our ${talk}{% if meeting.dayInWords %} on {{ meeting.dayInWords }}{% endif %}, and I've called since without reaching you. {{ meeting.wish }}

{% if promise %}I'll call your office on {{ promise }}; if another time is better, just reply with a day that works.{% else %}If there's a day that works for you, just reply with it, and I'll make it work on my end.{% endif %}{% else %}I wrote to you recently about ${aim}. I know how busy things get, so briefly: I'm asking for an informational interview, 20 to 30 minutes, because ${reason}. I'm not asking for a job.

{% if promise %}I'll call your office on {{ promise }}; if another time is better, just reply with a day that works.{% else %}If you can spare the time, just reply with a day that works. If now isn't a good time, no need to reply.{% endif %}{% endif %}

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
