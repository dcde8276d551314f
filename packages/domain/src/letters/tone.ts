// A letter asks once, blames nobody, begs for nothing, says sorry once, and never jokes about illness.
// Source: the articles on meetings that went wrong, and the check of the outreach letter.
import type { Sentence, Span } from '../text/sentences.ts';
import { spansOf } from '../text/sentences.ts';

const pressure = [
  /\b(?:at your earliest convenience|as soon as possible|asap|urgent(?:ly)?|by return of post|time[- ]sensitive)\b/gi,
  /\b(?:I|we)\s(?:must|need to|have to)\s(?:hear|have|get|receive)\s[^.!?]{0,30}?\b(?:from you|answer|reply|response)\b/gi,
  /\byou\s(?:must|need to|ought to)\s(?:reply|respond|answer|call|meet|help|see|make|write)\b/gi,
  /\bwhy\s(?:have|did|do)(?:n't)?\syou\s(?:not\s)?(?:repl|respond|answer|call|writ)\w{0,6}/gi,
  /\byou\s(?:still\s)?(?:haven't|have not|didn't|did not|never)\s(?:even\s|yet\s)?(?:repl|respond|answer|call|return|writ|wrote|got)\w{0,6}/gi,
  /\b(?:final|last|third|fourth)\s(?:attempt|notice|reminder)\b/gi,
  /\bI\s(?:insist|demand)\b|\bI\sexpect\s(?:you to|an? (?:answer|reply|response)|to hear)\b/gi,
  /\bno for an answer\b|\bkeep (?:calling|writing|trying) until\b|\b(?:still )?waiting for your (?:reply|answer|response)\b/gi,
];

const failings = String.raw`(?:distracted|unprepared|late|interrupt\w{0,6}|checking|looking at your|texting|typing|rushed|inattentive|uninterested|rude|unfocused|on your phone|not listening)`;

const blame = [
  new RegExp(
    String.raw`\b(?:you|your\s\w{1,20}|the interviewer|the panel)\s(?:kept|were|was|seemed|appeared|looked|had been)\s(?:\w{1,20}\s){0,2}?${failings}\b`,
    'gi',
  ),
  /\b(?:you|your\s\w{1,20})\s(?:interrupted|cut me off|threw me|weren't listening|were not listening|(?:didn't|did not)\s(?:listen|let me|give me|read|ask)|hadn't read|had not read|failed to|forgot|ignored|misled|misunderstood|started late|arrived late|came late|kept me waiting)\b/gi,
  /\byour\s(?:fault|lateness|distraction|unpreparedness|interruptions?|mistake)\b|\bnot my fault\b|\bno fault of (?:my own|mine)\b/gi,
];

const begging = [
  /\bI(?:'m| am)?\s(?:really\s|just\s)?(?:beg|begging|implore|imploring|plead|pleading)\b|\bdesperate(?:ly)?\b|\bplease,? please\b/gi,
  /\b(?:one more|another|a second|one last|a last|one)\schance\b/gi,
  /\bI(?:'d| would| will|'ll)\s(?:do|give)\s(?:anything|everything)\b|\bI\s(?:really\s|so\s)?need\sthis\b|\bmeans\s(?:everything|the world)\b/gi,
  /\b(?:hold|held)\s(?:this|it|that)\sagainst me\b|\b(?:please\s)?forgive me\b|\bon my knees\b|\bplease reconsider\b/gi,
];

const apologies = [
  /\b(?:sorry|apolog(?:y|ies|i[sz](?:e[ds]?|ing))|forgive me|pardon (?:me|my)|excuse my)\b/gi,
];

const jokes = [
  /\b(?:haha|ha ha|lol|jok(?:e|es|ing)|laugh(?:s|ed|ing|ter)?|funny|hilarious|humou?r|had to smile|fate|had other plans)\b|[:;]-?\)|[\u{1F600}-\u{1F64F}\u{1F912}\u{1F922}-\u{1F927}]/giu,
];

const ownIllness =
  /\bI(?:'m| was| am| had| have| came| felt| fell| got)\b[^.!?]{0,30}?\b(?:ill|sick|unwell|fever|feverish|flu|influenza|covid|migraine|virus|a (?:bad )?cold)\b(?!\s(?:patients?|people|children|adults|care|ward))|\bmy (?:illness|sickness|fever|flu|cold|migraine)\b/i;

const favours = [
  /\b(?:could|can|would|will|might) you (?!(?:believe|have thought|have guessed)\b)(?:please |kindly |perhaps |also )*[a-z]+\b/gi,
  /\bmay I (?:ask|come|call|send|have|meet|visit)\b|\b(?:I|I'd|I would) (?:like|want|wanted|hope|wish|need) to (?:ask|meet|come by|request)\b/gi,
  /\bplease (?:send|let|tell|write|call|reply|answer|introduce|forward|share|look|put|consider|keep)\b|\blet me know\b/gi,
  /\b(?:do me a|ask (?:you )?(?:for )?a) favou?r\b|\bI need your\b|\bany chance (?:that )?you\b/gi,
  /\blook(?:ing)? forward to (?:your (?:reply|answer|call)|hearing from you)\b/gi,
];

export function favoursIn(sentences: readonly Sentence[]): Span[] {
  return spansOf(sentences, favours);
}

export function pressureIn(sentences: readonly Sentence[]): Span[] {
  return spansOf(sentences, pressure);
}

export function blameIn(sentences: readonly Sentence[]): Span[] {
  return spansOf(sentences, blame);
}

export function beggingIn(sentences: readonly Sentence[]): Span[] {
  return spansOf(sentences, begging);
}

/** Every apology after the first. */
export function furtherApologiesIn(sentences: readonly Sentence[]): Span[] {
  return spansOf(sentences, apologies).slice(1);
}

/** Jokes in a letter whose writer was ill, as the debrief or the letter itself says. */
export function jokesAfterIllnessIn(sentences: readonly Sentence[], wasIll: boolean): Span[] {
  const saysSo = sentences.some(({ text }) => ownIllness.test(text));
  return wasIll || saysSo ? spansOf(sentences, jokes) : [];
}
