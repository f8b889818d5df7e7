import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { removeBridgesOf } from './bridges.ts'
import { identityOf, isAlive, processesOf, signal, sleepNow } from './processes.ts'

const prefix = 'quayside-'
const ownerFile = 'owner.json'
const ownerSchema = z.object({ pid: z.number(), startedAt: z.string() })

/**
 * One folder per run holds all that a run leaves on the machine: sockets, data, pid files, logs.
 * Short, because a unix socket's path may have 107 bytes only. Removed at the end of this process at the latest.
 */
export function createRunFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), prefix))
  writeFileSync(join(folder, ownerFile), JSON.stringify(identityOf(process.pid)))
  removeAtExit(folder)
  return folder
}

/** Removes what runs left whose process is gone: processes, mounts, bridges, rules, files. Tells their folders. */
export function sweepLeftovers(base = tmpdir()): string[] {
  const left = readdirSync(base)
    .filter((name) => name.startsWith(prefix))
    .map((name) => join(base, name))
    .filter((folder) => existsSync(join(folder, ownerFile)) && !ownerIsAlive(folder))
  for (const folder of left) removeRun(folder)
  return left
}

/** Ends every process of the run and takes back its mounts, bridges and files. Safe to call twice. */
export function removeRun(folder: string): void {
  if (!existsSync(join(folder, ownerFile))) return
  for (let round = 0; round < 50; round += 1) {
    const pids = processesOf(folder)
    if (pids.length === 0) break
    for (const pid of pids) signal(pid, 'SIGKILL')
    sleepNow(100)
  }
  unmountBelow(folder)
  removeBridgesOf(folder)
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
}

/** Mount points below the folder, deepest first, as `/proc/self/mountinfo` names them. */
export function mountsBelow(folder: string, mountInfo: string): string[] {
  return mountInfo
    .split('\n')
    .map((line) => line.split(' ')[4] ?? '')
    .map((path) =>
      path.replaceAll(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(parseInt(code, 8))),
    )
    .filter((path) => path.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length)
}

function unmountBelow(folder: string): void {
  for (const path of mountsBelow(folder, readFileSync('/proc/self/mountinfo', 'utf8'))) {
    try {
      execFileSync('umount', ['--lazy', path], { stdio: 'ignore' })
    } catch {
      // Gone with the mount above it.
    }
  }
}

function ownerIsAlive(folder: string): boolean {
  try {
    return isAlive(ownerSchema.parse(JSON.parse(readFileSync(join(folder, ownerFile), 'utf8'))))
  } catch {
    return false
  }
}

const toRemove = new Set<string>()

function removeAtExit(folder: string): void {
  toRemove.add(folder)
  if (toRemove.size > 1) return
  process.once('exit', () => {
    for (const each of toRemove) removeRun(each)
  })
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // A test runner with its own listener ends itself and gets to `exit`; alone, a signal would skip it.
    const leave = () => {
      if (process.listenerCount(name) === 1) process.exit(130)
    }
    process.on(name, leave)
  }
}
