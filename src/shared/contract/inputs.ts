import { z } from 'zod'
import { parseReference } from '../image-reference.ts'

/** A container's id, id prefix or name, as the engine accepts it in a path. */
export const containerId = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,254}$/)

/** A name that the engine accepts for a new container (moby: RestrictedNamePattern). */
export const containerName = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{1,254}$/)

/** An image reference in the grammar of distribution/reference, or an image id. */
export const imageReference = z
  .string()
  .max(512)
  .refine((text) => parseReference(text).ok)

/** A reference that names a repository: an id is refused, a tag is optional, a digest is refused. */
export const taggableReference = z
  .string()
  .max(512)
  .refine((text) => {
    const parsed = parseReference(text)
    return parsed.ok && parsed.reference.kind === 'name' && parsed.reference.digest === null
  })

/** Seconds between SIGTERM and SIGKILL; -1 waits for ever, as the CLI has it. */
export const graceSeconds = z.int().min(-1).max(86_400)

export const signal = z.string().regex(/^(SIG)?[A-Z][A-Z0-9+-]{1,11}$/)

export const port = z.int().min(1).max(65_535)
