import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'

/** The folder of the app's own files, as each system has it; QUAYSIDE_CONFIG_DIR goes before. */
export function configFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const home = homedir()
  if (env['QUAYSIDE_CONFIG_DIR']) return env['QUAYSIDE_CONFIG_DIR']
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Quayside')
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Quayside')
  return join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'quayside')
}

/** Writes beside the file and renames, so that a crash leaves the old file or the new one, never half of one. */
export function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  writeWholeAs(path, text, 0o600)
}

/** The same for a file of the person's own, in a folder that is there, with that mode. */
export function writeWholeAs(path: string, text: string, mode: number): void {
  const beside = `${path}.${randomBytes(4).toString('hex')}.tmp`
  try {
    const file = openSync(beside, 'wx', mode)
    try {
      fchmodSync(file, mode)
      writeSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}

/** Answers where the broken file is kept: where it was, when it cannot be moved; then it cannot be written over either. */
function setAside(path: string): string {
  const stamp = new Date().toISOString().replaceAll(':', '-').replace(/\..*/, '')
  const aside = path.replace(/\.json$/, '') + `.broken-${stamp}.json`
  try {
    renameSync(path, aside)
    return aside
  } catch {
    return path
  }
}

/** What a JSON file holds by its schema, else the schema's defaults and where the broken file was kept. */
export function readWhole<Value>(
  path: string,
  schema: { readonly parse: (value: unknown) => Value },
): { readonly value: Value; readonly setAsidePath: string | null } {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return { value: schema.parse({}), setAsidePath: null }
  }
  try {
    return { value: schema.parse(JSON.parse(text)), setAsidePath: null }
  } catch {
    return { value: schema.parse({}), setAsidePath: setAside(path) }
  }
}
