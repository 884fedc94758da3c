/** Codes in `confidence.reasons` of what a person decided on. */
export const reviewedReasons = { confirm: 'confirmed-by-person', correct: 'corrected-by-person', add: 'added-by-person' } as const;
/** In `confidence.reasons` of a fact that is read otherwise than when a person decided on it. */
export const outdatedReason = 'review-outdated';
