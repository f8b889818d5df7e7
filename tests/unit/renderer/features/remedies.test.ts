import { describe, expect, it } from 'vitest'
import type { Diagnosis } from '#shared/contract/system.ts'
import { pastedLine } from '../../../../src/renderer/features/engine/pasted-line.ts'
import { remediesFor } from '../../../../src/renderer/features/engine/remedies.ts'

const diagnoses: readonly Diagnosis[] = [
  'no-socket',
  'refused',
  'permission',
  'timeout',
  'too-old',
  'too-new',
  'tls',
  'ssh-not-yet',
  'unknown-context',
  'bad-address',
  'unresolved-host',
  'other',
]
const commands = (...input: Parameters<typeof remediesFor>) =>
  remediesFor(...input).flatMap((remedy) => remedy.commands.map(pastedLine))

describe('what to do without an engine', () => {
  it('says something for every diagnosis on every system', () => {
    for (const platform of ['linux', 'darwin', 'win32', null] as const) {
      for (const diagnosis of diagnoses) {
        expect(
          remediesFor(diagnosis, platform, null).length,
          `${diagnosis} ${String(platform)}`,
        ).toBeGreaterThan(0)
      }
    }
  })

  it('starts the engine in the words of the system', () => {
    expect(commands('no-socket', 'linux', null)).toContain('sudo systemctl enable --now docker')
    expect(commands('no-socket', 'darwin', null).join()).not.toContain('systemctl')
    expect(commands('no-socket', 'win32', null).join()).not.toContain('sudo')
  })

  it('never names the docker group without saying that it is root', () => {
    const [group] = remediesFor('permission', 'linux', 'unix:///run/d.sock').filter((remedy) =>
      remedy.commands.some((words) => words.includes('usermod')),
    )
    expect(group?.warnsOfRoot).toBe(true)
    expect(commands('permission', 'linux', 'unix:///run/d.sock')).toContain('ls -l /run/d.sock')
  })

  it('lets no address become shell code in a line that is pasted', () => {
    expect(commands('ssh-not-yet', 'linux', 'ssh://$(touch /tmp/x)@host').join()).toContain(
      `'$(touch /tmp/x)@host'`,
    )
    expect(commands('ssh-not-yet', 'linux', 'ssh://-oProxyCommand=x').join()).toContain(
      ' -- -oProxyCommand=x',
    )
    expect(commands('permission', 'linux', 'unix:///run/my engine/d.sock')).toContain(
      `ls -l '/run/my engine/d.sock'`,
    )
  })

  it('leaves the name of the user to the shell', () => {
    expect(commands('permission', 'linux', null)).toContain('sudo usermod --append --groups docker $USER')
  })
})
