import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { createInput } from '#shared/contract/create-input.ts'
import { writeWhole } from '../../whole-file.ts'
import { isAlive, ownOwner } from './owner.ts'

const steps = [
  'save-point',
  'create',
  'hold-back',
  'stop',
  'carry-files',
  'set-aside',
  'take-name',
  'start',
  'check',
  'put-back',
] as const

/** One edit on disk. It names containers and says what was done; it holds no setting's value, so no secret. */
const recordSchema = z.object({
  version: z.literal(1),
  id: z.string(),
  /** The engine's address. */
  engine: z.string(),
  name: z.string(),
  newName: z.string(),
  temporaryName: z.string(),
  asideName: z.string(),
  oldId: z.string(),
  newId: z.string().nullable(),
  /** How the old one was, to put it back so. */
  was: z.enum(['running', 'paused', 'stopped']),
  restart: z.object({ name: z.string(), retries: z.number() }),
  start: z.boolean(),
  carryFiles: z.boolean(),
  settings: z.array(createInput.keyof()),
  startedAt: z.number(),
  /** `back`: it failed, the new one goes at once. `undo`: asked for later, the new one goes last. */
  state: z.enum(['forward', 'back', 'undo', 'kept']),
  step: z.enum(steps),
  done: z.boolean(),
  /** A stop was asked for and its end not seen: the engine may be at it still. */
  stopOpen: z.boolean(),
  /** The files were copied, so that going on after that does not put them over newer ones. */
  copied: z.boolean().default(false),
  /** The old container was found gone: it is not waited for, and nothing is copied out of it any more. */
  oldGone: z.boolean().default(false),
})
export type EditRecord = z.output<typeof recordSchema>

/** The edits that are not over, one JSON file each, written before a step is begun and after it is done. */
export interface Journal {
  readonly list: () => readonly EditRecord[]
  readonly write: (record: EditRecord) => void
  readonly remove: (id: string) => void
  /** Makes this process the one that may work on an edit; false while another living process has it. */
  readonly claim: (id: string) => boolean
  readonly release: (id: string) => void
  /** Whether a living process works on it. */
  readonly isClaimed: (id: string) => boolean
}

const ownerSchema = z.object({ pid: z.number(), started: z.string() })

/** The journal in one folder, which several runs of the app may share. A file that cannot be read is left alone and told. */
export function openJournal(folder: string, warn: (line: string) => void = () => {}): Journal {
  const pathOf = (id: string) => join(folder, `${id}.json`)
  const lockOf = (id: string) => join(folder, `${id}.lock`)
  const me = ownOwner()
  const holder = (id: string) => {
    const owner = readJson(lockOf(id), ownerSchema)
    return owner !== null && isAlive(owner) ? owner : null
  }
  const isMine = (id: string) => {
    const owner = holder(id)
    return owner?.pid === me.pid && owner.started === me.started
  }

  return {
    list: () =>
      names(folder)
        .filter((name) => /^[0-9a-f-]+\.json$/.test(name))
        .flatMap((name) => {
          const record = readJson(join(folder, name), recordSchema)
          if (record === null) warn(`edits: ${name} cannot be read`)
          return record ?? []
        })
        .toSorted((a, b) => a.startedAt - b.startedAt),
    write: (record) => writeWhole(pathOf(record.id), `${JSON.stringify(record, null, 2)}\n`),
    remove: (id) => rmSync(pathOf(id), { force: true }),
    claim: (id) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      try {
        writeFileSync(lockOf(id), JSON.stringify(me), { flag: 'wx', mode: 0o600 })
        return true
      } catch {
        if (holder(id) !== null) return isMine(id)
      }
      // Left by a process that is gone: whoever's rename comes last has it.
      const mine = `${lockOf(id)}.${me.pid}`
      writeFileSync(mine, JSON.stringify(me), { mode: 0o600 })
      renameSync(mine, lockOf(id))
      return isMine(id)
    },
    release: (id) => {
      if (isMine(id)) rmSync(lockOf(id), { force: true })
    },
    isClaimed: (id) => holder(id) !== null,
  }
}

function names(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function readJson<Value>(path: string, schema: z.ZodType<Value>): Value | null {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}
