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

/** A request and what makes it one. */
export type JobRequest = Span & { message: string };

const employer = `(?:team|group|department|company|firm|organi[sz]ation|staff|unit|lab|outfit|institute|institution|hospital|practice|clinic|office|shop|board)`;
const papers = `(?:cv|r[ée]sum[ée]|curriculum vitae|application|credentials|references|profile|details|candidacy|candidature)`;
const wanting = `(?:love|like|want|wish|happy|glad|keen|hono?u?red|delighted|thrilled|pleased|dream|hope|hoping|interested in|see myself|proud|privilege|ready)`;

const offersWork = 'To offer yourself is to ask for a job. The letter asks for a conversation.';

const requestSources: readonly (readonly [message: string, sources: readonly string[]])[] = [
  [
    'This asks for a job. The letter asks for a conversation.',
    [
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
      // keep me in mind; I hope you will think of me; if something opens up
      String.raw`\b(?:keep|keeping|bear|bearing|have)\sme\sin\smind\b`,
      String.raw`\b(?:hope|please|if|when|should)\b[^.!?;]{0,60}?\b(?:think of|remember|consider|call on|reach out to|contact)\sme\b`,
      String.raw`\b(?:if|when|should|in case|whenever)\s(?:(?:something|anything|one|a|an|any|the)\s)?(?:[\w-]{1,20}\s){0,3}?(?:opens? up|comes? up|comes? open|becomes? available|become available|arises?|comes along)\b`,
      // my CV is attached for your consideration; could you forward my resume to your hiring manager; put in a word
      String.raw`\b${papers}\b[^.!?;]{0,60}?\bfor\s(?:your\s)?(?:consideration|any\s|the\s(?:position|role|job|opening)|future\s)`,
      String.raw`\b(?:forward|pass|pass on|pass along|circulate|submit|hand|send|share|give|get)\s(?:on\s|along\s)?(?:my|this)\s(?:\w{1,20}\s)?${papers}\s(?:on\b|along\b|around\b|to\s(?!you\b)|with\s(?!you\b))`,
      String.raw`\bput\s(?:in\s)?(?:a\s)?(?:good\s)?word(?:\sin)?\b|\b(?:recommend|refer|vouch for|introduce)\sme\s(?:for|to)\s(?:an?\s|the\s|your\s|any\s)?(?:\w{1,20}\s)?(?:job|position|role|opening|HR|human resources|hiring|recruit)`,
      // I am very interested in working at Halden Health; I would love to work with your team
      String.raw`\b(?:interested in|excited about|keen on|hoping for|love the idea of|dream of|thought of|consider|enjoy)\s(?:ever\s)?(?:working|being employed|a career)\s(?:at|for|with|in|alongside)\s(?:your|you\b)`,
      String.raw`\b(?:love|like|want|hope|eager|happy|thrilled|honored|glad)\sto\s(?:come\s)?(?:(?:and\s)?work|be employed|be part of|be a part of|join)\s(?:at|for|with|in|of)?\s?(?:your\s(?:team|company|organi[sz]ation|staff|department|firm|group|hospital|practice)|you\b(?!\sto\b))`,
      // I am available to start in March; let me know if you are looking for physician advisors; do you need a reviewer
      String.raw`\b(?:available|able|ready|free)\sto\s(?:start|begin work|begin in|join|relocate)\b|\b(?:my|possible|earliest|a)\sstart(?:ing)? date\b|\bcould start (?:in|on|right|immediately|as)\b|\bsalary (?:expectations?|requirements?|range)\b`,
      String.raw`\b(?:if|whether|are|is|when)\s(?:you|your\s\w{1,20}|they)(?:'re)?\s(?:(?:are|is|ever|currently|still|now)\s){0,2}(?:looking for|seeking|searching for|in need of|need|hiring|recruiting)\s(?:an?\s|any\s|more\s|new\s|some\s|additional\s)?(?:[\w-]{1,20}\s){0,2}?(?:physicians?|doctors?|advis[eo]rs?|reviewers?|directors?|candidates?|clinicians?|consultants?|nurses?|people|someone|somebody|help|staff)\b`,
      // would you hire someone like me; is there a place for me; roles that I could apply for
      String.raw`\b(?:hire|hiring|employ|employing|recruit|take on|taking on|bring on|bringing on|use|need|want)\s(?:someone|somebody|anyone|a person|people|a physician|a doctor|a candidate|candidates)\s(?:like me|such as me|with (?:my|a background like mine))\b`,
      String.raw`\b(?:place|room|spot|seat|home|opening|need|use)\s(?:for|on\s(?:your|the)\s\w{1,20}\sfor)\s(?:me\b|someone like me|somebody like me|a physician like me)`,
      String.raw`\b(?:roles?|positions?|jobs?|openings?|vacancies|opportunities)\s(?:(?:that|which)\s)?(?:(?:are|is|might be|may be|will be)\s)?(?:coming up|opening up|available|open\b|I (?:could|can|might|may|should) (?:apply|fill|take|be considered))`,
      String.raw`\b(?:great|good|strong|perfect|ideal|excellent|valuable|natural|right)\s(?:fit|match|addition|asset|candidate|person)\s(?:for|to|with|at)\s(?:your|you\b|the\s(?:team|role|position|job)|a\s(?:role|position|job))`,
      String.raw`\b(?:I(?:'m| am))\s(?!not\b)(?:\w{1,12}\s)?(?:open to (?:new\s|any\s|other\s)?(?:opportunities|offers|roles)|on the (?:job )?market|in the market for|job[- ]hunting)`,
      String.raw`\b(?:hire|employ|recruit|take on|bring on|engage|bringing on|taking on|hiring) (?:me|someone like me|somebody like me|people like me|people with my)\b|\btake me on\b|\bemploying me\b`,
      String.raw`\b(?:is|are|does|do|will|has|have|did)\s(?:your|you|the)\s(?:\w{1,20}\s){0,3}?(?:hiring|recruiting|recruits?|hires?|take on|taking on|take applications|taking applications)\b(?!\s(?:physicians|doctors|people|a physician)\b)`,
      String.raw`\bget (?:a job|hired|into your ${employer})\b|\bland (?:me )?a job\b|\bI (?:need|want|seek) a(?:n)? (?:\w{1,12}\s)?(?:job|position|post)\b|\ba job with you\b|\bany job\b|\b(?:job|position) (?:leads?|offer)\b`,
      String.raw`\b(?:you|your ${employer}) (?:need|needs|could use|want|wants|happen to need|may need|might need) (?:a|an|another|somebody|someone|an extra)\b`,
      String.raw`\b(?:secure|find|obtain|fill|take over) (?:a|an|the|that|any) (?:\w{1,12}\s){0,2}(?:post|position|role|gap|vacancy|job)\b[^.!?]{0,20}\b(?:in|at|with|on) your\b`,
    ],
  ],
  [
    'This asks about openings, and so for a job. The letter asks for a conversation.',
    [
      String.raw`\b(?:room|place|spot|seat|slot|position|opening|role|use|home|need|something|anything|project work|work|future)\s(?:[\w-]{1,20}\s){0,3}?(?:for|of)\s(?:me|someone like me|somebody like me|someone with|one more|a (?:physician|doctor|nurse|surgeon|pharmacist|consultant|cardiologist|hospitalist|person) (?:like|with|who|of)|another|my background)\b`,
      String.raw`\b(?:find|have) a (?:home|place|future) (?:in|at|with|on) your\b`,
      String.raw`\b(?:if|should|when|whenever|in case|once|in the event)\b[^.!?]{0,40}\b(?:opens?(?: up)?|comes? up|comes? free|arises?|becomes? available|falls? vacant|presents? itself|openings?|vacanc(?:y|ies))\b`,
      String.raw`\b(?:is|are|has|was)\s(?:the|that|your)\s(?:[\w-]{1,20}\s){1,4}(?:still\s)?(?:open|filled|available|vacant|taken)\b\?`,
      String.raw`\b(?:you(?:'re| are)|are you|is your \w{1,20}|your \w{1,20} is|that she's|that he's|be) (?:still |currently |now )?(?:looking for|in need of|short of|searching for) (?:physician|a physician|somebody|someone|an?\s\w{1,20}\s(?:advisor|reviewer|director|physician)|anyone|advisors|doctors)`,
      String.raw`\b(?:you(?:'re| are)|team's|team is|company is|group is|that you|you may be)\s(?:\w{1,12}\s)?(?:recruiting|hiring|expanding and|looking for (?:a|an|people|physicians))`,
      String.raw`\b(?:the (?:medical director|clinical lead|advisor|director) (?:role|job|post|position))\b[^.!?]{0,30}\b(?:interest|match|fit|mine|posted)|\binterest in the\b[^.!?]{0,30}\b(?:role|position|post|opening)\b`,
      String.raw`\b(?:what|which) (?:you've got|you have got|positions you have|you have for me)\b|\bknow of (?:any|an|a) (?:opening|job|position)|\banyone (?:who's )?hiring\b|\bwho's hiring\b`,
    ],
  ],
  [
    'To be kept in mind is to ask for a job later. The letter asks for a conversation.',
    [
      String.raw`\b(?:keep|bear|have|keeping|hold) (?:me|my name|my details|my cv|my profile) (?:in mind|on file|on your)\b`,
      String.raw`\b(?:think|thinking) of me\b|\bremember (?:me|my name)\b|\b(?:mention|consider) me\b(?=[^.!?]{0,10}[.!?]|\s(?:first|when|if|for|as))|\bcall me (?:first|when something|if something|if you need)\b|\bon your radar\b|\bfirst (?:in line|you call|on your list)\b|\btop of your list\b|\btalent pool\b|\bknow where to find me\b|\bwhen you(?:r \w+)? (?:next )?(?:do|hire|recruit|need)\b[^.!?]{0,30}\bI'd\b`,
      String.raw`\b(?:tell|let) (?:me|us)\s(?:know\s)?(?:first\s)?(?:when|if|whether|before|of)\s[^.!?]{0,40}\b(?:recruits?|hires?|hiring|openings?|opening|vacanc(?:y|ies)|jobs?|positions?|posts?|posted|need a hand|looking)\b`,
    ],
  ],
  [
    'A résumé that is handed on is an application. Ask for an opinion of it, or leave it out.',
    [
      String.raw`\b(?:attach\w{0,3}|enclos\w{1,3}|send\w{0,3}|submit\w{0,4}|find|includ\w{1,3})\b[^.!?]{0,30}?\b(?:my|our)?\s?${papers}\b[^.!?]{0,60}?\b(?:consider\w{0,6}|in case|review and|hear of|people who|whoever|decide|attached|enclosed)\b`,
      String.raw`\b(?:forward|pass\w{0,3}|share|circulate|slip|hand|walk|give|get|send|submit)\b[^.!?]{0,25}?\b(?:my|the) ${papers}\b[^.!?]{0,25}?\b(?:to|on|along|with|among|over|looked at)\b[^.!?]{0,25}?\b(?:hr|hiring|boss|manager|recruiter|colleagues|talent|people|whoever|head|person|in case)\b`,
      String.raw`\bmy (?:application|candidacy|candidature)\b|\b(?:I am|I'm|I would like to|I'd like to|I want to|want to|hoping to) apply(?:ing)?\b|\bas an applicant\b|\breferences (?:are|on request|upon request)\b|\b(?:r[ée]sum[ée]|cv) (?:attached|below|enclosed)\s?(?:[,.!:)]|for)|\b(?:find|attached) my (?:r[ée]sum[ée]|cv|application)\b`,
      String.raw`\b(?:good )?word for me\b|\bput (?:my name|me) forward\b|\b(?:refer|recommend) me (?:for|internally|to (?:your|the|hr|a))\b|\buse your name when I apply\b|\bget me (?:in the door|an interview|hired)\b|\bI(?:'d| would) like an (?:interview|invitation to interview)\b|\blook forward to an interview\b|\b(?:whoever|person who) does your hiring\b`,
    ],
  ],
  [
    offersWork,
    [
      String.raw`\b${wanting}\b[^.!?]{0,30}?\b(?:to )?(?:work|working|serve|serving|be of service|come)\s(?:for|under|at|with|alongside|on|in)\s(?:you|your)\b(?!\s(?:people|to learn))`,
      String.raw`\b(?:work|works|working) together\b|\b(?:to|I|I'd|gladly) work for you\b|\bto work at your\b|\binterested in working\b|\bhave me\b(?=[.!?])|\bcome (?:on board|aboard)\b|\bcome and do this with you\b|\bbring me on\b`,
      String.raw`\b(?:join|joining|part of|member of|addition to|asset to|contribute to|belong on|belong in|strengthen|place on|spot on|fit for|fit into|match for|use in|succeed in)\s(?:your|the)\s(?:\w{1,20}\s){0,2}?${employer}\b`,
      String.raw`\b(?:great|excellent|good|perfect|strong|right|ideal|natural|valuable|superb)\s(?:fit|addition|asset|match|candidate|hire)\s(?:for|to)\b|\bperson for (?:the|your) (?:job|role|position|post|team)\b|\bprofile matches\b|\byour next\s(?:\w{1,20}\s){0,2}(?:hire|director|advisor|officer|employee|colleague)\b|\bhit the ground running\b`,
      String.raw`\b(?:available|free|ready|able|prepared)\s(?:to (?:start|begin|relocate)|immediately|from|as of|for (?:a|any) (?:role|position|job|clinical role))\b|\b(?:could|can|would|will|gladly) (?:start|begin) (?:(?:in|on|at|from|as of) (?:january|february|march|april|may|june|july|august|september|october|november|december|the bottom|monday|once|short notice)|immediately|right away|next (?:week|month))\b|\bwhen can I start\b`,
      String.raw`\b(?:salary|compensation|pay) (?:needs?|expectations?|requirements?|is|are|flexible|:)|\bcompensation:|\bnotice period\b|\btargeting \$|\bseeking:|\btarget:|\b(?:even )?unpaid\b|\bpay cut\b|\bopen to offers\b|\bmy rates\b`,
      String.raw`\b(?:project|contract|consulting|part-time|paid|side|freelance) (?:work|help|assignment)\b(?=[^.!?]{0,50}(?:\?|for me|throw|give|have))|\b(?:my services)\b|\bI(?:'m| am) (?:on the market|at your disposal|yours)\b|\bready whenever you are\b|\bin need of a (?:seasoned|physician|good)\b|\bopen to a discussion\b|\bseasoned\b[^.!?]{0,30}\bexecutive\b|\bprove myself\b|\bin any capacity\b|\baverse to a (?:place|position)\b`,
    ],
  ],
];

