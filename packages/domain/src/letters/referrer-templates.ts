// Letters to those who helped: the word back for every end of a referral, the reminder of a promised introduction, the note
// that keeps in touch, and the news when the search is over. Only the reminder asks for something, and leaves a way out.
// Source: the loop-closing and the 90 days of the promise method; every sentence is the product's own.
import type { LetterTemplate } from './letter-template.ts';
import { aim, greeting, signature } from './letter-template.ts';
import { whatTheyGave, whereItHasLed } from './named-gaps.ts';

const referred = '{{ referred.name | default: "[whom they named]" }}';

/** One for each end. None of them lays anything on the person who was named, who may hear of it. */
const outcome = `{% if referred.outcome == "met" %}We have met since.{% if referred.learned %} What I carried home: {{ referred.learned }}{% endif %} I would not have found the way there without you.{% elsif referred.outcome == "declined" %}I asked for a conversation, and it does not fit in at present. That is quite all right, and I value the name all the same.{% elsif referred.outcome == "not-reached" %}I have not been able to reach them, so I leave it there for now. I value the name all the same.{% elsif referred.outcome == "set-aside" %}My search has turned another way since, so I have left it there for now. The name is kept, and so is my thanks for it.{% else %}[what came of it]{% endif %}`;

export const referrerTemplates: readonly LetterTemplate[] = [
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
