/** Words of the tray part. */
export const tray = {} as const
