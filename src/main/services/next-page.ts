/**
 * The query that a `Link` header (RFC 8288) gives for the next page; null on the last. It is the registry's own: what
 * it puts there to go on from (`last`, a token) is its affair. Host and path stay those that were asked.
 */
export function nextPage(link: string): string | null {
  const target = /<([^>]*)>[^,<]*;\s*rel="?next\b/i.exec(link)?.[1]
  if (target === undefined) return null
  const start = target.indexOf('?')
  const query = start < 0 ? '' : (target.slice(start + 1).split('#', 1)[0] ?? '')
  return query === '' ? null : query
}
