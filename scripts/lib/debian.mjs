import { existsSync } from 'node:fs'
import { hasProgram, run } from './run.mjs'
import { say } from './say.mjs'

/** What a program is called and which Debian packages have it, the best first. */
const packagesOf = {
  dockerd: ['docker.io'],
  docker: ['docker-cli', 'docker.io'],
  'docker-registry': ['docker-registry'],
  '/bin/busybox': ['busybox-static'],
  'chromium-headless-shell': ['chromium-headless-shell', 'chromium'],
  openssl: ['openssl'],
  ip: ['iproute2'],
  iptables: ['iptables'],
}

const koreanFont = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'

/** Everything that the engine and UI tests need of the system. */
export const testPrograms = Object.keys(packagesOf)

/** What a private engine needs of the system. */
export const enginePrograms = ['dockerd', 'docker', 'ip', 'iptables']

/**
 * Installs the programs that are missing, on Debian and as root; elsewhere answers a sentence that says what to install.
 * null when everything is there.
 */
export async function installPrograms(programs, { font = false } = {}) {
  const missing = programs.filter((program) => !hasProgram(program))
  const fontMissing = font && process.platform === 'linux' && !hasKoreanFont()
  if (missing.length === 0 && !fontMissing) return null
  const names = [...missing, ...(fontMissing ? ['a Korean font'] : [])]
  const wanted = [
    ...missing.map((program) => packagesOf[program]),
    ...(fontMissing ? [['fonts-noto-cjk']] : []),
  ]
  const debian = existsSync('/etc/debian_version') && hasProgram('apt-get')
  const plain = [...new Set(wanted.map((choices) => choices.at(-1)))].join(' ')
  if (!debian)
    return `Missing: ${names.join(', ')}. Please install them (on Debian: apt-get install ${plain}).`
  if (process.getuid?.() !== 0)
    return `Missing: ${names.join(', ')}. Please run: sudo apt-get install ${plain}`
  say(`Installing from Debian: ${names.join(', ')}…`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-q'], { env })
  const chosen = []
  for (const choices of wanted) chosen.push(await firstKnown(choices))
  const install = ['install', '-q', '-y', '--no-install-recommends', ...new Set(chosen)]
  const { code, output } = await run('apt-get', install, { env })
  return code === 0 ? null : `apt-get ${install.join(' ')} failed:\n${output}`
}

async function firstKnown(packages) {
  for (const name of packages) {
    const { output } = await run('apt-cache', ['policy', name])
    if (/Candidate: (?!\(none\))/.test(output)) return name
  }
  return packages.at(-1)
}

/** Debian puts it at one place; other systems say what their fonts can write. */
function hasKoreanFont() {
  return existsSync(koreanFont)
}
