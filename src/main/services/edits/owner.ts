import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process that outlives the reuse of its pid: `started` is what the system says of its start, in its own words. */
export interface Owner {
  readonly pid: number
  /** Empty where the system does not tell (Windows): then the pid alone counts. */
  readonly started: string
}

/** This very process. */
export function ownOwner(): Owner {
  return { pid: process.pid, started: startOf(process.pid) }
}

/** Whether that process still runs. */
export function isAlive({ pid, started }: Owner): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it is there, and another person's.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return startOf(pid) === started
}

function startOf(pid: number): string {
  try {
    if (process.platform === 'linux') return linuxStart(readFileSync(`/proc/${pid}/stat`, 'utf8'))
    if (process.platform === 'win32') return ''
    const options = { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } } as const
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], options).trim()
  } catch {
    return ''
  }
}

/** Field 22, in clock ticks since boot; the second field is the program's name, which may hold anything. */
function linuxStart(stat: string): string {
  const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return state === 'Z' || state === 'X' ? 'dead' : (rest[18] ?? '')
}
