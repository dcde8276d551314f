import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { underWorkspace, workspaceParams } from './primitives.ts';

export const sampleNetwork = z.object({ present: z.boolean(), people: z.int() });

export const getSampleNetwork = endpoint({
  method: 'GET',
  path: underWorkspace('/sample-network'),
  summary: 'Get whether the sample network is loaded',
  access: 'owner',
  tokenScope: 'read',
  params: workspaceParams,
  replies: { 200: sampleNetwork },
});

export const loadSampleNetwork = endpoint({
  method: 'POST',
  path: underWorkspace('/sample-network'),
  summary: 'Load a sample network of about 60 people with its history',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  replies: { 200: sampleNetwork },
});

export const removeSampleNetwork = endpoint({
  method: 'DELETE',
  path: underWorkspace('/sample-network'),
  summary: 'Remove the sample network and nothing else',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  replies: { 200: sampleNetwork },
});
