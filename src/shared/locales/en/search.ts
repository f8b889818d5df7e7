/** Words of the search part. */
export const search = {} as const
