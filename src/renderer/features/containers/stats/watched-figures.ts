import { create } from 'zustand'
import { figureCount, figuresAt, type Figures } from '#shared/stats-figures.ts'
import { api, faultOf } from '../../../host/api.ts'

const useShown = create<Readonly<Record<string, Figures>>>()(() => ({}))

/** The latest figures of a container on screen; undefined while there are none. */
export const useFigures = (id: string): Figures | undefined => useShown((shown) => shown[id])

/** A list that scrolls by is not watched: only where it rests. */
const restFor = 250
const againAfter = 1000
/** The contract's own limit; no window is as high. */
const mostIds = 200

const wanted = new Map<string, number>()
let timer: ReturnType<typeof setTimeout> | null = null
let watching: { readonly session: string; ids: readonly string[]; readonly leaving: AbortController } | null =
  null

/** Wants the figures of a container that is on screen, until the answer is called. */
export function wantFigures(id: string): () => void {
  if (wanted.size === 0) document.addEventListener('visibilitychange', settle)
  wanted.set(id, (wanted.get(id) ?? 0) + 1)
  settleSoon(restFor)
  return () => {
    const left = (wanted.get(id) ?? 0) - 1
    if (left > 0) wanted.set(id, left)
    else wanted.delete(id)
    if (wanted.size === 0) document.removeEventListener('visibilitychange', settle)
    settleSoon(restFor)
  }
}

function settleSoon(milliseconds: number): void {
  timer ??= setTimeout(settle, milliseconds)
}

/** Watches exactly what is on screen now; nothing at all while nobody can see the page. */
function settle(): void {
  if (timer !== null) clearTimeout(timer)
  timer = null
  const ids = document.hidden ? [] : [...wanted.keys()].slice(0, mostIds)
  if (ids.length === 0) return leave()
  if (watching === null) {
    watching = { session: crypto.randomUUID(), ids, leaving: new AbortController() }
    void watch(watching)
  } else if (ids.length !== watching.ids.length || ids.some((id) => !watching?.ids.includes(id))) {
    watching.ids = ids
    const { session } = watching
    api.stats.update({ session, ids: [...ids] }).catch((error: unknown) => {
      // Asked before main had opened the session, or after it ended: the loop in `watch` sees to it.
      if (faultOf(error).code !== 'not-found') settleSoon(againAfter)
    })
  }
}

function leave(): void {
  watching?.leaving.abort()
  watching = null
  useShown.setState({}, true)
}

/** Most containers do nothing most of the time: what looks the same is not drawn again. */
function kept(before: Figures | undefined, now: Figures): Figures {
  const isSame =
    before !== undefined && tenths(before.cpu) === tenths(now.cpu) && before.memory === now.memory
  return isSame ? before : now
}

const tenths = (percent: number | null) => (percent === null ? null : Math.round(percent * 10))

async function watch(mine: NonNullable<typeof watching>): Promise<void> {
  const { session, leaving } = mine
  const asked = mine.ids
  try {
    const batches = await api.stats.watch({ session, ids: [...asked] }, { signal: leaving.signal })
    // What changed while the session was being opened.
    if (mine.ids !== asked) await api.stats.update({ session, ids: [...mine.ids] })
    for await (const { ids, figures } of batches) {
      if (leaving.signal.aborted) return
      useShown.setState(
        (shown) =>
          Object.fromEntries(
            ids.map((id, place) => [id, kept(shown[id], figuresAt(figures, place * figureCount))]),
          ),
        true,
      )
    }
  } catch {
    // The host is away: what is on screen asks again, and until then there is nothing to show.
  }
  if (leaving.signal.aborted) return
  leave()
  settleSoon(againAfter)
}
