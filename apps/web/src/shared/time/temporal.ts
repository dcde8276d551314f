// Stands in for `temporal-polyfill` in the bundle (see vite.config.ts): the 20 kB are fetched only where the
// browser does not know Temporal yet. The types stay those of the package.
import type { Temporal as TemporalOfSpec } from 'temporal-polyfill';

type TemporalNamespace = typeof TemporalOfSpec;

// The DOM types do not list Temporal yet.
const native = (globalThis as { Temporal?: TemporalNamespace }).Temporal;

export const Temporal: TemporalNamespace =
  native ?? (await import('temporal-polyfill/implementation')).Temporal;
