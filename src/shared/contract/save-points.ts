import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import { isSavePointReference } from '../save-points.ts'
import type { FileChange } from './containers.ts'
import { base } from './fault.ts'
import { containerId, imageReference } from './inputs.ts'
import type { TaskStarted } from './tasks.ts'

/** Bytes; the save points themselves are images that the mirror tells of (`ImageSummary.savePoint`). */
export interface SavePointSize {
  /** The image's id. */
  readonly id: string
  /** What it holds over the image it was made on. */
  readonly added: number
  /** What its removal gives back: 0 while another name, image or container needs its layers. */
  readonly frees: number
}

/** A comparison as it comes: how far it is, then the changes in parts, ordered by path as `docker diff` has them. */
export type ComparisonPart =
  | { readonly kind: 'progress'; readonly readBytes: number }
  | { readonly kind: 'changes'; readonly changes: readonly FileChange[] }

/** Goes into a label through a Dockerfile instruction, which is one line. */
const line = z.string().regex(/^[^\r\n\0]*$/)

export const createSavePointInput = z.strictObject({
  id: containerId,
  name: line.trim().min(1).max(200),
  note: line.trim().max(1000).default(''),
  family: z.string().regex(/^[\w.-]{1,128}$/),
  reference: z.string().max(255).refine(isSavePointReference),
  /** Default true: the engine pauses the container while it commits. */
  pause: z.boolean().default(true),
})

export const savePointsContract = {
  /** Commits the container with the labels of a save point. Answers at once with the task. */
  create: base.input(createSavePointInput).output(type<TaskStarted>()),
  /** Of every save point there is: one list call. */
  sizes: base.output(type<readonly SavePointSize[]>()),
  /**
   * The files that differ between a save point and another one, or a container as it is now. Nothing outlives
   * its reader: leaving the stream ends the reading on the engine.
   */
  compare: base
    .input(
      z.strictObject({
        from: imageReference,
        to: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('image'), image: imageReference }),
          z.strictObject({ kind: z.literal('container'), id: containerId }),
        ]),
      }),
    )
    .output(eventIterator(type<ComparisonPart>())),
}

export type CreateSavePointInput = z.input<typeof createSavePointInput>
