/** Words of the frame part. */
export const frame = {} as const
