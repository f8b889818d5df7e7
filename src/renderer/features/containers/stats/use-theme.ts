import { useSyncExternalStore } from 'react'

const forced = matchMedia('(forced-colors: active)')

function onChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  forced.addEventListener('change', listener)
  return () => {
    observer.disconnect()
    forced.removeEventListener('change', listener)
  }
}

/** The theme on the page, for what is painted and so does not follow by itself. */
export function useTheme(): string {
  return useSyncExternalStore(
    onChange,
    () => `${document.documentElement.dataset['theme'] ?? ''} ${String(forced.matches)}`,
  )
}
