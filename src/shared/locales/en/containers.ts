/** Words of the containers part. */
export const containers = {} as const
