import { getNetwork } from '@threefold/contracts/network';
import type { App } from '../platform/app-parts.ts';
import { serve } from '../platform/serve.ts';
import { readNetwork } from './read-network.ts';

export function networkRoutes(app: App): void {
  serve(app, getNetwork, ({ db, scope, query }) => readNetwork(db, scope, query));
}
