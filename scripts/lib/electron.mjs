import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { node, root, run } from './run.mjs'
import { say } from './say.mjs'

const electron = join(root, 'node_modules/electron')
const failureFile = join(root, 'node_modules/.cache/quayside/electron-failed')
const downloadLimit = 180_000

/** null when Electron can open a window here, else why not, as half a sentence. Fetches the binary at the first call. */
export async function electronProblem() {
  if (!hasDisplay()) return 'there is no display'
  if (hasElectron()) return null
  if (existsSync(failureFile) && readFileSync(failureFile, 'utf8') === version()) {
    return "Electron's binary could not be had (delete node_modules/.cache/quayside to try again)"
  }
  say("Fetching Electron's binary…")
  await run(node, [join(electron, 'install.js')], { timeout: downloadLimit })
  if (hasElectron()) return null
  mkdirSync(join(failureFile, '..'), { recursive: true })
  rmSync(join(electron, 'dist'), { recursive: true, force: true })
  writeFileSync(failureFile, version())
  return "Electron's binary could not be had"
}

/** Whether the binary that belongs to the package is there. */
export function hasElectron() {
  const file = join(electron, 'dist/version')
  return existsSync(file) && readFileSync(file, 'utf8').trim().replace(/^v/, '') === version()
}

export function hasDisplay(env = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/** Chromium's sandbox does not run as root. */
export function electronArguments(uid = process.getuid?.()) {
  return [
    join(electron, 'cli.js'),
    ...(uid === 0 && process.platform === 'linux' ? ['--no-sandbox'] : []),
    root,
  ]
}

function version() {
  return JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8')).version
}
