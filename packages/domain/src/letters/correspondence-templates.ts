// The letters around a meeting and after it. None is only thanks, none asks twice, none says sorry more than once.
// Source: the glossary and the articles on meetings that went wrong; every sentence is the product's own.
import type { LetterTemplate } from './letter-template.ts';
import { aim, greeting, reason, signature } from './letter-template.ts';

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

export const correspondenceTemplates: readonly LetterTemplate[] = [
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
