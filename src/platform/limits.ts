/** Most configs in one claimBatch or completeBatch. */
export const maxClaim = 1000;
