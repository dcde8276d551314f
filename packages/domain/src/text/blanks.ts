// A blank that a template left open must not reach a reader: our own, and those of the programs that letters are pasted from.
// Source: the merge fields of Word, Mailchimp, HubSpot, Salesforce, Mailgun, ActiveCampaign and Gmail add-ons. Every pattern is
// bounded, so that no text takes long to read; what people do write in brackets ("[sic]", "[1]", "[She] built") is none.
import type { Span } from './sentences.ts';

const title = String.raw`(?:Dr|Mr|Mrs|Ms|Mx|Prof|Professor|Doctor)\.?`;
const month = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';

const blanks = new RegExp(
  [
    // {{ name }}, {% if %}, {First Name}, {!Contact.Name}, ${company}, #{name}; halves of what was broken while typing
    String.raw`\{\{[^{}\n]{0,200}\}\}|\{%[^{}\n]{0,200}%\}|\{\{|\}\}|[$#]?\{(?=[^{}\n]{0,80}\p{L})[^{}\n]{1,80}\}`,
    // [why this reader], [[name]], [ ]; not [sic], [1], [...], [She], [t]he
    String.raw`\[\[[^[\]\n]{1,200}\]\]|\[(?!(?:sic|\d{1,3}(?:[,-] ?\d{1,3}){0,5}|\.{3}|…|emphasis (?:added|mine)|\p{L}|[Hh]e|[Ss]he|[Tt]hey|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts?|[Ww]e|[Oo]ur|[Mm]y|[Tt]he|[Tt]h(?:is|at)|is|was)\])[^[\]\n]{1,200}\]`,
    // «Company», <<name>>, <NAME>; not <a@b.example>, <https://...>, <br>
    String.raw`«[\p{L}_][\p{L}\d_.]{0,40}»|<<[^<>\n]{1,200}>>|<(?!(?:br|em|strong|div|span|html|body|table)\b)\p{L}[^<>@/:\n]{1,60}>`,
    // *|FNAME|*, %%name%%, %COMPANY%, %recipient.name%, #COMPANY#, $Company, __NAME__, @@name@@, ||name||
    String.raw`\*\|[^|\n]{1,80}\|\*|%%[^%\n]{1,80}%%|%[A-Za-z][\w.-]{1,40}%|#[A-Za-z]\w{1,40}(?: \w{1,40}){0,2}#|\$[A-Za-z][A-Za-z_]{2,40}\b|\b__[A-Za-z]\w{0,40}__|@@[^@\n]{1,40}@@|\|\|[A-Za-z][\w ]{1,40}\|\|`,
    // XXX, ____, TBD, "December XX", "at XX:XX", "Dr. X,", "a day ???"
    String.raw`\b[Xx]{3,}\b|_{3,}|\b(?:TBD|TBA|TBC|TODO|FIXME|TKTK|T\.B\.D\.)(?!\p{L})|\b[Xx]{1,2}[:/](?:[Xx]{1,2}|00)\b|(?<=\b${month} )[Xx]{1,2}\b|(?<=\b${title} )X\b(?!\.)|\bXYZ\b|(?<=\s)\?{2,}|(?<=\s)\.{5,}`,
    // FNAME, FirstName, COMPANY_NAME, "INSERT COMPANY", "(insert why)"
    String.raw`\b(?:[FL]NAME|FIRST_?NAME|LAST_?NAME|COMPANY_?NAME|JOB_?TITLE|[Ff]irst_?Name|[Ll]ast_?Name|[Cc]ompany_?Name|[Jj]ob_?Title)\b|\b(?:INSERT|ENTER|FILL IN)(?: [A-Z]{2,20}){1,4}\b|\((?:[Ii]nsert|INSERT|[Ee]nter|[Ff]ill in|[Ss]pecify) [^()\n]{1,60}\)`,
    // "Dear Name,", "Dear Dr. Last Name:"
    `(?<=^(?:Dear|Hi|Hello|DEAR) (?:${title} )?)(?:(?:First|Last|Full|first|last|full) ?[Nn]ame|Name|NAME|name|Surname|Recipient)(?=[,:!])`,
  ].join('|'),
  'gmu',
);

/** Marks that also have another use: "« bonjour »", "(your paper on sepsis)". They hold a blank where all they say is its label. */
const labelled = /«([^«»\n]{1,60})»|\(([^()\n]{1,60})\)/g;
const labels = new Set(
  'name surname company organization organisation employer title position date day time recipient salutation greeting'.split(
    ' ',
  ),
);
const besidesLabels = new Set(
  'the a an of and or your their his her my our first last given family full job here insert contact'.split(
    ' ',
  ),
);

/** `{{ name }}`, `[what to fill in]`, `{First Name}`, `*|FNAME|*`, `«Company»`, "TBD", "XXX" and "____", in the order of the text. */
export function findBlanks(text: string): Span[] {
  const certain = [...text.matchAll(blanks)].map(spanOf);
  const byLabel = [...text.matchAll(labelled)]
    .filter(([, quoted, aside]) => isLabel(quoted ?? aside ?? ''))
    .map(spanOf)
    .filter(({ start, end }) => !certain.some((span) => span.start < end && start < span.end));
  return [...certain, ...byLabel].sort((a, b) => a.start - b.start);
}

function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length };
}

function isLabel(text: string): boolean {
  const words = text.toLowerCase().split(/[\s_-]+/);
  return (
    words.some((word) => labels.has(word)) &&
    words.every((word) => labels.has(word) || besidesLabels.has(word))
  );
}
