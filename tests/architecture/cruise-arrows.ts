import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { makeArrowRules } from './arrow-rules.ts';

export type ArrowReport = {
  moduleCount: number;
  violations: readonly { rule: string; from: string; to: string }[];
};

/** Follows every import below apps and packages of a tree and holds it against the table. */
export async function cruiseArrows(root: string): Promise<ArrowReport> {
  const { output } = await cruise(
    ['apps', 'packages'],
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: makeArrowRules() },
      tsPreCompilationDeps: true,
      exclude: { path: '(^|/)dist/' },
      doNotFollow: { path: 'node_modules' },
      enhancedResolveOptions: {
        exportsFields: ['exports'],
        conditionNames: ['import', 'node', 'types', 'default'],
      },
    },
    { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  );
  const report = readReport(output);
  return {
    moduleCount: report.modules.filter(({ source }) => !source.includes('node_modules')).length,
    violations: report.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}

function readReport(output: string | ICruiseResult): ICruiseResult {
  if (typeof output === 'string')
    throw new Error('dependency-cruiser answered a text instead of its findings.');
  return output;
}
