import { type } from '@orpc/contract'
import { z } from 'zod'
import { detachKeyBytes } from '../detach-keys.ts'
import type { Fault } from '../faults.ts'
import { base } from './fault.ts'
import { containerId } from './inputs.ts'

/** A program that waits for its lane; what is said on a lane is in `terminal-frames.ts`. */
export interface TerminalOpened {
  /** Opens the lane: once, within ten seconds, for the page that asked and no other. */
  readonly lane: string
  /** What runs. For `attach` the container's main process. */
  readonly command: readonly string[]
  /** Has a terminal: one stream, bytes as they come. Without one, stdout and stderr are told apart. */
  readonly tty: boolean
  /** Whether it reads what is typed. */
  readonly input: boolean
  /** Whether leaving ends the program's input, which may end the program: the engine closes it with its first reader. */
  readonly endsInput: boolean
  /** The container has no shell, so that nothing can end the program when it is left. False for a main process, which stays on purpose. */
  readonly staysBehind: boolean
}

/** How it ended; the last frame of a lane. */
export type TerminalEnd =
  /** `code` is null when the engine has forgotten it. */
  | { readonly how: 'exited'; readonly code: number | null }
  /** Left with the detach keys; the program goes on. */
  | { readonly how: 'detached' }
  /** The container ended, with its exit code. */
  | { readonly how: 'stopped'; readonly code: number | null }
  | { readonly how: 'removed' }
  /** The connection to the engine is gone: nobody knows whether the program goes on. */
  | { readonly how: 'engine'; readonly fault: Fault }
  | { readonly how: 'failed'; readonly fault: Fault }

const word = z
  .string()
  .max(32_768)
  .refine((text) => !text.includes('\0'))

const size = z.strictObject({ columns: z.int().min(1).max(1000), rows: z.int().min(1).max(1000) })

const surroundings = {
  id: containerId,
  /** `name`, `uid`, `name:group`…, as `docker exec --user` takes it; the container's own when there is none. */
  user: word.min(1).max(255).optional(),
  workingDir: word.min(1).max(4096).startsWith('/').optional(),
  env: z
    .array(z.strictObject({ name: z.string().regex(/^[^=\0]{1,1024}$/), value: word }))
    .max(1000)
    .optional(),
}

const command = z.array(word).min(1).max(1000)

/** `docker exec -it`; without a command the best shell that is there. */
export const execInput = z.strictObject({ ...surroundings, command: command.optional(), size })
/** `docker exec`: no terminal and no input. */
export const runInput = z.strictObject({ ...surroundings, command })
export const attachInput = z.strictObject({
  id: containerId,
  /** Attaches first and starts the container then, so that nothing it writes is missed (`docker start -ai`). */
  start: z.boolean().default(false),
  /** As `docker attach --detach-keys` takes them; `ctrl-p,ctrl-q` otherwise. */
  detachKeys: z
    .string()
    .max(64)
    .refine((text) => detachKeyBytes(text) !== null)
    .optional(),
  size,
})

export const terminalContract = {
  /** Paths of the shells that are in the container, the best first; looked up in its files, nothing is run. */
  shells: base.input(z.strictObject({ id: containerId })).output(type<readonly string[]>()),
  /** Fault `unsupported` with reason `no-shell` when no command is given and no shell is there. */
  exec: base.input(execInput).output(type<TerminalOpened>()),
  run: base.input(runInput).output(type<TerminalOpened>()),
  attach: base.input(attachInput).output(type<TerminalOpened>()),
}

export type TerminalSize = z.output<typeof size>
