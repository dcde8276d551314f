import type { Temporal } from 'temporal-polyfill';
export type ChainPerson = { id: string; firstAt: Temporal.Instant };
export type ChainEdge = { from: string; to: string; at: Temporal.Instant };
export type ChainNode = {
  id: string;
  depth: number;
  rootId: string;
  parentId: string | null;
  children: string[];
};
export type ChainFold = { nodes: Map<string, ChainNode>; roots: string[]; longestChain: number };
export declare function foldChains(network: {
  people: readonly ChainPerson[];
  edges: readonly ChainEdge[];
}): ChainFold;
/** The person first, the cold root last; empty when the person is not in the fold. */
export declare function pathToRoot(fold: ChainFold, id: string): string[];
