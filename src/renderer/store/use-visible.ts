import { useSyncExternalStore } from 'react'

function onChange(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}

/** Whether anybody can see the page: a hidden one asks for nothing that streams. */
export function useVisible(): boolean {
  return useSyncExternalStore(onChange, () => !document.hidden)
}
