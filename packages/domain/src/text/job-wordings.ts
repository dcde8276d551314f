// A first letter says that it does not ask for a job, and does not ask for one.
// Source: the informational-interview article. What counts is the request, not the word: "I left my job" asks nothing.
import type { Sentence, Span } from './sentences.ts';
import { spansOf } from './sentences.ts';

const job = `(?:jobs?|positions?|openings?|vacanc(?:y|ies)|employment|internships?|placements?|roles?|work|offers?)`;
// Up to five words between the request and the job, none of which turns it to something else ("advice about a job").
const words = String.raw`(?:(?!(?:of|about|on|regarding|at|with|but|rather|instead|not|in|how|what|whether|because|than)\b)[\w'-]{1,30}\s){0,5}`;

const denials = [
  // I'm not looking for a job; we are not here to ask you for work; I do not expect you to have an opening
  String.raw`\b(?:not|never|\w{2,6}n't)\s(?!(?:just|only|merely|simply|shy|afraid|ashamed|above|embarrassed|sure|certain|yet sure)\b)(?:[\w'-]{1,20}\s){0,4}?(?:ask|request|look|seek|apply|hunt|fish|angl|expect|want|pursu|inquir|pitch|search|solicit|com|contact|writ|reach|interested|after|here|hop)(?:ing|e|s|ed)?\b(?:(?!\bbut\b)[^.,;!?]){0,60}?\b${job}\b`,
  // this is not a request for employment; it isn't a job application
  String.raw`\b(?:not|isn't|wasn't|never)\s(?:in any way\s|meant as\s|intended as\s|at all\s)?(?:an?|my|some|any)?\s?(?:veiled\s|hidden\s|disguised\s)?(?:request|plea|pitch|application|inquiry|enquiry|appeal|bid|search|quest|ask)\s(?:for|about)\s${words}${job}\b`,
  String.raw`\b(?:not|isn't|never)\s(?:an?\s|any\s|about\s|for\s|to\s|on\s){0,3}(?:a\s|the\s)?(?:job|employment|work)\b(?:[ -](?:request|inquiry|enquiry|application|interview|search|hunt|pitch|letter|seeker|offer))?`,
  // rather than a job; instead of a position; without asking for a job
  String.raw`\b(?:rather than|instead of|as opposed to|without)\s(?:asking\s|requesting\s|seeking\s|looking\s)?(?:you\s)?(?:for\s)?(?:an?\s|any\s)?${job}\b`,
  // I have no job to ask you for; no job is being sought; a job is not what I am after
  String.raw`\bno\s(?:job|position|employment|opening|work)\s(?:request|inquiry|application|to ask|is|that I|I am|at stake|involved|required|needed)`,
  String.raw`\ba\s(?:job|position)\s(?:is|isn't)\s?(?:not)?\s?(?:what|why|the reason|my reason|my purpose)`,
  String.raw`\bnothing to do with (?:asking for )?(?:a |any )?(?:job|position|hiring|employment)`,
].map((source) => new RegExp(source, 'gi'));

