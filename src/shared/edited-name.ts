/** The name that an edit sets aside or tries under (`web.quayside-old-763dcb`) without what the edit added; null for others. */
export function editedName(name: string): string | null {
  return /^(.+)\.quayside-[a-z]+-[0-9a-z]+$/.exec(name)?.[1] ?? null
}
