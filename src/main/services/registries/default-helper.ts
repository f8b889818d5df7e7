import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { EndpointSurroundings } from '../../engine/endpoint.ts'

type Environment = EndpointSurroundings['env']

/**
 * The helper that `docker login` takes on by itself when config.json names neither a helper nor a login
 * (cli/config/credentials/default_store): the platform's own, if its program is there.
 */
export function defaultHelper(env: Environment, platform: NodeJS.Platform): string | null {
  const name = platformHelper(env, platform)
  return name !== null && isProgram(`docker-credential-${name}`, env, platform) ? name : null
}

function platformHelper(env: Environment, platform: NodeJS.Platform): string | null {
  if (platform === 'darwin') return 'osxkeychain'
  if (platform === 'win32') return 'wincred'
  if (platform !== 'linux') return null
  return isProgram('pass', env, platform) ? 'pass' : 'secretservice'
}

function isProgram(name: string, env: Environment, platform: NodeJS.Platform): boolean {
  const file = platform === 'win32' ? `${name}.exe` : name
  return (env['PATH'] ?? env['Path'] ?? '').split(delimiter).some((folder) => {
    if (folder === '') return false
    try {
      accessSync(join(folder, file), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
