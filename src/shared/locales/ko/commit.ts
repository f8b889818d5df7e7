/** Words of the commit part. */
export const commit = {} as const
