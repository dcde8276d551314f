import type { PositioningSummary } from '@threefold/contracts/positioning';

export function summaryOfRow({ id, body, createdAt }: PositioningSummary): PositioningSummary {
  return { id, body, createdAt };
}
