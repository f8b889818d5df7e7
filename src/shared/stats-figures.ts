/**
 * What one sample of a container's statistics holds, in this order, apart from the contract so that views need no zod.
 * `cpu` is percent of one CPU as `docker stats` prints it; `memory` and `memoryLimit` are bytes (without the page
 * cache); `received`, `sent`, `read` and `written` are bytes since the container started; `pids` counts processes.
 */
export const figureNames = [
  'cpu',
  'memory',
  'memoryLimit',
  'received',
  'sent',
  'read',
  'written',
  'pids',
] as const
export type FigureName = (typeof figureNames)[number]

/** One sample by name; null is what the engine did not tell. */
export type Figures = Readonly<Record<FigureName, number | null>>

/** How many numbers a sample takes in a flat array. */
export const figureCount = figureNames.length

/** The sample that begins at `index` of a flat array. */
export function figuresAt(flat: readonly (number | null)[], index: number): Figures {
  const at = (name: FigureName) => flat[index + figureNames.indexOf(name)] ?? null
  return {
    cpu: at('cpu'),
    memory: at('memory'),
    memoryLimit: at('memoryLimit'),
    received: at('received'),
    sent: at('sent'),
    read: at('read'),
    written: at('written'),
    pids: at('pids'),
  }
}
