import { readdirSync, readFileSync } from 'node:fs'

/** A process told apart from a later one with the same number: `startedAt` is in clock ticks since boot. */
export interface ProcessIdentity {
  readonly pid: number
  readonly startedAt: string
}

/** null when there is no such process (any more). */
export function identityOf(pid: number): ProcessIdentity | null {
  const startedAt = statFields(pid)?.[19]
  return startedAt === undefined ? null : { pid, startedAt }
}

export function isAlive(identity: ProcessIdentity): boolean {
  const now = identityOf(identity.pid)
  return now !== null && now.startedAt === identity.startedAt && !isZombie(identity.pid)
}

/** Processes whose command line names the folder, and everything they started. */
export function processesOf(folder: string): number[] {
  const pids = allPids()
  const found = new Set(pids.filter((pid) => commandLine(pid).includes(`${folder}/`) && pid !== process.pid))
  const parents = new Map(pids.map((pid) => [pid, Number(statFields(pid)?.[1] ?? 0)]))
  for (let grew = true; grew;) {
    const children = pids.filter((pid) => !found.has(pid) && found.has(parents.get(pid) ?? 0))
    for (const pid of children) found.add(pid)
    grew = children.length > 0
  }
  found.delete(process.pid)
  return [...found].filter((pid) => !isZombie(pid))
}

/** Blocks this thread; for clean-up on exit, where nothing can be awaited. */
export function sleepNow(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

/** False when the process was gone already. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name)
  } catch {
    return false
  }
}

function allPids(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
}

function commandLine(pid: number): string {
  return readProc(pid, 'cmdline')?.replaceAll('\0', ' ') ?? ''
}

function isZombie(pid: number): boolean {
  return statFields(pid)?.[0] === 'Z'
}

/** The fields after the command's name, which may hold spaces and brackets itself: state, ppid, … */
function statFields(pid: number): string[] | null {
  const stat = readProc(pid, 'stat')
  return stat === null ? null : stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

function readProc(pid: number, name: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return null
  }
}
