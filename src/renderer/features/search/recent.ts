const kept = 8

/** The newest first, each once, a few kept. */
export function rememberSearch(recent: readonly string[], text: string): readonly string[] {
  const typed = text.trim().slice(0, 256)
  if (typed === '') return recent
  return [typed, ...recent.filter((one) => one !== typed)].slice(0, kept)
}
