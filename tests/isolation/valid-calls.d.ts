import type { LooseOptions } from '@threefold/api/test-app';
import type { Routes } from '@threefold/contracts/routes';

type Ids = Record<string, string>;
export declare const endpointsWithCall: readonly string[];
export declare function validCall(
  name: keyof Routes,
  ids: Ids,
): LooseOptions & {
  params: Ids;
};
