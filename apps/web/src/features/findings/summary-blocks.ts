/** The summary as it is set on paper: paragraphs parted by empty lines, each with its first line as a heading. */
export type SummaryBlock = { title: string; lines: string[]; items: string[] };

export const summaryBlocks = (body: string): SummaryBlock[] =>
  body
    .trim()
    .split(/\n\s*\n/)
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const [title = '', ...rest] = block.split('\n').map((line) => line.trim());
      const isItem = (line: string) => line.startsWith('- ');
      return {
        title,
        lines: rest.filter((line) => line !== '' && !isItem(line)),
        items: rest.filter(isItem).map((line) => line.slice(2)),
      };
    });