/** A capital tells the organization by its name. */
const toNamedEmployer =
  /\b(?:(?:interested in|excited about|keen on|love the idea of|dream of)\s(?:working|being employed|a career)|(?:love|like|want|hope|eager|happy|thrilled|honored|glad)\sto\s(?:work|be employed))\s(?:at|for)\s\p{Lu}/gu;

const requests = requestSources.map(
  ([message, sources]) => [message, sources.map((source) => new RegExp(source, 'giu'))] as const,
);

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
export function requestsForJob(sentences: readonly Sentence[]): JobRequest[] {
  const found = sentences.flatMap((sentence) => {
    const denied = spansOf([sentence], denials);
    return requests
      .flatMap(([message, patterns]) => spansOf([sentence], patterns).map((span) => ({ ...span, message })))
      .concat(spansOf([sentence], [toNamedEmployer]).map((span) => ({ ...span, message: offersWork })))
      .filter((span) => !isDenied({ sentence, span, denied }));
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
  const clause = before.slice(Math.max(...[',', ';', ' but '].map((stop) => before.lastIndexOf(stop))) + 1);
  return negation.test(clause + sentence.text.slice(at, at + 1));
}

export function withoutOverlaps<Found extends Span>(spans: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (!last || span.start >= last.end) kept.push(span);
  }
  return kept;
}
