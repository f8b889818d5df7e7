/** Listeners of one kind of news; one that throws does not keep the news from the others. */
export interface Listeners<News extends readonly unknown[]> {
  readonly add: (listener: (...news: News) => void) => () => void
  readonly tell: (...news: News) => void
}

export function createListeners<News extends readonly unknown[]>(
  warn: (message: string, error: unknown) => void,
): Listeners<News> {
  const listeners = new Set<{ readonly hear: (...news: News) => void }>()
  return {
    add: (hear) => {
      const entry = { hear }
      listeners.add(entry)
      return () => listeners.delete(entry)
    },
    tell: (...news) => {
      for (const { hear } of listeners) {
        try {
          hear(...news)
        } catch (error) {
          warn('A listener failed.', error)
        }
      }
    },
  }
}
