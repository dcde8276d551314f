import {
  getSampleNetwork,
  loadSampleNetwork as loadEndpoint,
  removeSampleNetwork as removeEndpoint,
} from '@threefold/contracts/sample-network';
import type { App } from '../platform/app-parts.ts';
import { serve } from '../platform/serve.ts';
import { findSampleNetwork, loadSampleNetwork, removeSampleNetwork } from './sample-network.ts';

export function sampleNetworkRoutes(app: App): void {
  serve(app, getSampleNetwork, ({ db, scope }) => findSampleNetwork(db, scope));
  serve(app, loadEndpoint, ({ db, scope }) => loadSampleNetwork(db, scope));
  serve(app, removeEndpoint, ({ db, scope }) => removeSampleNetwork(db, scope));
}
