/** Words of the container part. */
export const container = {} as const
