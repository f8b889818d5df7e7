import { z } from 'zod'
import type { PastBuild } from '#shared/contract/builds.ts'
import { buildOptions } from '#shared/contract/builds.ts'
import { faultCodes } from '#shared/faults.ts'
import { secretName } from '#shared/secret-names.ts'
import { readWhole, writeWhole } from '../../whole-file.ts'
import { endedFault } from '../ended-fault.ts'
import { veilFor } from './veil.ts'

/** The builds of this computer, in one small file; without output but a failed step's last lines, and without secrets. */
export interface PastBuilds {
  /** The newest first. */
  readonly list: () => readonly PastBuild[]
  readonly add: (build: PastBuild) => void
  readonly forget: (id: string) => void
}

const most = 50
const longestInstruction = 500
const mostSteps = 200

const faultSchema = z.object({
  code: z.enum(faultCodes),
  message: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  hint: z
    .enum(['retry', 'choose-name', 'choose-port', 'force', 'login', 'upgrade-engine', 'start-engine'])
    .nullable(),
})

const stepSchema = z.object({
  instruction: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'cached', 'failed', 'cancelled']),
  startedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  exitCode: z.number().nullable(),
  stage: z.number().nullable(),
})

const pastBuild = z.object({
  id: z.string(),
  startedAt: z.number(),
  endedAt: z.number(),
  result: z.enum(['done', 'failed', 'cancelled']),
  folder: z.string(),
  local: z.boolean(),
  options: buildOptions,
  builder: z.enum(['classic', 'buildx']),
  imageId: z.string().nullable(),
  fault: faultSchema.nullable(),
  steps: z.array(stepSchema),
  lastLines: z.array(z.string()),
})
const fileSchema = z.object({ builds: z.array(pastBuild).default([]) })

/** Opens the file; a broken one is set aside and told. A file that cannot be written is told, and ends no build. */
export function openPastBuilds(path: string, warn: (line: string) => void = () => {}): PastBuilds {
  const read = readWhole(path, fileSchema)
  if (read.setAsidePath !== null) warn(`builds: a broken history was kept as ${read.setAsidePath}`)
  let builds: readonly PastBuild[] = read.value.builds.map((build) => ({
    ...build,
    fault: build.fault && endedFault(build.fault),
  }))

  function keep(next: readonly PastBuild[]): void {
    builds = next.slice(0, most)
    try {
      writeWhole(path, `${JSON.stringify({ builds })}\n`)
    } catch (error) {
      warn(`builds: the history cannot be written: ${String(error)}`)
    }
  }

  return {
    list: () => builds,
    add: (build) => keep([withoutSecrets(build), ...builds]),
    forget: (id) => keep(builds.filter((build) => build.id !== id)),
  }
}

function withoutSecrets(build: PastBuild): PastBuild {
  const veil = veilFor(build.options)
  const args = build.options.args.map((argument) =>
    secretName.test(argument.name) ? { ...argument, value: '' } : argument,
  )
  const steps = build.steps
    .slice(0, mostSteps)
    .map((step) => ({ ...step, instruction: veil(step.instruction).slice(0, longestInstruction) }))
  const fault = build.fault && { ...build.fault, message: veil(build.fault.message) }
  const lastLines = build.lastLines.map(veil)
  return { ...build, steps, fault, lastLines, options: { ...build.options, args } }
}
