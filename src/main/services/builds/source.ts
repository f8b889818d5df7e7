import type { Readable } from 'node:stream'

/** What is built, whichever way: a folder of this computer, or the files that a page sends. */
export interface BuildSource {
  /** null: a page sends it, and `tar` is the one way to it. */
  readonly folder: string | null
  /** Relative to the context. */
  readonly dockerfile: string
  /** Goes instead of what the Dockerfile holds; null: as it stands in the folder. */
  readonly dockerfileText: string | null
  /** The context as a tar, made while it is read; once. */
  readonly tar: (signal: AbortSignal) => Readable
}
