import type { TagList } from '#shared/contract/images.ts'
import { parseReference } from '#shared/image-reference.ts'

const most = 100

/** The tags that hold what was typed, and it itself where the registry has more tags than were read. */
export function shownTags(
  { repository, tags, more }: TagList,
  text: string,
): { readonly shown: readonly string[]; readonly hidden: number; readonly typed: string | null } {
  const wanted = text.trim()
  const like = wanted.toLowerCase()
  const found = tags.map(({ name }) => name).filter((name) => name.toLowerCase().includes(like))
  const unread = more && wanted !== '' && !found.includes(wanted)
  const typed = unread && parseReference(`${repository}:${wanted}`).ok ? wanted : null
  return { shown: found.slice(0, most), hidden: Math.max(0, found.length - most), typed }
}
