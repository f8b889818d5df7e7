import type { Host } from '#shared/contract/desktop.ts'
import type { Diagnosis } from '#shared/contract/system.ts'
import type { en } from '#shared/locales/en/index.ts'

type StepKey = Exclude<keyof (typeof en)['engine']['step'], 'groupWarning'>

/** One thing to do: its sentence (`engine.step.…`), and the commands to type. */
export interface Remedy {
  readonly step: StepKey
  readonly commands: readonly (readonly string[])[]
  /** Membership of the docker group is root: said beside the command. */
  readonly warnsOfRoot?: boolean
}

const startDocker = ['sudo', 'systemctl', 'enable', '--now', 'docker']
const installDocker = ['sudo', 'apt', 'install', 'docker.io']

/** What to do about a diagnosis on a system; sentences come from the catalogue, commands are words to paste. */
export function remediesFor(
  diagnosis: Diagnosis,
  platform: Host['platform'] | null,
  address: string | null,
): readonly Remedy[] {
  switch (diagnosis) {
    case 'no-socket':
      return starting(platform)
    case 'refused':
      return restarting(platform)
    case 'permission':
      return permitting(platform, address)
    case 'timeout':
      return [{ step: 'wait', commands: [['docker', 'ps']] }]
    case 'too-old':
      return [
        platform === 'linux'
          ? {
              step: 'upgradeLinux',
              commands: [['sudo', 'apt', 'install', '--only-upgrade', 'docker.io', 'docker-ce']],
            }
          : { step: 'upgradeOther', commands: [] },
      ]
    case 'too-new':
      return [{ step: 'upgradeQuayside', commands: [] }]
    case 'tls':
      return [{ step: 'tls', commands: [['docker', 'context', 'inspect']] }]
    case 'ssh-not-yet':
      return [
        { step: 'ssh', commands: [['ssh', '-N', '-L', '2375:/var/run/docker.sock', ...sshTarget(address)]] },
      ]
    case 'unknown-context':
      return [
        {
          step: 'context',
          commands: [
            ['docker', 'context', 'ls'],
            ['docker', 'context', 'use', 'default'],
          ],
        },
      ]
    case 'bad-address':
      return [{ step: 'address', commands: [['printenv', 'DOCKER_HOST']] }]
    case 'unresolved-host':
      return [{ step: 'host', commands: [] }]
    case 'other':
      return [{ step: 'other', commands: [] }]
  }
}

function starting(platform: Host['platform'] | null): readonly Remedy[] {
  if (platform === 'darwin') {
    return [
      { step: 'startMac', commands: [['colima', 'start']] },
      { step: 'installMac', commands: [['brew', 'install', 'colima', 'docker']] },
    ]
  }
  if (platform === 'win32') {
    return [{ step: 'startWindows', commands: [['winget', 'install', 'Docker.DockerDesktop']] }]
  }
  return [
    { step: 'startLinux', commands: [startDocker] },
    { step: 'installLinux', commands: [installDocker] },
  ]
}

function restarting(platform: Host['platform'] | null): readonly Remedy[] {
  if (platform !== 'linux') return starting(platform).slice(0, 1)
  return [
    { step: 'restartLinux', commands: [['sudo', 'systemctl', 'restart', 'docker']] },
    {
      step: 'checkLinux',
      commands: [
        ['systemctl', 'status', 'docker'],
        ['journalctl', '-u', 'docker', '-n', '50'],
      ],
    },
  ]
}

function permitting(platform: Host['platform'] | null, address: string | null): readonly Remedy[] {
  const socket = address?.replace(/^unix:\/\//, '') ?? '/var/run/docker.sock'
  if (platform !== 'linux') return [{ step: 'permissionOther', commands: [['ls', '-l', socket]] }]
  return [
    {
      step: 'group',
      commands: [['sudo', 'usermod', '--append', '--groups', 'docker', '$USER']],
      warnsOfRoot: true,
    },
    { step: 'rootless', commands: [['dockerd-rootless-setuptool.sh', 'install']] },
    { step: 'permissionOther', commands: [['ls', '-l', socket]] },
  ]
}

/** A target that begins with a dash would be read as an option, and options of ssh can run programs. */
function sshTarget(address: string | null): readonly string[] {
  const target = address?.replace(/^ssh:\/\//, '') ?? 'user@host'
  return target.startsWith('-') ? ['--', target] : [target]
}
