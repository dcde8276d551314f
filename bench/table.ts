/** One figure of the bench. `ratio` is what is compared; the rest says how it came about. */
export type Figure = {
  what: string;
  measured: string;
  against: string;
  ratio: number | null;
  target: string;
};

export function printTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, measured, against, ratio, target }) => [
    what,
    measured,
    against,
    ratio === null ? '' : ratio.toFixed(2),
    target,
  ]);
  const lines = [
    ['what', 'measured', 'against', 'ratio', 'target'],
    ['---', '---', '---', '---:', '---'],
    ...rows,
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
