import type { BuildStage } from '#shared/contract/builds.ts'

/** The stages of a build, found as their instructions come by. */
export interface Stages {
  /** Takes an instruction and answers the stage that it belongs to; null before the first FROM. */
  readonly take: (instruction: string) => number | null
  readonly list: () => readonly BuildStage[]
}

/** Reads `FROM … AS name` and `COPY --from=…` as the builder tells them: on one line, its continuations joined. */
export function createStages(): Stages {
  let stages: readonly BuildStage[] = []

  function use(reference: string): void {
    const current = stages.at(-1)
    if (!current) return
    const earlier = stages.slice(0, -1)
    const found = /^\d+$/.test(reference)
      ? earlier[Number(reference)]
      : earlier.find(({ name }) => name?.toLowerCase() === reference.toLowerCase())
    if (!found || current.uses.includes(found.index)) return
    stages = [...earlier, { ...current, uses: [...current.uses, found.index] }]
  }

  return {
    take: (instruction) => {
      const from = /^FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?\s*$/i.exec(instruction)
      if (from) {
        const base = from[1] ?? ''
        stages = [...stages, { index: stages.length, name: from[2] ?? null, base, uses: [] }]
        use(base)
      }
      const source = /^(?:COPY|ADD|RUN)\s(?:.*?\s)??--(?:from=|mount=\S*?from=)([^\s,]+)/i.exec(
        instruction,
      )?.[1]
      if (source !== undefined) use(source)
      return stages.length === 0 ? null : stages.length - 1
    },
    list: () => stages,
  }
}
