import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './run.mjs'
import { giveUp, say } from './say.mjs'

/** Brings node_modules to what the lock file says; quiet when it is so already. */
export async function installPackages() {
  const wanted = readLock(join(root, 'package-lock.json'))
  const installed = readLock(join(root, 'node_modules/.package-lock.json'))
  const differing = differingPackages(wanted, installed)
  if (differing.length === 0) return
  say(
    installed === null
      ? 'Installing packages (npm ci)…'
      : `Installing packages (npm ci): ${differing.length} differ from the lock file…`,
  )
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  const clean = await run(npm, ['ci', ...quiet])
  if (clean.code === 0) return
  // npm ci refuses a lock file that lacks other systems' optional packages; npm install takes what it has.
  const kept = await run(npm, ['install', '--no-save', ...quiet])
  if (kept.code !== 0) giveUp(`npm could not install the packages:\n${clean.output}\n${kept.output}`)
}

/**
 * Paths of packages that the lock file asks for and the installed tree lacks or has in another version.
 * Optional ones may be missing: they belong to other systems.
 */
export function differingPackages(wanted, installed) {
  return Object.entries(wanted?.packages ?? {})
    .filter(([path, { version, optional, devOptional, link }]) => {
      const there = installed?.packages?.[path]
      if (path === '' || link) return false
      if (there === undefined) return !optional && !devOptional
      return there.version !== version
    })
    .map(([path]) => path)
}

function readLock(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}
