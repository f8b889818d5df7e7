import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasProgram, root, run } from './run.mjs'
import { say } from './say.mjs'

/** tests/support/buildx.ts looks here when the docker CLI has no plugin of its own. */
const folder = join(root, 'node_modules/.cache/quayside/buildx')

// The first release of Debian with the package: one static program, which runs on older ones too.
const release = 'trixie'

const script = `cd "$0" && apt-get "$@" -q update && apt-get "$@" -q download docker-buildx &&
  dpkg-deb -x docker-buildx_*.deb . && rm -rf docker-buildx_*.deb lists`

/**
 * Fetches docker-buildx for the tests of builds: unpacked and not installed, so nothing of the system changes. Where it
 * cannot be had (no Debian, no network) those tests are skipped and say why.
 */
export async function fetchBuildx() {
  if (existsSync(join(folder, 'usr')) || !hasProgram('apt-get')) return
  if ((await run('docker', ['buildx', 'version'], { timeout: 10_000 })).code === 0) return
  const sources = await run('apt-get', ['indextargets', '--format', '$(REPO_URI)'])
  const mirror = sources.output.split('\n').find((line) => line.endsWith('/debian/'))
  if (mirror === undefined) return
  say('Fetching docker-buildx from Debian…')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'lists/partial'), { recursive: true })
  writeFileSync(join(folder, 'sources'), `deb ${mirror} ${release} main\n`)
  const options = ['Dir::Etc::sourceparts=-', 'Acquire::Retries=1', 'Acquire::http::Timeout=15']
  for (const [place, name] of [
    ['Etc::sourcelist', 'sources'],
    ['State::lists', 'lists'],
    ['Cache', 'cache'],
  ])
    options.push(`Dir::${place}=${join(folder, name)}`)
  const args = options.flatMap((option) => ['-o', option])
  const { code, output } = await run('sh', ['-c', script, folder, ...args], { timeout: 90_000 })
  if (code !== 0) say(`It cannot be had: ${output.trim().split('\n').at(-1)}`)
}
