/** What a clean-up is about. Each has a `docker … prune` that would take the same without a list. */
export const cleanScopes = [
  'dangling-images',
  'unused-images',
  'stopped-containers',
  'unused-networks',
  'anonymous-volumes',
  'unused-volumes',
  'build-cache',
] as const
export type CleanScope = (typeof cleanScopes)[number]

/** As many as one clean-up takes: more than any list of a person's engine. */
export const mostCleaned = 5000
