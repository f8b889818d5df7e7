import { type } from '@orpc/contract'
import { z } from 'zod'
import { base } from './fault.ts'
import { imageReference, taggableReference } from './inputs.ts'
import type { TransferStarted } from './tasks.ts'

/** A file on the person's computer; its bytes come by the ticket. */
const file = { fileName: z.string().min(1).max(255), size: z.int().min(0) }

const saveTarInput = z.strictObject({ images: z.array(imageReference).min(1).max(200) })
const loadTarInput = z.strictObject(file)
const importTarInput = z.strictObject({
  ...file,
  reference: taggableReference.optional(),
  message: z.string().max(4096).optional(),
  /** Dockerfile instructions, as `CMD ["sh"]`; the engine says which it takes. */
  changes: z.array(z.string().min(1).max(4096)).max(100).optional(),
})
export type ImportTarInput = z.output<typeof importTarInput>

export const tarsContract = {
  /** One or several images with their layers and tags as one tar. Ids lose their tags, as with docker save. */
  save: base.input(saveTarInput).output(type<TransferStarted>()),
  /** Images out of a tar of `save`, also a compressed one. */
  load: base.input(loadTarInput).output(type<TransferStarted>()),
  /** A tar of a file system becomes an image of one layer. */
  import: base.input(importTarInput).output(type<TransferStarted>()),
}
