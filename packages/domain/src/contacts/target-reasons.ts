import type { Stage } from './stage.ts';
export const targetReasons = ['company', 'role', 'report-to', 'work'] as const;
export type TargetReason = (typeof targetReasons)[number];
export type TargetFacts = {
  id: string;
  reasons: readonly TargetReason[];
  faceToFace: boolean;
  hasPhone: boolean;
  hasEmail: boolean;
  wasReferred: boolean;
  doNotContact: boolean;
  stage: Stage;
};
export type ScoredTarget = { id: string; score: number; why: string[] };
export declare const targetReasonTexts: Record<TargetReason, { label: string; line: string }>;
export declare function scoreTarget(facts: TargetFacts): ScoredTarget;
export declare function bestNextTargets(contacts: readonly TargetFacts[], count?: number): ScoredTarget[];
