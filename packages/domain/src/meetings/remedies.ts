import { type IncidentCause, type IncidentKind, incidentFacts } from '../vocabulary/debrief.ts';
import { type MeetingKind, meetingKindFacts } from '../vocabulary/meeting-kinds.ts';
import { meetingWords } from '../vocabulary/meeting-words.ts';

// When a meeting goes off the rails you often cannot tell why: so signs come first and the open question, and only then what
// helps by whose doing it was. What is said depends on who asks: in a job interview they do.
// Source: the article on meetings that go off the rails; every wording is the product's own.

/** How it shows, before anybody says so. */
export const offTheRailsSigns = [
  'The room has cooled, and you don’t know why.',
  'No follow-up questions: your answers are noted and left there.',
  'Short answers, or the same polite word each time.',
  'Eyes on a phone, a screen or the clock.',
  'They are wrapping up early.',
] as const;

export const remedyIds = [
  'ask-openly',
  'correct-and-move-on',
  'stay-calm',
  'big-close',
  'check-in',
  'steer-back',
  'judge-later',
] as const;

type RemedyId = (typeof remedyIds)[number];

/** `unknown`: it goes badly, and you cannot tell whose doing it is. */
export const troubleCauses = ['unknown', 'mine', 'theirs', 'nobodys'] as const;

export type TroubleCause = (typeof troubleCauses)[number];

type Said = {
  label: string;
  /** What it can be said with, aloud or to oneself. */
  wording: string;
  manner: string;
  risk: string;
  payoff: string;
};

export type Remedy = Said & { id: RemedyId };

export type Room = {
  kind: MeetingKind;
  /** How many sit on the other side. */
  people: number;
};

const causesOf: Record<RemedyId, readonly TroubleCause[]> = {
  'ask-openly': ['unknown', 'mine'],
  'correct-and-move-on': ['mine'],
  'stay-calm': ['unknown', 'mine', 'theirs', 'nobodys'],
  'big-close': ['unknown', 'mine', 'theirs', 'nobodys'],
  'check-in': ['theirs', 'nobodys'],
  'steer-back': ['theirs'],
  'judge-later': ['unknown', 'mine', 'theirs', 'nobodys'],
};

export function remediesFor(cause: TroubleCause, room: Room): Remedy[] {
  return remedyIds
    .filter((id) => causesOf[id].includes(cause))
    .map((id) => ({ id, ...remedies[id](room, cause) }));
}

export function remediesForIncident(kind: IncidentKind, room: Room): Remedy[] {
  return remediesFor(incidentFacts[kind].cause, room);
}

const remedies: Record<RemedyId, (room: Room, cause: TroubleCause) => Said> = {
  'ask-openly': ({ kind }) => ({
    label: 'Ask openly',
    wording: seekerAsks(kind)
      ? 'I want to use your time well, and I’m not sure I’m asking the right things. Am I on the right track, or is there something you’d rather talk about?'
      : 'I notice you haven’t followed up on my last few answers. Am I giving you what you need, or would it help if I came at it differently?',
    manner: 'Humble and curious. Ask once, then stay quiet until the answer is out.',
    risk: 'It can put them on the defensive.',
    payoff: 'It can open a better conversation than the one you were having, and you learn what went wrong.',
  }),
  'correct-and-move-on': () => ({
    label: 'Correct it and move on',
    wording: 'Let me say that better. What I mean is: ...',
    manner: 'One sentence, in the voice you had before. Then on to the next thing.',
    risk: 'Dwelling on it makes it bigger than it was.',
    payoff: 'A slip that is put right at once is soon forgotten.',
  }),
  'stay-calm': ({ kind }, cause) => ({
    label: 'Stay calm and carry on',
    wording: seekerAsks(kind)
      ? 'That’s interesting. Could you tell me more about that?'
      : 'Let me think about that for a second.',
    manner:
      cause === 'theirs'
        ? 'Breathe, slow down, leave pauses. Whoever is texting may be arranging something for you.'
        : 'Breathe, slow down, leave pauses.',
    risk: 'Unease leaks out as talking too much or as restless hands.',
    payoff: 'What feels like a failure to you may not look like one from their chair.',
  }),
  'big-close': ({ kind }) => ({
    label: 'Close big',
    wording: meetingWords[kind].bigClose.wording,
    manner:
      'Warm, short, and only if it’s true. Say it however the rest went, even after a cool “Any questions?”.',
    risk: 'It sounds hollow if it’s more than you mean.',
    payoff: 'The end is what stays. If you don’t tell them that you’re interested, they can’t know.',
  }),
  'check-in': ({ people }, cause) => (cause === 'nobodys' ? shrugged : people > 1 ? askTheRoom : askThem),
  'steer-back': ({ kind }) => ({
    label: 'Steer back with a question',
    wording: seekerAsks(kind)
      ? '... and that’s part of what brought me to you. How does it look from where you sit?'
      : '... and that’s what draws me to this position. How does your team handle it today?',
    manner: 'As the end of your own sentence, to the person who drifted off.',
    risk: 'A question that tests whether they were listening feels like a trap.',
    payoff: 'Whoever answers a question is back in the conversation.',
  }),
  'judge-later': () => ({
    label: 'Judge it later, by the facts',
    wording: 'I don’t know yet how this went.',
    manner: 'Said to yourself, now. Tonight’s debrief asks what happened before it asks how it felt.',
    risk: 'None in the room. Put off for days, the feeling is all you have left to judge by.',
    payoff: 'Your head is free for the rest of the meeting.',
  }),
};

/** Two people alone: before others it would show one of them up. */
const askThem: Said = {
  label: 'Check in, and offer another time',
  wording: 'You seem to have a lot going on today. Would another time be better for you?',
  manner: 'With sympathy, never with an edge.',
  risk: 'Said with annoyance, it ends the meeting. You may also lose the slot.',
  payoff: 'Said with compassion, it can make a stronger connection than a smooth meeting would have.',
};

