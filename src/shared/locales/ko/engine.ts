/** Words of the engine part. */
export const engine = {} as const
