/** Containers that one log session may read. */
export const mostLogSources = 32
