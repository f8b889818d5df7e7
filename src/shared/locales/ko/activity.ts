/** Words of the activity part. */
export const activity = {} as const
