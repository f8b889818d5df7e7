/** Words of the common part. */
export const common = {} as const
