/** Words of the images part. */
export const images = {} as const
