import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Ground } from './ground.ts'

/**
 * null when the app's docker CLI has buildx on the ground; else why it has none. The CLI looks for plugins in its
 * config folder, which is the run's own: one of this computer's person is lent to it.
 */
export async function buildxMissing({ environment, engine }: Ground): Promise<string | null> {
  const own = join(homedir(), '.docker/cli-plugins/docker-buildx')
  const lent = join(engine.configFolder, 'cli-plugins/docker-buildx')
  if (existsSync(own) && !existsSync(lent)) {
    mkdirSync(join(engine.configFolder, 'cli-plugins'), { recursive: true })
    symlinkSync(own, lent)
  }
  return new Promise((resolve) => {
    execFile('docker', ['buildx', 'version'], { env: environment }, (error, stdout) => {
      const [, major, minor] = /\bv?(\d+)\.(\d+)\S* /.exec(stdout) ?? []
      if (error !== null)
        resolve('docker buildx is not on this computer (Debian: apt-get install docker-buildx).')
      else if (Number(major) === 0 && Number(minor) < 13)
        resolve(`docker buildx is too old: ${stdout.trim()}`)
      else resolve(null)
    })
  })
}
