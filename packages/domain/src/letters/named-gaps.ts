// The news at the end of a search is one text for all who helped, with gaps that are filled for each of them. The seeker
// sees each gap by its name, «Their name», and never the language of templates.
// Source: "news for all when the search ends well, drafted once, personalized".
import { readerName, writerName } from './letter-template.ts';

export const whatTheyGave =
  '{{ helped.thanks | default: "You made time for me when I was finding my way." }}{% if helped.cameOf %} {{ helped.cameOf }}{% endif %}';
export const whereItHasLed = '{{ news.outcome | default: "[where you are going, in a sentence]" }}';

/** `short`: how a template that was written by hand may say the same. */
type NamedGap = { name: string; template: string; short?: string };

export const namedGaps = [
  { name: 'Their name', template: readerName, short: '{{ contact.salutation }}' },
  { name: 'What they gave', template: whatTheyGave },
  { name: 'Where it has led', template: whereItHasLed, short: '{{ news.outcome }}' },
  { name: 'Your name', template: writerName, short: '{{ me.name }}' },
] as const satisfies readonly NamedGap[];

export const gapMark = (name: string): string => `«${name}»`;

/** The template with its gaps by their names. What has no name stays as it is. */
export function nameGaps(template: string): string {
  return namedGaps.reduce<string>((text, gap: NamedGap) => {
    const named = text.replaceAll(gap.template, gapMark(gap.name));
    return gap.short ? named.replaceAll(gap.short, gapMark(gap.name)) : named;
  }, template);
}

/** The way back; the marks whose names are no gap's are told, since they would reach a reader. */
export function readNamedGaps(text: string): { template: string; unknown: string[] } {
  const template = namedGaps.reduce<string>(
    (read, gap) => read.replaceAll(gapMark(gap.name), gap.template),
    text,
  );
  return { template, unknown: [...new Set(template.match(/«[^«»\n]*»|[«»]/g))] };
}