const askTheRoom: Said = {
  label: 'Check in with the room',
  wording: 'Let me pause here. Is there anything you’d like me to go deeper on, or to skip?',
  manner: 'To everyone, looking at no one in particular. Never single out the person on their phone.',
  risk: 'Asked often, it sounds unsure.',
  payoff: 'Someone usually answers, and the rest tune back in. It also shows that you can read a room.',
};

const shrugged: Said = {
  label: 'Laugh, and offer another time',
  wording: 'That was out of our hands. Should we continue by phone, or find another time?',
  manner: 'Lightly, with a smile, and fine with either answer.',
  risk: 'Offered at the first crackle, it gives away minutes you could have used.',
  payoff: 'A mishap you laughed about together can be a stronger bond than a meeting without one.',
};

function seekerAsks(kind: MeetingKind): boolean {
  return meetingKindFacts[kind].seekerAsks;
}

/** Something that went wrong and can be named, with what to say to just that. */
export type Trouble = {
  id: string;
  cause: IncidentCause;
  label: string;
  wording: string;
  manner: string;
  /** How awkward words are taken, and put right. */
  example?: { said: string; heard: string; repair: string };
};

export function troublesFor({ kind }: Pick<Room, 'kind'>): Trouble[] {
  return seekerAsks(kind)
    ? [...troubles.mine, ...troubles.asking, ...troubles.rest]
    : [...troubles.mine, ...troubles.answering, ...troubles.rest];
}

const troubles: Record<'mine' | 'asking' | 'answering' | 'rest', readonly Trouble[]> = {
  mine: [
    {
      id: 'misspoke',
      cause: 'mine',
      label: 'Awkward words: it may have sounded like an insult',
      wording: 'That came out wrong, and I’m sorry if it sounded dismissive. What I meant is: ...',
      manner: 'Say the better version at once, then move on.',
      example: {
        said: 'I’m worn out by the wards, so something quieter like reviewing cases would suit me.',
        heard: 'That their work is what one does when one is tired.',
        repair:
          'Let me say that better. What draws me is that one careful decision here reaches thousands of patients. I’d like to learn to make it well.',
      },
    },
    {
      id: 'misunderstood-me',
      cause: 'mine',
      label: 'They misunderstood me',
      wording: 'I don’t think I explained that well. The short version is: ...',
      manner: 'Take it on yourself; never “you misunderstood me”. One sentence and one example.',
    },
    {
      id: 'misunderstood',
      cause: 'mine',
      label: 'I assumed or misunderstood a question',
      wording: 'I may have answered a different question than the one you asked. Were you asking about ...?',
      manner: 'Ask, wait, then answer only that.',
    },
    {
      id: 'off',
      cause: 'mine',
      label: 'I’m off today, nerves or not',
      wording: 'Let me take a second to gather my thoughts.',
      manner: 'A sip of water, shorter sentences, one point at a time. The letter can say the rest.',
    },
    {
      id: 'late',
      cause: 'mine',
      label: 'I was late',
      wording: 'I’m sorry I kept you waiting. I know your time is short; what would you most like to cover?',
      manner: 'Once, without a story. The agreed end still counts.',
    },
    {
      id: 'ill',
      cause: 'mine',
      label: 'I’m not well',
      wording: 'I’m a bit under the weather today. If you’d rather meet another day, I’d be glad to.',
      manner: 'Say it early, keep your distance, and take the offer if they make one.',
    },
  ],
  asking: [
    {
      id: 'disagreed',
      cause: 'mine',
      label: 'They disagree with me',
      wording: 'That’s a fair point, and you see it every day. What would I be missing?',
      manner: 'You came to learn: don’t win, ask.',
    },
  ],
  answering: [
    {
      id: 'disagreed',
      cause: 'mine',
      label: 'They disagree with me',
      wording:
        'That’s a fair point. Let me tell you what led me there, and then I’d like to hear how you see it.',
      manner: 'Your reason in two sentences, then their view. No debate.',
    },
    {
      id: 'flubbed-answer',
      cause: 'mine',
      label: 'I gave a poor answer',
      wording: 'Could I come back to your earlier question? A better answer is: ...',
      manner: 'Once, when there’s a pause. What’s left goes into the letter.',
    },
  ],
  rest: [
    {
      id: 'started-late',
      cause: 'theirs',
      label: 'It started late',
      wording: 'I know we have less time now. What would you most like to get to?',
      manner: 'Drop questions, not the close.',
    },
    {
      id: 'distracted',
      cause: 'theirs',
      label: 'They’re distracted',
      wording: 'I’ll keep this short. What would be most useful to you?',
      manner: 'Never tell them to pay attention.',
    },
    {
      id: 'unprepared',
      cause: 'theirs',
      label: 'They’re unprepared',
      wording: 'Would it help if I took a minute to tell you who I am and why I’m here?',
      manner: 'As a service, not as a reproach; then your speech.',
    },
    {
      id: 'interrupted',
      cause: 'theirs',
      label: 'We’re interrupted',
      wording: 'Please, take your time. When you’re back, we were at ...',
      manner: 'Note where you were.',
    },
    {
      id: 'connection',
      cause: 'nobodys',
      label: 'The connection fails',
      wording: 'We keep losing each other. Should I call your cell?',
      manner: 'Have the number ready.',
    },
    {
      id: 'alarm',
      cause: 'nobodys',
      label: 'An alarm, or the power goes',
      wording: 'Let’s go. I’d be glad to pick this up whenever it suits you.',
      manner: 'Walk out together; some of the best talks happen in a parking lot.',
    },
  ],
};
