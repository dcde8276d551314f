import { type Sentence, type Span, spansOf } from '../text/sentences.ts';

// A letter asks once, blames nobody, begs for nothing, says sorry once, and never jokes about illness.
// Source: the articles on meetings that went wrong, and the check of the outreach letter. A wording knows why it is wrong; what
// no wording knows is left to the sentence model. Every gap in a pattern is bounded, so that no letter takes long to read.

/** Where it stands, and what is wrong with it. */
export type Fault = Span & { message: string };

type Wordings = readonly (readonly [message: string, patterns: readonly RegExp[]])[];

const answer =
  '(?:repl(?:y|ies|ied)|respon(?:d|ds|se)|answer(?:s|ed)?|hear|confirm(?:ation)?|decide|decision|let me know|get back|word)';
const day = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';

const pressure: Wordings = [
  [
    'This gives the reader a deadline. Leave the timing to them.',
    [
      new RegExp(
        String.raw`\b${answer}\b[^.!?]{0,50}?\b(?:by|before|no later than|not later than|until|this|latest)\s(?:the\s)?(?:${day}|week(?:end)?|tomorrow|noon|tonight|end of|eod|close of|holidays|\d)`,
        'gi',
      ),
      /\b(?:need|want|expect|require|must have|have to have)\b[^.!?]{0,40}?\b(?:answer|reply|response|decision|names?|introduction)\b[^.!?]{0,30}?\b(?:by|before|no later than|this week|today|tomorrow|now)\b/gi,
      /\bmy (?:time|deadline) is (?:limited|short|monday|tuesday|wednesday|thursday|friday)\b|\btime(?:'s| is) (?:short|running out)\b/gi,
      /\b(?:by tomorrow|no later than|at the latest)\b/gi,
    ],
  ],
  [
    'This pressures the reader to reply. Let them answer in their own time.',
    [
      /\b(?:at your earliest convenience|as soon\sas (?:possible|you can)|asap|urgent(?:ly)?(?! care)|by return(?: of (?:post|mail)| mail)?|time[- ]sensitive|without delay|right away|at once)\b/gi,
      /\b(?:prompt|quick|speedy|early|immediate|urgent) (?:reply|answer|response|attention)\b/gi,
      /\b(?:the (?:sooner|earlier))\b[^.!?]{0,40}\bthe better\b/gi,
      /\b(?:I|we)\s(?:must|need to|have to)\s(?:hear|have|get|receive|know|insist|ask you to)\s?[^.!?]{0,30}?\b(?:from you|answer|reply|response|by|this)\b/gi,
      /\byou\s(?:really\s)?(?:must|need to|ought to|should|have to)\s(?:really\s)?(?:reply|respond|answer|call|meet|help|see me|make (?:those|these|the|some|an?)\b|write to|introduce)\b/gi,
      /\bkindly (?:confirm|respond|reply|revert|attend|acknowledge|do the needful)\b|\backnowledge (?:receipt|this letter)\b/gi,
      /\b(?:make sure|see to it|be sure)\s(?:that\s)?you(?:'re| are| pick| answer| have)\b|\bclear your (?:schedule|calendar)\b|\bplease be (?:available|there|at your desk)\b/gi,
      /\bI\s(?:insist|demand)\b|\bI\s(?:would\s|'d\s)?expect\s(?:you to|an? (?:answer|reply|response|word)|to hear|a leader|the (?:names?|two|three|introduction))\b/gi,
    ],
  ],
  [
    'This reproaches the reader for not replying.',
    [
      /\bwhy\s(?:have|did|do)(?:n't)?\syou\s(?:not\s)?(?:repl|respond|answer|call|writ)\w{0,6}/gi,
      /\byou\s(?:still\s)?(?:haven't|have not|didn't|did not|never)\s(?:even\s|yet\s)?(?:repl|respond|answer|call|return|writ|wrote|got)\w{0,6}/gi,
      /\b(?:not had|had no|have no|without|yet to (?:get|receive|have)|not received)\b[^.!?]{0,30}?\b(?:reply|answer|response|courtesy|word from you)\b/gi,
      /\b(?:remains?|is still|goes|went|was left) unanswered\b|\bmay I remind you\b|\b(?:surprised|disappointed|hurt|puzzled)\b[^.!?]{0,20}\b(?:not to have heard|that (?:I|you) (?:have|had|did)(?:n't| not))\b/gi,
      /\b(?:final|last|third|fourth) (?:attempt|notice|reminder|call)\b|\bstill (?:waiting|haven't received|have not received|don't have the)\b|\bwaiting for your (?:reply|answer|response)\b/gi,
      /\b(?:called|written|tried|phoned|mailed|messaged)\b[^.!?]{0,20}\b(?:two|three|four|five|several|many|\d) times\b|\bbumping this\b[^.!?]{0,30}\bagain\b|\bping!|\bsilence is\b|\byour silence\b/gi,
      /\bnot (?:too|so) much to (?:ask|expect)\b|\b(?:the\s)?least (?:you|one) (?:can|could)\b|\bhave the decency\b|\bcommon courtesy\b/gi,
    ],
  ],
  [
    'This assumes a yes. Leave room for a no.',
    [
      /\b(?:surely|certainly),?\s(?:that\s)?(?:you|a (?:person|man|woman|leader|doctor))\b|\byou\s(?:can|could|will|must|may)\s(?:surely|hardly|certainly)\b/gi,
      /\bI(?:'m| am) (?:sure|certain|confident)\b[^.!?]{0,50}\b(?:will not|won't|would not|wouldn't) (?:refuse|say no|decline|turn|mind|disappoint)\b/gi,
      /\bI (?:assume|trust|take it|presume)\b[^.!?]{0,30}\b(?:you(?:'ll| will| won't| are| can)|silence|count on|put you down)\b/gi,
      /\bno for an answer\b|\bwon't accept a no\b|\bhow (?:could|can) you say no\b|\bmake a liar of me\b|\byou can't say no\b/gi,
      /\bcount(?:ing)? on (?:you|your)\b|\blet (?:me|him|her|them|us|\w+) down\b|\b(?:would|'d) be (?:very\s|so\s|rather\s|deeply\s)?(?:disappointed|hurt|offended|upset)\b/gi,
    ],
  ],
  [
    'This sounds entitled to the reader’s time. Ask for it as a favor.',
    [
      /\b(?:I(?:'m| am)|feel|believe I(?:'m| am)) entitled\b|\bhave a right to\b|\byou owe (?:me|us|it)\b|\b(?:it's|it is) only fair\b|\bI helped you\b|\bthe least you\b/gi,
      /\bdo me the courtesy\b|\bas a (?:dues-paying )?(?:member|taxpayer|fellow alumn\w{1,3}) I (?:expect|believe|have)\b/gi,
      /\byour (?:chairman|boss|chief|dean|director|superior)\b[^.!?]{0,60}\b(?:will be asking|will ask|expects)\b|\bwill be asking whether\b/gi,
    ],
  ],
  [
    'This sounds like you’ll keep asking until they give in.',
    [
      /\b(?:keep|continue|go on) (?:calling|writing|trying|asking|mailing)\b|\buntil (?:you (?:answer|reply|have|see|agree|say)|I reach you|we (?:speak|talk|have spoken|meet)|I have (?:your|an) answer)\b|\bif I don't hear (?:from you|back)\b[^.!?]{0,30}\b(?:I'll|I will) (?:assume|call|write|come)\b/gi,
    ],
  ],
];

const failings = String.raw`(?:distracted|unprepared|late|interrupt\w{0,6}|checking|looking at your|texting|typing|rushed|inattentive|uninterested|rude|unfocused|on your phone|not listening|cold|hostile|changing the subject|cutting|talking over|prepared for)`;
const people = String.raw`(?:you|your\s\w{1,20}|one of you|the interviewers?|the panel|the committee|nobody|none of you|somebody on the panel)`;
const yourPeople =
  '(?:staff|assistant|receptionist|secretary|office|team|colleagues?|connection|link|it people|camera|phone|end)';

const blame: Wordings = [
  [
    'This blames the reader. Say what you would add instead.',
    [
      new RegExp(
        String.raw`\b${people}\s(?:kept|keep|were|was|weren't|wasn't|seemed|appeared|looked|had been)\s(?:\w{1,20}\s){0,2}?${failings}\b`,
        'gi',
      ),
      /\byou\s(?:had\s|have\s)?(?:interrupted|cut me off|cut the|threw me|rushed me|weren't listening|were not listening|(?:didn't|did not|never|hardly|barely|would not|wouldn't)\s(?:even\s)?(?:listen|let|give|gave|read|ask|look|prepare|seem|show|explain|tell)|hadn't|had not|failed to|forgot|ignored|misled|misunderstood|misheard|misread|twisted|confused me|started late|began late|arrived late|came late|came unprepared|kept me waiting|kept checking|kept changing|made it (?:hard|difficult)|had (?:already )?made up your minds?|addressed yourself|fired questions|yawned|wasted)\b/gi,
      new RegExp(
        String.raw`\byour\s${yourPeople}\b[^.!?]{0,40}\b(?:wrong|kept|mixed up|never|failed|dropp\w{2,4}|told me|gave me|sent me|broke in|threw)\b`,
        'gi',
      ),
      /\byour\s(?:fault|lateness|distraction|unpreparedness|(?:constant\s)?interruptions?|mistake|delay|tone)\b|\b(?:not|wasn't|was not) my fault\b|\bno fault of (?:my own|mine)\b|\bhardly my (?:doing|fault)\b|\bnot to blame\b|\bI blame\b|\bthe fault (?:was|is)n't mine\b/gi,
    ],
  ],
  [
    'This says what the reader should have done. Say what you would add instead.',
    [
      /\b(?:I\s(?:only\s)?wish(?:ed)?|(?:it's|it is|it was)\s(?:a\s)?(?:pity|shame|too bad))\s(?:that\s)?(?:you'd|(?:you|nobody|your \w{1,20})\s(?:had|hadn't|were|could|left|didn't|asked))\b/gi,
      /\b(?:had you(?:r\s\w{1,20})?|if you(?:'d| had))\s(?:not\s|only\s)?(?:been|begun|started|asked|listened|read|told|let|given|explained|prepared|looked|broken)\b/gi,
      /\byou\s(?:could|should|might)\s(?:at least\s)?have\s\w{2,}/gi,
      /\b(?:since|because)\s(?:you were|you had|you kept|nobody|no one|none of|your|of the way|the way)\b[^.!?]{0,50}\b(?:late|read|prepared|on time|ran over|conducted|run|looked|phone|listening)\b/gi,
    ],
  ],
  [
    'This blames the reader for how the meeting went. Say what you would add instead.',
    [
      /\b(?:I\s)?(?:felt|was)\s(?:\w{1,12}\s)?(?:rushed|hurried|attacked|intimidated|interrupted|unwelcome|treated)\b(?:\sby you|\sby your|\sunfairly)?/gi,
      /\bthe way (?:in which\s)?(?:you|the (?:interview|meeting|conversation))\b[^.!?]{0,40}\b(?:asked|fired|conducted|run|led|handled)\b/gi,
      /\b(?:it )?(?:didn't|did not) help that\b|\bmade it (?:hard|impossible|difficult) (?:for me )?to\b|\bhard to (?:make my case|think|answer|concentrate) (?:while|with|when) you\b/gi,
      /\b(?:the|your) questions? (?:was|were) (?:unfair|confusing|unclear|badly put|hostile)\b|\bpoor(?:ly)? (?:organi[sz]ed|organi[sz]ation)\b|\bwas promised \w+ (?:minutes|an hour)|\b(?:thirty|twenty|\d\d) minutes and was given\b/gi,
    ],
  ],
];

const begging: Wordings = [
  [
    'This begs. Ask plainly, once, and leave the choice to the reader.',
    [
      /\bI(?:'m| am|'d| would)?\s(?:really\s|just\s|humbly\s)?(?:beg(?:ging)?(?!\s(?:your pardon|the question|to|leave|off))|implor(?:e|ing)|plead(?:ing)?|beseech(?:ing)?|grovel(?:l?ing)?)\b|\b(?:I|I'm|so|am)\s(?:\w{1,12}\s)?desperate(?:ly)?\b|\bplease,? (?:please|I beg|just|I'll take)\b|\bpretty please\b|\bbeg (?:of )?you\b/gi,
      /\b(?:give|grant|for|crave)\s(?:me\s)?(?:\w{1,8}\s)?(?:one more|another|a second|one last|a last|one)\s(?:chance|try)\b|\bone more chance\b/gi,
      /\bI(?:'d| would| will|'ll)\s(?:do|give|take)\s(?:anything|everything|whatever)\b|\bI\s(?:really\s|so\s)?need\sthis\b|\bmeans?\s(?:everything|the world)\b|\bmean\s(?:everything|the world)\b/gi,
      /\b(?:hold|held)\s\w{2,12}\sagainst me\b|\b(?:please\s)?forgive me,? please\b|\bon my knees\b|\bplease reconsider\b|\bfolded hands\b|\bthrow(?:ing)? myself (?:on|at) your\b/gi,
      /\b(?:last|only|final) hope\b|\bonly one who can (?:save|help)\b|\b(?:save|rescue|saving) (?:me|my life)\b|\bend of my rope\b|\bwits' end\b|\bout of options\b|\bnowhere else to turn\b|\bwho else to turn to\b/gi,
      /\b(?:eternally|forever) (?:grateful|in your debt|thankful)\b|\bgrateful forever\b|\bhave (?:mercy|pity|a heart)\b|\bpity on\b|\byour mercy\b|\bfind it in your heart\b|\bcrumb of\b|\bscrap of\b/gi,
      /\b(?:don't|do not) (?:give up on|forget|turn) me\b|\b(?:don't|do not) deserve your\b|\bnobody to you\b|\bnot worthy of your\b|\bno right to ask\b|\bcan't afford to lose\b|\bwithout (?:it|you|your help) I(?:'m| am) (?:finished|lost)\b/gi,
      /\bI (?:cry|cried|have cried|can't sleep|haven't slept|can't go on)\b|\bmy (?:whole )?family\b[^.!?]{0,30}\b(?:praying|depends)\b|\bjob is all I have\b|\bcrawl to\b|\bneed this more\b|\bhow badly I need\b|\bwait (?:in|at) (?:the|your) \w+ all day\b/gi,
    ],
  ],
];

/** What an apology is recognized by. */
export const apologies: readonly RegExp[] = [
  /(?<!\b(?:you'll|you will|no need to|be|needn't|need not)\s)\b(?:sorry(?!\sto (?:hear|learn|read|come to you))|apolog(?:y|ies|i[sz](?:e[ds]?|ing))|forgive (?:me|my|the)|pardon (?:me|my|the)|excuse (?:me|my|the)|beg your pardon|accept my regrets)\b/gi,
  /\b(?:I|we)\s(?:deeply\s|do\s|really\s|much\s|sincerely\s|truly\s)?regret\s(?:that|any|my|having|it|the|how|deeply)\b|\bmortified\b|\bembarrassed\s(?:about|that|by|I)\b|\bI(?:'m| am) (?:so |very |deeply )?(?:embarrassed|ashamed)\b|\bI (?:do )?feel (?:so |really |just )?(?:bad|awful|terrible)\b|\bpardon me\b|\byou can pardon\b/gi,
];

const jokes = [
  /\b(?:haha|ha ha|ha|lol|jok(?:e|es|ed|ing)|laugh(?:s|ed|ing|ter)?|funny|hilarious|humou?r|had to smile|fate|had other plans|half-baked|hot take)\b|[:;]-?\)|[\u{1F600}-\u{1F64F}\u{1F912}\u{1F922}-\u{1F927}]/giu,
];

const illness =
  '(?:ill|sick|unwell|fever|feverish|flu|influenza|covid|migraine|virus|bronchitis|pneumonia|poisoning|temperature|a (?:bad )?cold|under the weather)';
const ownIllness = new RegExp(
  String.raw`\bI(?:'m| was| am| had| have| came| felt| fell| got| ran)\b[^.!?]{0,30}?\b${illness}\b(?!\s(?:patients?|people|children|adults|care|ward))|\bmy (?:illness|sickness|fever|flu|cold|migraine|cough|bronchitis)\b`,
  'i',
);

const favours: Wordings = [
  [
    'This asks for something. A check-in asks for nothing.',
    [
      /\b(?:could|can|would|will|might) you (?!(?:believe|have thought|have guessed)\b)(?:please |kindly |perhaps |also )*[a-z]+\b/gi,
      /\bmay I (?:ask|come|call|send|have|meet|visit|pick)\b|\b(?:I|I'd|I would) (?:like|want|wanted|hope|wish|need) to (?:ask|meet|come by|request|pick)\b/gi,
      /\bplease (?:send|let|tell|write|call|reply|answer|introduce|forward|share|look|put|consider|keep)\b|\blet me know\b/gi,
      /\b(?:do me a|ask (?:you )?(?:for )?a) favou?r\b|\bI need (?:your|a)\b|\bany chance (?:that )?you\b|\bI wonder if you\b|\bdo you (?:happen to )?know (?:somebody|someone|anybody|anyone)\b/gi,
      /\blook(?:ing)? forward to (?:your (?:reply|answer|call)|hearing from you)\b/gi,
    ],
  ],
];

function faultsIn(sentences: readonly Sentence[], wordings: Wordings): Fault[] {
  return wordings.flatMap(([message, patterns]) =>
    spansOf(sentences, patterns).map((span) => ({ ...span, message })),
  );
}

export const pressureIn = (sentences: readonly Sentence[]): Fault[] => faultsIn(sentences, pressure);
export const blameIn = (sentences: readonly Sentence[]): Fault[] => faultsIn(sentences, blame);
export const beggingIn = (sentences: readonly Sentence[]): Fault[] => faultsIn(sentences, begging);
export const favoursIn = (sentences: readonly Sentence[]): Fault[] => faultsIn(sentences, favours);

/** Every apology after the first. */
export function furtherApologiesIn(sentences: readonly Sentence[]): Span[] {
  return spansOf(sentences, apologies)
    .sort((a, b) => a.start - b.start)
    .slice(1);
}

/** Jokes in a letter whose writer was ill, as the debrief or the letter itself says. */
export function jokesAfterIllnessIn(sentences: readonly Sentence[], wasIll: boolean): Span[] {
  const saysSo = sentences.some(({ text }) => ownIllness.test(text));
  return wasIll || saysSo ? spansOf(sentences, jokes) : [];
}
