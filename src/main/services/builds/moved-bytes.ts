import type { MovedBytes } from '#shared/contract/builds.ts'

/** Adds up what moves in one step: several layers at once. */
export interface MovedParts {
  /** Takes how far one of them is; `total` is 0 where it is not known. Answers all of them together. */
  readonly take: (id: string, current: number, total: number) => MovedBytes
  /** That one is whole. */
  readonly whole: (id: string) => MovedBytes | null
}

export function createMovedParts(): MovedParts {
  const parts = new Map<string, { readonly current: number; readonly total: number }>()

  function all(): MovedBytes {
    const told = [...parts.values()]
    const total = told.reduce((sum, part) => sum + part.total, 0)
    return {
      current: told.reduce((sum, part) => sum + part.current, 0),
      total: told.some((part) => part.total === 0) ? null : total,
    }
  }

  return {
    take: (id, current, total) => {
      parts.set(id, { current: total === 0 ? current : Math.min(current, total), total })
      return all()
    },
    whole: (id) => {
      const part = parts.get(id)
      if (part === undefined) return null
      parts.set(id, { ...part, current: part.total || part.current })
      return all()
    },
  }
}
