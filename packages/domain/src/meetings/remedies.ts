// When a meeting goes off the rails there are six remedies in the room and one for afterwards; whose doing it is decides which of
// them fit.
// Source: the article on meetings that go off the rails; every wording is the product's own.
import type { IncidentCause, IncidentKind } from '../vocabulary/debrief.ts';
import { incidentFacts } from '../vocabulary/debrief.ts';

export const remedyIds = [
  'correct-and-move-on',
  'ask-openly',
  'stay-calm',
  'big-close',
  'check-in',
  'steer-back',
  'judge-later',
] as const;

export type RemedyId = (typeof remedyIds)[number];

export type Remedy = {
  id: RemedyId;
  label: string;
  /** What it can be said with, aloud or to oneself. */
  wording: string;
  manner: string;
  risk: string;
  causes: readonly IncidentCause[];
  /** Only where two people are alone: before others it would show one of them up. */
  aloneOnly?: true;
  /** Where nobody is at fault the same is said otherwise, and before everybody. */
  nobodys?: Pick<Remedy, 'wording' | 'manner' | 'risk'>;
};

export const remedies: readonly Remedy[] = [
  {
    id: 'correct-and-move-on',
    label: 'Correct it and move on',
    wording: 'Let me put that differently. What I mean is this: ...',
    manner: 'One sentence, in the voice you had before. Then the next thing.',
    risk: 'Dwelling on it makes it larger than it was.',
    causes: ['mine'],
  },
  {
    id: 'ask-openly',
    label: 'Ask whether I am on track',
    wording: 'Before I go on: is this what you wanted to know, or would another side of it serve you better?',
    manner: 'Curious and humble, and quiet until the answer is out.',
    risk: 'It can put the other on the defensive. Asked kindly, it can open the whole conversation.',
    causes: ['mine'],
  },
  {
    id: 'stay-calm',
    label: 'Stay calm and carry on',
    wording: 'Please go on, I am listening.',
    manner: 'Breathe, slow down, leave pauses. It may look different from the other chair.',
    risk: 'Little. The unease can still leak out as too many words or restless hands.',
    causes: ['mine', 'theirs', 'nobodys'],
  },
  {
    id: 'big-close',
    label: 'Close well',
    wording:
      'Before we end I want to say that what you are building here interests me, and that I would be glad to continue this.',
    manner: 'Warm, short, and only what is true. Say it even after a cool ending.',
    risk: 'It sounds hollow if it is more than you mean.',
    causes: ['mine', 'theirs', 'nobodys'],
  },
  {
    id: 'check-in',
    label: 'Check in, offer another day',
    wording: 'It sounds as if the day is pulling at you. Shall we find a better hour?',
    manner: 'With sympathy and time in your voice; only when the two of you are alone.',
    risk: 'Said with an edge, it ends the meeting. You may also lose the slot.',
    causes: ['theirs', 'nobodys'],
    aloneOnly: true,
    nobodys: {
      wording: 'That was out of our hands. Shall we go on by telephone, or find another hour?',
      manner: 'Lightly, with a smile, and ready for either answer.',
      risk: 'Offered at the first crackle, it gives away minutes that could have been used.',
    },
  },
  {
    id: 'steer-back',
    label: 'Steer back with a question',
    wording: '... and that is what brought me to you. How does it look from where you sit?',
    manner: 'As the end of your own sentence, to the person who drifted off.',
    risk: 'A question that tests whether they listened is felt as a trap.',
    causes: ['theirs'],
  },
  {
    id: 'judge-later',
    label: 'Judge it later, by the facts',
    wording: 'I do not know yet how this went.',
    manner: 'Said to yourself, now. Tonight the debrief asks what happened before it asks how it felt.',
    risk: 'None in the room. Put off for days, the feeling is all that is left to judge by.',
    causes: ['mine', 'theirs', 'nobodys'],
  },
];

/** `people`: how many sit on the other side. */
export function remediesFor(cause: IncidentCause, people = 1): Remedy[] {
  const ofCause = remedies.filter(({ causes }) => causes.includes(cause));
  if (cause === 'nobodys') return ofCause.map((remedy) => ({ ...remedy, ...remedy.nobodys }));
  return ofCause.filter(({ aloneOnly }) => people <= 1 || !aloneOnly);
}

export function remediesForIncident(kind: IncidentKind): Remedy[] {
  return remediesFor(incidentFacts[kind].cause);
}
