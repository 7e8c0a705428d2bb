/** Most configs in one claimBatch or completeBatch. */
export const maxClaim = 1000;

/** Largest cost of one operation, unless the operator says otherwise. */
export const standardMaxCost = 5000;

/** Most tokens of one document. */
export const maxTokens = 2000;

/** Deepest nesting of one operation, introspection apart. */
export const maxDepth = 15;

/** Most aliases of one operation. */
export const maxAliases = 100;

/** Most root fields of one operation. */
export const maxRootFields = 50;
