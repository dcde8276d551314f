// pnpm fuzz [cases]: the readers of contact lists against 100,000 made-up and mangled files, or as many as are asked for.
import process from 'node:process';
import { projectEnvironment, projectNode, runVisibly } from './project.mjs';

const cases = process.argv[2] ?? '100000';
const env = projectEnvironment({ FUZZ_CASES: cases });
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'domain', 'tests/fuzz'];
process.exitCode = await runVisibly(projectNode, vitest, { env });
