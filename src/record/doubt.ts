import type { FindingCode } from '../findings/codes.js';
import type { Finding } from '../model/finding.js';
import type { Target, Task } from '../model/record.js';

/** A finding of this code says that what stands on its pages may be wrong in ways that the words do not show. */
const code: FindingCode = 'damaged-page';

type Doubtful = Pick<Target, 'confidence' | 'needsReview'>;

function doubted<T extends Doubtful>(value: T): T {
  return { ...value, confidence: { ...value.confidence, level: 'low', reasons: [code, ...value.confidence.reasons] }, needsReview: true };
}

/** Targets and tasks that are stated on a damaged page ask for a look. */
export function doubtDamagedPages<T extends { readonly targets: readonly Target[]; readonly tasks: readonly Task[] }>(facts: T, findings: readonly Finding[]): T {
  const pages = new Set(findings.filter((f) => f.code === code).flatMap((f) => f.evidence.map((e) => e.page)));
  if (pages.size === 0) return facts;
  return {
    ...facts,
    targets: facts.targets.map((target) => (target.mentions.some((m) => pages.has(m.page)) ? doubted(target) : target)),
    tasks: facts.tasks.map((task) => (pages.has(task.evidence.page) ? doubted(task) : task)),
  };
}
