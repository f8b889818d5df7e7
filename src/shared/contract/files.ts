import { type } from '@orpc/contract'
import { z } from 'zod'
import { isFileName } from '../file-name.ts'
import { base } from './fault.ts'
import { containerId } from './inputs.ts'
import type { TransferStarted } from './tasks.ts'

export type FileKind = 'file' | 'folder' | 'link' | 'device' | 'pipe' | 'socket'

/** One name in a folder of a container. Names are hostile text: shown, never a path on this computer. */
export interface FileEntry {
  readonly name: string
  readonly kind: FileKind
  /** Bytes. */
  readonly size: number
  /** The twelve permission bits. */
  readonly mode: number
  readonly uid: number
  readonly gid: number
  /** As the container's own /etc/passwd and /etc/group name them; null where that was not asked or is not there. */
  readonly user: string | null
  readonly group: string | null
  /** Epoch milliseconds, in whole seconds. */
  readonly modifiedAt: number
  /** Of a link: what is written in it, which may lead nowhere; null otherwise. */
  readonly target: string | null
}

export interface FolderListing {
  /** Where the entries really are: the links of the asked path are followed. */
  readonly path: string
  /** In the order of their names. */
  readonly entries: readonly FileEntry[]
  /** False: the folder holds more than could be read; what is here is right. */
  readonly complete: boolean
  /** `inside`: the container's own find and stat said it. `archive`: read from a tar of the folder, as docker cp would. */
  readonly way: 'inside' | 'archive'
  /** False: docker cp does not reach here (tmpfs, /proc, /sys, /dev), so that nothing can be read, saved or sent. */
  readonly copyable: boolean
  /** Epoch milliseconds. */
  readonly readAt: number
}

export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'euc-kr' | 'windows-1252'

/** A file as text, as far as it is text and small enough. */
export interface FileText {
  /** Where the file really is: links are followed. */
  readonly path: string
  readonly size: number
  readonly mode: number
  readonly uid: number
  readonly gid: number
  readonly modifiedAt: number
  /** What the file was when it was read: `write` wants it back, and refuses when it is another by then. */
  readonly version: string
  /** null: it is no text. */
  readonly text: string | null
  readonly encoding: TextEncoding | null
  readonly lineEnding: 'lf' | 'crlf' | 'mixed'
  /** False: only the beginning is here. */
  readonly complete: boolean
  /** True: whole, UTF-8 and of one kind of line ending, so that it can be saved as it was read. */
  readonly editable: boolean
}

/** What is shown of a text, and the most that can be edited; bytes. */
export const longestText = 512 * 1024
/** Files and folders in one upload. */
const mostUploadEntries = 10_000

const path = z
  .string()
  .max(4096)
  .regex(/^\/[^\0]*$/)
const byPath = z.strictObject({ id: containerId, path })

const fileName = z.string().refine(isFileName)

/** Below the folder that is uploaded into: never out of it, never a path of a host. */
const relativePath = z
  .string()
  .min(1)
  .max(4096)
  .refine(
    (text) =>
      !text.includes('\0') && text.split('/').every((part) => part !== '' && part !== '.' && part !== '..'),
  )

const uploadEntry = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('file'),
    path: relativePath,
    /** Bytes. */
    size: z.int().min(0),
    /** Epoch milliseconds. */
    modifiedAt: z.int().min(0),
  }),
  /** Only where it is empty: the folders of files make themselves. */
  z.strictObject({ kind: z.literal('folder'), path: relativePath }),
])
export type UploadEntry = z.output<typeof uploadEntry>

const uploadInput = z.strictObject({
  id: containerId,
  /** The folder to upload into; it is there already. */
  path,
  entries: z
    .array(uploadEntry)
    .min(1)
    .max(mostUploadEntries)
    .refine((entries) => new Set(entries.map((entry) => entry.path)).size === entries.length),
  /** False: refused with `conflict` when a first name is taken; `detail.names` says which. */
  overwrite: z.boolean().default(false),
})

/** What a saved file is now. */
export type SavedFile = Pick<FileText, 'version' | 'size' | 'modifiedAt'>

export const filesContract = {
  /** One folder. `fresh` asks the engine again where an answer is kept (only of containers without find and stat). */
  list: base
    .input(z.strictObject({ id: containerId, path, fresh: z.boolean().default(false) }))
    .output(type<FolderListing>()),
  /** What a path is in the end; its links are followed within the container, and one that goes round is `bad-input`. */
  look: base.input(byPath).output(type<{ readonly kind: FileKind }>()),
  read: base.input(byPath).output(type<FileText>()),
  /** Puts a text back with the mode and owner that it had; refused with `conflict` when it changed meanwhile. */
  write: base
    .input(
      z.strictObject({
        id: containerId,
        path,
        text: z.string().max(longestText),
        version: z.string().max(128),
      }),
    )
    .output(type<SavedFile>()),
  /**
   * These three run the container's own mkdir, mv and rm as root, for the engine has no call for them: `conflict` where
   * nothing runs, `unsupported` {reason: no-tool} where the tool is missing, `conflict` {reason: file-exists} where the
   * name is taken, `conflict` {reason: mounted, name} for what is a mount or holds one.
   */
  makeFolder: base.input(byPath).output(type<void>()),
  /** Another name in the same folder. */
  rename: base.input(z.strictObject({ id: containerId, path, name: fileName })).output(type<void>()),
  /** A file, a link itself, or a folder with all that is in it; for good. */
  remove: base.input(byPath).output(type<void>()),
  /** A file as it is, or a folder as a tar. Links are followed. */
  download: base.input(byPath).output(type<TransferStarted>()),
  /** The page sends the bytes of all files, in the order of `entries`, as one body. New files are 0644 of root, replaced ones keep theirs. */
  upload: base.input(uploadInput).output(type<TransferStarted>()),
}
