import { useEffect, useState } from 'react'
import type { BuildNews, BuildStage, BuildStep } from '#shared/contract/builds.ts'
import { api } from '../../host/api.ts'

/** A build as far as it was heard of. */
export interface HeardBuild {
  readonly taskId: string
  readonly builder: BuildNews['builder'] | null
  readonly stages: readonly BuildStage[]
  readonly steps: readonly BuildStep[]
  /** By the number of the step; the last lines. */
  readonly output: ReadonlyMap<number, readonly string[]>
  /** The host does not hold the steps any more. */
  readonly gone: boolean
}

/** Lines of a step that a page keeps; the host keeps more, and the log of a build is not a log to live in. */
const mostLines = 1000

/** Steps and output of a build as they come. */
export function useBuildNews(taskId: string | null): HeardBuild | null {
  const [heard, setHeard] = useState<HeardBuild | null>(null)
  useEffect(() => {
    if (taskId === null) return
    const leave = new AbortController()
    void listen(taskId, leave.signal, setHeard)
    return () => leave.abort()
  }, [taskId])
  return heard?.taskId === taskId ? heard : null
}

async function listen(
  taskId: string,
  signal: AbortSignal,
  tell: (next: (heard: HeardBuild | null) => HeardBuild) => void,
): Promise<void> {
  const empty = { taskId, builder: null, stages: [], steps: [], output: new Map(), gone: false } as const
  const of = (heard: HeardBuild | null): HeardBuild => (heard?.taskId === taskId ? heard : empty)
  try {
    tell(() => empty)
    for await (const news of await api.builds.follow({ taskId }, { signal })) {
      if (signal.aborted) return
      tell((heard) => withNews(of(heard), news))
    }
  } catch {
    if (!signal.aborted) tell((heard) => ({ ...of(heard), gone: true }))
  }
}

export function withNews(heard: HeardBuild, news: BuildNews): HeardBuild {
  const changed = new Map(news.steps.map((step) => [step.id, step]))
  const known = heard.steps.map((step) => changed.get(step.id) ?? step)
  const fresh = news.steps.filter(({ id }) => id >= heard.steps.length)
  const output = new Map(heard.output)
  for (const { step, lines } of news.output)
    output.set(step, [...(output.get(step) ?? []), ...lines].slice(-mostLines))
  return { ...heard, builder: news.builder, stages: news.stages, steps: [...known, ...fresh], output }
}
