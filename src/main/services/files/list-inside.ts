import { randomBytes } from 'node:crypto'
import type { FileEntry, FileKind } from '#shared/contract/files.ts'
import { FaultError } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { runInside } from './run-inside.ts'

export type Tool = 'find' | 'shell'

/**
 * What stands between the parts of a line is made anew for each listing: a name that holds line breaks, or was
 * made to look like another line, cannot know it.
 */
export interface Marks {
  readonly line: string
  readonly part: string
  readonly end: string
}

const ownFormat = /:[0-9a-f]{24}:%f %s %Y %u %g %U %G:[0-9a-f]{24}:/

/** Whether a command, as the engine's events tell it, is a listing of this file: a look, and nothing a person ran. */
export function isListing(command: string): boolean {
  return ownFormat.test(command)
}

export function newMarks(): Marks {
  return { line: newMark(), part: newMark(), end: newMark() }
}

const newMark = (): string => `:${randomBytes(12).toString('hex')}:`

/** What GNU, busybox and toybox stat know alike. */
const formatOf = ({ line, part, end }: Marks): string => `${line}%f %s %Y %u %g %U %G${part}%n${part}%N${end}`

/** The three patterns are all names but . and ..; one that matches nothing stays itself and is left out. */
const script = `command -v stat >/dev/null || exit 127
cd -- "$1" || exit 1
f() { if [ -e "$1" ] || [ -L "$1" ]; then stat -c "$0" -- "$@"; fi; }
f *; f .[!.]*; f ..?*; exit 0`

function argvOf(tool: Tool, path: string, format: string): readonly string[] {
  // The slash at the end follows a folder's link.
  const folder = path.endsWith('/') ? path : `${path}/`
  if (tool === 'shell') return ['sh', '-c', script, format, folder]
  return ['find', folder, '-mindepth', '1', '-maxdepth', '1', '-exec', 'stat', '-c', format, '{}', '+']
}

/** A folder by the container's own tools, names in no order; null when this tool cannot tell. */
export async function listInside(
  engine: Engine,
  id: string,
  path: string,
  tool: Tool,
  signal: AbortSignal,
): Promise<readonly FileEntry[] | null> {
  const marks = newMarks()
  try {
    const { output, exitCode } = await runInside(engine, id, argvOf(tool, path, formatOf(marks)), signal)
    const entries = parseStats(output.toString(), marks)
    // A name that went away meanwhile fails the tool and not the listing.
    return exitCode === 0 || entries.length > 0 ? entries : null
  } catch (error) {
    if (cannotRun(error)) return null
    throw error
  }
}

/** No such program, a paused container, an engine whose OCI runtime refuses: other ways are left. */
function cannotRun(error: unknown): boolean {
  if (!(error instanceof FaultError)) return false
  const { code, detail } = error.fault
  if (code === 'not-found') return detail['kind'] !== 'container'
  return ['conflict', 'bad-input', 'engine-error', 'timeout'].includes(code)
}

/** The lines of stat, each between marks. What is no such line is left out. */
export function parseStats(output: string, marks: Marks): readonly FileEntry[] {
  return output
    .split(marks.line)
    .slice(1)
    .flatMap((text) => {
      const [numbers = '', path = '', rest = ''] = text.split(marks.part)
      const entry = entryOf(numbers.split(' '), path, rest.split(marks.end, 1)[0] ?? '')
      return entry ?? []
    })
}

function entryOf(fields: readonly string[], path: string, quoted: string): FileEntry | null {
  const [modeText = '', size, modified, uid, gid, user = '', group = ''] = fields
  const mode = /^[0-9a-f]{1,8}$/i.test(modeText) ? Number.parseInt(modeText, 16) : Number.NaN
  const name = path.slice(path.lastIndexOf('/') + 1)
  const kind = kinds[mode & 0o170000]
  if (kind === undefined || name === '') return null
  return {
    name,
    kind,
    size: Number(size) || 0,
    mode: mode & 0o7777,
    uid: Number(uid) || 0,
    gid: Number(gid) || 0,
    user: named(user),
    group: named(group),
    modifiedAt: (Number(modified) || 0) * 1000,
    target: kind === 'link' ? targetOf(path, quoted) : null,
  }
}

const kinds: Readonly<Record<number, FileKind>> = {
  0o100000: 'file',
  0o040000: 'folder',
  0o120000: 'link',
  0o060000: 'device',
  0o020000: 'device',
  0o010000: 'pipe',
  0o140000: 'socket',
}

const named = (name: string): string | null => (name === '' || name === 'UNKNOWN' ? null : name)

/** `'NAME' -> 'TARGET'` of busybox, `NAME -> TARGET` of GNU: the name is known, so nothing is guessed. */
function targetOf(name: string, quoted: string): string | null {
  const inQuotes = `'${name}' -> '`
  if (quoted.startsWith(inQuotes) && quoted.endsWith("'")) return quoted.slice(inQuotes.length, -1)
  const plain = `${name} -> `
  return quoted.startsWith(plain) ? quoted.slice(plain.length) : null
}
