import { type } from '@orpc/contract'
import { z } from 'zod'
import { type CreateInput, createInput } from './create-input.ts'
import { base } from './fault.ts'
import { containerId } from './inputs.ts'
import { createSavePointInput } from './save-points.ts'
import type { TaskStarted } from './tasks.ts'

/** One setting of a container, by its name in the create form. */
export type Setting = keyof CreateInput

/**
 * Safe edit: an existing container gets other settings and loses nothing. `changes` holds the settings that are to
 * be another, each as `containers.create` takes it and whole (all of `env`, not one line of it); `unset` those that
 * go back to what the image or the engine has by itself. Everything else stays as the engine has it.
 * An image alone (`changes: { image }`) is an upgrade, or the roll back to a save point.
 */
export const editInput = z.strictObject({
  id: containerId,
  changes: createInput.partial(),
  unset: z.array(createInput.keyof()).max(100).default([]),
  /** Takes along what was written in the container outside of its mounts: the changed files are copied over. */
  carryFiles: z.boolean().default(false),
  /** Whether the new container runs afterwards; by default when the old one runs. */
  start: z.boolean().optional(),
  /** Made of the container before a new one is; without it the edit goes no further. Not for a change in place. */
  savePoint: createSavePointInput.omit({ id: true }).optional(),
})

const byEdit = z.strictObject({ editId: z.string().max(64) })

/** What an edit would do, for a person to see first. */
export interface EditPlan {
  readonly id: string
  readonly name: string
  /** `in-place`: no moment of standstill. `new-container`: all changes go into a new one that takes the old one's place. */
  readonly way: 'nothing' | 'in-place' | 'new-container'
  /** What is another afterwards; read the values of `current` and `wanted`. `way` is what that setting needs by itself. */
  readonly changes: readonly { readonly setting: Setting; readonly way: 'in-place' | 'new-container' }[]
  readonly current: CreateInput
  readonly wanted: CreateInput
  /**
   * Why it cannot be done: a running `--rm` container is gone once it stops; without its image no other can be made;
   * there is no network of the wanted name.
   */
  readonly obstacle: 'auto-remove' | 'image-missing' | 'network-missing' | null
  /** The docker commands that do the same, in order. */
  readonly commands: readonly (readonly string[])[]
  /** Changed files that are copied too and are not named in these: there are too many of them. */
  readonly moreCopies: number
  /** Carried over, though the commands cannot say it: docker flags. */
  readonly unexpressed: readonly string[]
  readonly running: boolean
  /** The tag means another image by now; the new container is made from the very image of the old one. */
  readonly imageMoved: boolean
  /** The Compose project whose file knows nothing of this edit. */
  readonly composeProject: string | null
  /** Volumes that the engine named itself; they go along with their data. */
  readonly anonymousVolumes: number
  /** Written in the container outside of its mounts, run-time folders left out: how many, and the first of them. */
  readonly changedFiles: {
    readonly count: number
    readonly first: readonly string[]
    readonly deleted: number
  }
  /** What would still hang on the old container afterwards. */
  readonly dependents: readonly Dependent[]
  /** Seconds that a health check may take to say healthy before the old one is put back; null without one. */
  readonly checkSeconds: number | null
}

/** A container that shares another's network, processes or memory, or has a legacy link to it. */
export interface Dependent {
  readonly id: string
  readonly name: string
  /** It runs, or ended with the old container: whoever shares its processes does. */
  readonly ran: boolean
  /** The settings by which it hangs there, as they make it hang on the container that took the name over. */
  readonly changes: Pick<CreateInput, 'network' | 'ipc' | 'pid' | 'links'>
}

/** What an edit is at; `update` is all of one in place. */
export type EditStep =
  | 'update'
  | 'save-point'
  | 'create'
  | 'hold-back'
  | 'stop'
  | 'carry-files'
  | 'set-aside'
  | 'take-name'
  | 'start'
  | 'check'
  | 'put-back'

/** An edit that made a new container and is not over: it runs, was interrupted, or keeps the old one for Undo. */
export interface Edit {
  readonly id: string
  /** The name that the edited container has, and the new one took over. */
  readonly name: string
  readonly oldId: string
  /** What the old container is called while it is set aside. */
  readonly oldName: string
  readonly newId: string | null
  readonly settings: readonly Setting[]
  /** Epoch milliseconds. */
  readonly startedAt: number
  /** `interrupted`: the app ended, or lost the engine, in the middle of it; a person says finish or undo. */
  readonly state: 'running' | 'interrupted' | 'kept'
  /** The last step that was begun. */
  readonly step: EditStep
  /** False before the new container was whole: then undo takes it away and nothing else was touched. */
  readonly canFinish: boolean
  /** The docker commands that put the old container back. */
  readonly undoCommands: readonly (readonly string[])[]
  /** Another hand removed the old container before the new one took over: it can only be gone on with. */
  readonly oldGone: boolean
  /** …and what was to be copied out of the old one went with it. */
  readonly filesLost: boolean
  /** False without an old container, and while a later edit of the same container is there: that one is undone first. */
  readonly canUndo: boolean
}

export const editsContract = {
  plan: base.input(editInput).output(type<EditPlan>()),
  /**
   * Answers at once with a task of kind `edit`. It ends done, or failed or cancelled with the old container back as it
   * was: name, restart policy, running or not. `conflict` when the plan has an obstacle or nothing to do, or when an
   * image has the save point's reference already. What failed before the old one was touched has detail
   * {restored: untouched}.
   */
  start: base.input(editInput).output(type<TaskStarted>()),
  /** Edits on the present engine that are not over; they also come on the change stream. */
  list: base.output(type<readonly Edit[]>()),
  /** What hangs on the old container of an edit, and what on the new one; what is kept for Undo is not in it. */
  dependents: base
    .input(byEdit)
    .output(type<{ readonly onOld: readonly Dependent[]; readonly onNew: readonly Dependent[] }>()),
  /** Goes on where it was interrupted. */
  finish: base.input(byEdit).output(type<TaskStarted>()),
  /** Puts the old container back and removes the new one; volumes stay, whatever wrote them. `not-found` {reason: old-gone}. */
  undo: base.input(byEdit).output(type<TaskStarted>()),
  /** Removes the old container that was kept; its volumes stay. */
  release: base.input(byEdit).output(type<void>()),
}

export type EditInput = z.input<typeof editInput>
