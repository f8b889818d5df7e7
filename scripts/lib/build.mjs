import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { node, root, run, tool } from './run.mjs'

const sources = ['src', 'resources', 'package.json', 'package-lock.json', 'electron.vite.config.ts']
const stamp = join(root, 'out/.built')

/** Whether `out/` is older than what it is built from. */
export function buildIsStale() {
  if (!existsSync(stamp)) return true
  const built = statSync(stamp).mtimeMs
  return sources.some((name) => newest(join(root, name)) > built)
}

/** Answers `{ code, output }` of the build. */
export async function build() {
  const begun = new Date()
  const result = await run(node, [tool('electron-vite'), 'build'])
  // As old as the build's start: what changed meanwhile is built again.
  if (result.code === 0) {
    writeFileSync(stamp, '')
    utimesSync(stamp, begun, begun)
  }
  return result
}

function newest(path) {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}
