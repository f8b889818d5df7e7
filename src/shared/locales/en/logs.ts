/** Words of the logs part. */
export const logs = {} as const
