/** Words of the palette part. */
export const palette = {} as const
