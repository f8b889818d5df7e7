import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Ground } from './ground.ts'

/** What `npm test` fetched (scripts/lib/buildx.mjs). */
const fetched = 'node_modules/.cache/quayside/buildx/usr/libexec/docker/cli-plugins/docker-buildx'

/**
 * null when the app's docker CLI has buildx with that engine; else why it has none. The CLI looks for plugins in its
 * config folder, which is the run's own: one of this computer's person, or the one that was fetched, is lent to it.
 */
export async function buildxMissing({
  environment,
  engine,
}: Pick<Ground, 'environment' | 'engine'>): Promise<string | null> {
  const places = [join(homedir(), '.docker/cli-plugins/docker-buildx'), resolve(fetched)]
  const own = places.find((place) => existsSync(place))
  const lent = join(engine.configFolder, 'cli-plugins/docker-buildx')
  if (own !== undefined && !existsSync(lent)) {
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