const requests = [
  String.raw`\b(?:ask|asking|looking|look|searching|apply|applying|hoping|hope|wish|wishing|hunting|begging|request|in search)\s(?:you\s|to you\s|your \w+\s|actively\s|around\s|of\s)?(?:for|to find|to get|to obtain)\s${words}${job}\b`,
  String.raw`\b(?:apply|applying|application|candidate|candidacy|interested|interest)\s(?:for|in)\s(?:(?:an?|any|the|your|this|that|open|current|available)\s){1,2}(?:[\w-]{1,30}\s){0,3}?(?:job|position|opening|vacancy|role)s?\b`,
  String.raw`\b(?:seek|seeking|want|need|like|love|request|requesting|pursuing|requesting|offer me|give me|find me|get me|land|secure|have)\s(?:an?|any|some|my|employment|work)\s(?:(?!(?:about|on|at|with|but|how|of)\b)[\w-]{1,30}\s){0,4}?(?:job|position|opening|vacancy|employment|placement)s?\b`,
  String.raw`\b(?:seek|seeking|requesting)\s(?:employment|work)\b`,
  String.raw`\b(?:is|are|be|have|has|had|know of|hear of|aware of|about)\s(?:there\s)?(?:an?|any|some|suitable|current|possible)\s(?:[\w-]{1,30}\s){0,3}?(?:job|opening|vacanc|position|job opportunit|career opportunit)\w{0,4}\b`,
  String.raw`\bopportunit(?:y|ies)\s(?:(?:are|is|might be|may be)\s)?(?:at|within|with|on|in|to work (?:at|for|with|in))\s(?:your|the)\s(?:company|organi[sz]ation|team|department|firm|hospital|institution|practice|group)\b`,
  String.raw`\b(?:job|employment|open|hiring|career)\s(?:opportunit(?:y|ies)|openings?|possibilit(?:y|ies))\b`,
  String.raw`\b(?:are|is|whether|if)\s(?:you|your \w+|your team|[\w-]+)\s(?:are\s|is\s|currently\s|now\s|still\s){0,2}(?:hiring|recruiting)\b`,
  String.raw`\b(?:hire|employ|recruit) me\b|\bto be hired\b|\bbring me (?:on board|onto your)\b`,
  String.raw`\bconsider(?:ed|ing)?\s(?:me|my application|my candidacy)?\s?(?:as a candidate\s)?for\s(?:an?|any|the|your|this|employment)\b`,
  // "Would Tuesday work for you?" asks for a day.
  String.raw`\b(?:join|joining|(?<=\b(?:to|could|can|I|and)\s)work for|working for|part of|place on|spot on|fit for)\s(?:your\s(?:team|company|organi[sz]ation|staff|department|firm|group)|you)\b`,
  String.raw`\bbut\s(?:rather\s)?(?:for\s)?an?\s(?:job|position|opening)\b`,
  String.raw`\b(?:wouldn't|would not)\s(?:say no to|turn down|refuse|mind)\s${words}${job}\b`,
].map((source) => new RegExp(source, 'gi'));

// A request after one of these words in the same clause is a denial or a courtesy, not a request.
const negation =
  /(?:\b(?:not|never|no|without|nor|neither|rather than|instead of)\b|n't\b)(?!\s(?:just|only|merely|simply|shy|afraid|ashamed|sure|certain)\b)/i;
const idiom = /^(?:wouldn't|would not|but)\b/i;

const anyMention =
  /\b(?:jobs?|job[ -]search|hiring|hired?|employment|employer|vacanc(?:y|ies)|openings?|positions?|r[ée]sum[ée]|career opportunit(?:y|ies))\b/gi;

/** Where the letter says that it is no request for a job. */
export function denialsOfJob(sentences: readonly Sentence[]): Span[] {
  return spansOf(sentences, denials);
}

/** Where the letter asks for a job; a denied request is none. */
export function requestsForJob(sentences: readonly Sentence[]): Span[] {
  const found = sentences.flatMap((sentence) => {
    const denied = spansOf([sentence], denials);
    return spansOf([sentence], requests).filter((span) => !isDenied({ sentence, span, denied }));
  });
  return withoutOverlaps(found);
}

/** Where a job is named at all, for methods that leave the word out. */
export function mentionsOfJob(sentences: readonly Sentence[]): Span[] {
  return spansOf(sentences, [anyMention]);
}

function isDenied({
  sentence,
  span,
  denied,
}: {
  sentence: Sentence;
  span: Span;
  denied: readonly Span[];
}): boolean {
  const at = span.start - sentence.start;
  if (idiom.test(sentence.text.slice(at, at + 20))) return false;
  if (denied.some((denial) => denial.start <= span.start && span.start < denial.end)) return true;
  const before = sentence.text.slice(Math.max(0, at - 80), at);
  const clause = before.slice(
    Math.max(...[',', ';', ':', ' but '].map((stop) => before.lastIndexOf(stop))) + 1,
  );
  return negation.test(clause + sentence.text.slice(at, at + 1));
}

export function withoutOverlaps(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (!last || span.start >= last.end) kept.push(span);
  }
  return kept;
}
