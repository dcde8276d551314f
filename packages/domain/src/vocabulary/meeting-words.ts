import { type MeetingKind, meetingKindFacts } from './meeting-kinds.ts';

// What the kind of a meeting means for every text about it: letters, call scripts, and what is said in the room. A job interview
// is no informational interview: a hiring committee is never told that it need not prepare, nor that this is not about a job;
// and whoever gave twenty minutes of advice is never asked for the position.
// Source: the articles on informational interviews and on interviews that went wrong; every sentence is the product's own.

/** Each is whole sentences in the seeker's voice unless it says otherwise. */
export type MeetingWords = {
  /** Within a sentence: "our informational interview". */
  noun: string;
  /** How it is spoken of once it took place: "our conversation". */
  talk: string;
  confirmation: {
    subject: (day: string) => string;
    thanks: string;
    /** What the reader may expect; `about` is the seeker's field and `length` "25 minutes", each null where it is not known. */
    agenda: (about: string | null, length: string | null) => string;
  };
  /** On the phone, before anybody met: what is asked for. Said to the reader, and to whoever answers for them. */
  request: { toReader: (about: string | null) => string; toAssistant: string };
  /** Why it is worth meeting again, after a meeting that went badly or did not take place. */
  again: {
    /** Where the seeker was late, ill or off. */
    afterMeeting: string;
    afterMissed: string;
    /** Where nothing went wrong and there is more to say. */
    toContinue: string;
    ask: string;
    onThePhone: string;
  };
  /** The letter after it: how it begins, ends and is signed. */
  thanks: (day: string | null) => string;
  close: { thanks: string; recovery: string; summary: string };
  signOff: string;
  /** Five minutes before the end, and at the end; and to a dismissive "any questions?". Only if it is true. */
  bigClose: { wording: string; noQuestions: string };
};

const informational: MeetingWords = {
  noun: meetingKindFacts.informational.noun,
  talk: 'conversation',
  confirmation: {
    subject: (day) => `Our conversation on ${day}`,
    thanks: 'Thank you for making time.',
    agenda: (about, length) =>
      `I'd like to hear how you see ${about ?? '[what you want to ask about]'} from where you sit, and I'd value your candid read on my credentials. There's nothing you need to prepare${length ? `, and I'll keep to the ${length}` : ''}.`,
  },
  request: {
    toReader: (about) =>
      `I'd like to ask you for an informational interview: 20 to 30 minutes to learn about ${about ?? 'your work'} from you. I'm not asking for a job.`,
    toAssistant:
      "I'm asking for an informational interview: a 20-to-30-minute conversation about the field. It's not a job application.",
  },
  again: {
    afterMeeting:
      "I know I didn't make the most of the time you gave me, and there is more I'd like to learn from you.",
    afterMissed: "I'd still very much like to hear about your work.",
    toContinue: "There's more I'd like to learn from you.",
    ask: 'Could we talk once more?',
    onThePhone: "I'd be grateful for the chance to finish our conversation.",
  },
  thanks: (day) => `Thank you for the time you gave me${day ? ` on ${day}` : ''}.`,
  close: {
    thanks: "I'll let you know where it leads.",
    recovery: 'I appreciate your taking the time to read this.',
    summary: "If you'd like to hear more about any of this, I'd be glad to talk.",
  },
  signOff: 'With appreciation,',
  bigClose: {
    wording:
      "Before we finish: I like what you're doing here, and I've learned a lot. This work interests me, and I'd be glad to stay in touch.",
    noQuestions:
      "I've learned a great deal already, thank you. I like what you're doing here, and I'd be glad to stay in touch.",
  },
};

export const meetingWords: Record<MeetingKind, MeetingWords> = {
  informational,
  research: {
    ...informational,
    noun: meetingKindFacts.research.noun,
    confirmation: {
      ...informational.confirmation,
      agenda: (about, length) =>
        `I'll bring one question about ${about ?? 'the field'} that I'm asking several people, and I'll share with you what I learn. There's nothing you need to prepare${length ? `, and I'll keep to the ${length}` : ''}.`,
    },
    request: {
      toReader: (about) =>
        `I'd like to ask you for a research interview: 20 to 30 minutes on one question about ${about ?? 'your field'}. I'll share with you what I learn. I'm not asking for a job.`,
      toAssistant:
        "I'm asking for a research interview: 20 to 30 minutes on one question about the field, with the findings shared afterward. It's not a job application.",
    },
    again: { ...informational.again, afterMissed: "I'd still very much like to hear your answer." },
  },
  interview: {
    noun: meetingKindFacts.interview.noun,
    talk: 'interview',
    confirmation: {
      subject: (day) => `Confirming our interview on ${day}`,
      thanks: 'Thank you for the opportunity to interview with you.',
      agenda: () =>
        "I look forward to learning more about the position and to telling you what I'd bring to it. If there's anything you'd like me to send or prepare beforehand, please let me know.",
    },
    request: {
      toReader: () => "I'm calling about our interview for the position.",
      toAssistant: "I'm calling about my interview for the position.",
    },
    again: {
      afterMeeting: "You didn't see me at my best, and I'd like to show you that I can do this job well.",
      afterMissed:
        "I'm still very interested in the position, and I'd welcome the chance to interview with you.",
      toContinue: "I'd welcome the chance to continue our conversation.",
      ask: 'Could we meet once more?',
      onThePhone: "I'd like the chance to show you the candidate I am.",
    },
    thanks: (day) => `Thank you for the opportunity to interview with you${day ? ` on ${day}` : ''}.`,
    close: {
      thanks: "I'm very interested in this position, and I'd be glad to take the next step.",
      recovery: "I'm very interested in this position, and I'd be glad to take the next step.",
      summary: "I'm very interested in this position, and I'd be glad to tell you more about any of this.",
    },
    signOff: 'Sincerely,',
    bigClose: {
      wording:
        "Before we finish: I like this place and what you're doing here. I know you have other candidates to see. I believe I could do this job well, and I'd very much like to go on to the next step.",
      noQuestions:
        "Nothing further for now, thank you. I do want to say that I like what you're doing here. I know you have other candidates to see; I believe I could do this job well, and I'd very much like to go on to the next step.",
    },
  },
};
