// A first letter says that it does not ask for a job, and does not ask for one.
// Source: the informational-interview article. What counts is the request, not the word: "I left my job" asks nothing.
import type { Sentence, Span } from './sentences.ts';
import { spansOf } from './sentences.ts';

const job = `(?:jobs?|positions?|openings?|vacanc(?:y|ies)|employment|internships?|placements?|roles?|work|offers?)`;
// Up to five words between the request and the job, none of which turns it to something else ("advice about a job").
const words = String.raw`(?:(?!(?:of|about|on|regarding|at|with|but|rather|instead|not|in|how|what|whether|because|than)\b)[\w'-]{1,30}\s){0,5}`;

const papers = `(?:cv|r[ée]sum[ée]|curriculum vitae|application|credentials|profile)`;

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
  // keep me in mind; I hope you will think of me; if something opens up
  String.raw`\b(?:keep|keeping|bear|bearing|have)\sme\sin\smind\b`,
  String.raw`\b(?:hope|please|if|when|should)\b[^.!?;]{0,60}?\b(?:think of|remember|consider|call on|reach out to|contact)\sme\b`,
  String.raw`\b(?:if|when|should|in case|whenever)\s(?:(?:something|anything|one|a|an|any|the)\s)?(?:[\w-]{1,20}\s){0,3}?(?:opens? up|comes? up|comes? open|becomes? available|become available|arises?|comes along)\b`,
  // my CV is attached for your consideration; could you forward my resume to your hiring manager; put in a word
  String.raw`\b${papers}\b[^.!?;]{0,60}?\bfor\s(?:your\s)?(?:consideration|any\s|the\s(?:position|role|job|opening)|future\s)`,
  String.raw`\b(?:forward|pass|pass on|pass along|circulate|submit|hand|send|share|give|get)\s(?:on\s|along\s)?(?:my|this)\s(?:\w{1,20}\s)?${papers}\s(?:on\b|along\b|around\b|to\s(?!you\b)|with\s(?!you\b))`,
  String.raw`\bput\s(?:in\s)?(?:a\s)?(?:good\s)?word(?:\sin)?\b|\b(?:recommend|refer|vouch for|introduce)\sme\s(?:for|to)\s(?:an?\s|the\s|your\s|any\s)?(?:\w{1,20}\s)?(?:job|position|role|opening|HR|human resources|hiring|recruit)`,
  // I am very interested in working at Halden Health; I would love to work with your team
  String.raw`\b(?:interested in|excited about|keen on|hoping for|love the idea of|dream of|thought of|consider|enjoy)\s(?:ever\s)?(?:working|being employed|a career)\s(?:at|for|with|in|alongside)\s(?:your|you\b|\p{Lu})`,
  String.raw`\b(?:love|like|want|hope|eager|happy|thrilled|honored|glad)\sto\s(?:come\s)?(?:(?:and\s)?work|be employed|be part of|be a part of|join)\s(?:at|for|with|in|of)?\s?(?:your\s(?:team|company|organi[sz]ation|staff|department|firm|group|hospital|practice)|you\b(?!\sto\b)|\p{Lu})`,
  // I am available to start in March; let me know if you are looking for physician advisors; do you need a reviewer
  String.raw`\b(?:available|able|ready|free)\sto\s(?:start|begin work|begin in|join|relocate)\b|\b(?:my|possible|earliest|a)\sstart(?:ing)? date\b|\bcould start (?:in|on|right|immediately|as)\b|\bsalary (?:expectations?|requirements?|range)\b`,
  String.raw`\b(?:if|whether|are|is|when)\s(?:you|your\s\w{1,20}|they|\p{Lu}\w{1,20}(?:\s\p{Lu}\w{1,20})?)(?:'re)?\s(?:(?:are|is|ever|currently|still|now)\s){0,2}(?:looking for|seeking|searching for|in need of|need|hiring|recruiting)\s(?:an?\s|any\s|more\s|new\s|some\s|additional\s)?(?:[\w-]{1,20}\s){0,2}?(?:physicians?|doctors?|advis[eo]rs?|reviewers?|directors?|candidates?|clinicians?|consultants?|nurses?|people|someone|somebody|help|staff)\b`,
  // would you hire someone like me; is there a place for me; roles that I could apply for
  String.raw`\b(?:hire|hiring|employ|employing|recruit|take on|taking on|bring on|bringing on|use|need|want)\s(?:someone|somebody|anyone|a person|people|a physician|a doctor|a candidate|candidates)\s(?:like me|such as me|with (?:my|a background like mine))\b`,
  String.raw`\b(?:place|room|spot|seat|home|opening|need|use)\s(?:for|on\s(?:your|the)\s\w{1,20}\sfor)\s(?:me\b|someone like me|somebody like me|a physician like me)`,
  String.raw`\b(?:roles?|positions?|jobs?|openings?|vacancies|opportunities)\s(?:(?:that|which)\s)?(?:(?:are|is|might be|may be|will be)\s)?(?:coming up|opening up|available|open\b|I (?:could|can|might|may|should) (?:apply|fill|take|be considered))`,
  String.raw`\b(?:great|good|strong|perfect|ideal|excellent|valuable|natural|right)\s(?:fit|match|addition|asset|candidate|person)\s(?:for|to|with|at)\s(?:your|you\b|the\s(?:team|role|position|job)|a\s(?:role|position|job))`,
  String.raw`\b(?:I(?:'m| am))\s(?:\w{1,12}\s)?(?:open to (?:new\s|any\s|other\s)?(?:opportunities|offers|roles)|on the (?:job )?market|in the market for|job[- ]hunting)`,
  String.raw`\b(?:wouldn't|would not)\s(?:say no to|turn down|refuse|mind)\s${words}${job}\b`,
].map((source) => new RegExp(source, 'giu'));

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
