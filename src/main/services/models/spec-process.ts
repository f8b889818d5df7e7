import type { CreateInput, UnexpressedSetting } from '#shared/contract/create-input.ts'
import { number, type Raw, record, text, textMap, texts } from './raw.ts'
import { isNothing, on, said, same, set, shown, some, someOf, type SpecPart } from './spec-parts.ts'

/** `Config` of an inspection, without what the image's own `Config` says already. `host` is the engine machine's name. */
export function processPart(raw: Raw, image: Raw, host: string): SpecPart {
  const config = record(raw['Config'])
  const env = texts(config['Env']).filter((pair) => !texts(image['Env']).includes(pair))
  const health = healthPart(record(config['Healthcheck']), record(image['Healthcheck']))
  return {
    input: {
      ...program(config, image),
      workingDir: said(text(config['WorkingDir']), text(image['WorkingDir'])),
      user: said(text(config['User']), text(image['User'])),
      hostname: hostname(raw, config, host),
      domainName: said(text(config['Domainname'])),
      env: some(env.filter((pair) => pair.includes('=')).map(variable)),
      labels: someOf(ownLabels(textMap(config['Labels']), textMap(image['Labels']))),
      tty: on(config['Tty']),
      interactive: on(config['OpenStdin']),
      stopSignal: said(text(config['StopSignal']), text(image['StopSignal'])),
      stopTimeoutSeconds: typeof config['StopTimeout'] === 'number' ? config['StopTimeout'] : undefined,
      ...health.input,
    },
    unexpressed: [
      ...env.filter((pair) => !pair.includes('=')).map((value) => ({ setting: '--env', value })),
      ...health.unexpressed,
      ...otherConfig(config, image),
    ],
  }
}

/** An entrypoint that was spelled out takes the image's command away, so the two are told together. */
function program(config: Raw, image: Raw): Pick<CreateInput, 'entrypoint' | 'command'> {
  const entrypoint = texts(config['Entrypoint']).filter((word, at) => at > 0 || word !== '')
  const command = texts(config['Cmd'])
  const inherited = same(entrypoint, texts(image['Entrypoint']))
  if (inherited && same(command, texts(image['Cmd']))) return {}
  if (inherited && command.length > 0) return { command: [...command] }
  return { entrypoint: [...entrypoint], command: some(command) }
}

/** The engine fills in the short id, and the name of the machine or of the container whose network is shared. */
function hostname(raw: Raw, config: Raw, host: string): string | undefined {
  const name = text(config['Hostname'])
  const mode = text(record(raw['HostConfig'])['NetworkMode'])
  if (mode.startsWith('container:') || (mode === 'host' && name === host)) return undefined
  return said(name, text(raw['Id']).slice(0, 12))
}

function variable(pair: string) {
  const equals = pair.indexOf('=')
  return { name: pair.slice(0, equals), value: pair.slice(equals + 1) }
}

function ownLabels(labels: Readonly<Record<string, string>>, inherited: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(labels).filter(([name, value]) => inherited[name] !== value))
}

/** The engine fills in what a health check leaves out from the image's own. */
function healthPart(check: Raw, image: Raw): SpecPart {
  const test = texts(check['Test'])
  const unexpressed: UnexpressedSetting[] = []
  if (test[0] === 'NONE') {
    return { input: texts(image['Test'])[0] === 'NONE' ? {} : { healthcheck: { none: true } }, unexpressed }
  }
  const own = !same(test, texts(image['Test']))
  if (own && test[0] !== 'CMD-SHELL') unexpressed.push({ setting: '--health-cmd', value: shown(test) })
  if (number(check['StartInterval']) !== number(image['StartInterval'])) {
    unexpressed.push({
      setting: '--health-start-interval',
      value: `${milliseconds(check, 'StartInterval')}ms`,
    })
  }
  const time = (key: string) =>
    number(check[key]) === number(image[key]) ? undefined : set(milliseconds(check, key))
  const healthcheck = {
    command: own && test[0] === 'CMD-SHELL' ? said(test[1] ?? '') : undefined,
    intervalMs: time('Interval'),
    timeoutMs: time('Timeout'),
    startPeriodMs: time('StartPeriod'),
    retries:
      number(check['Retries']) === number(image['Retries']) ? undefined : set(number(check['Retries'])),
  }
  const given = Object.values(healthcheck).some((value) => value !== undefined)
  return { input: given ? { healthcheck } : {}, unexpressed }
}

function milliseconds(check: Raw, key: string): number {
  return Math.round(number(check[key]) / 1_000_000)
}

const readConfig = new Set(
  `Hostname Domainname User AttachStdin AttachStdout AttachStderr ExposedPorts Tty OpenStdin StdinOnce Env Cmd
  Healthcheck Image Volumes WorkingDir Entrypoint Labels StopSignal StopTimeout`.split(/\s+/),
)

/** Whatever else is there and did not come from the image. */
function otherConfig(config: Raw, image: Raw): readonly UnexpressedSetting[] {
  return Object.entries(config)
    .filter(
      ([key, value]) => !readConfig.has(key) && !isNothing(value) && shown(value) !== shown(image[key] ?? ''),
    )
    .map(([key, value]) => ({
      setting: key === 'MacAddress' ? '--mac-address' : key,
      value: shown(value),
    }))
}
