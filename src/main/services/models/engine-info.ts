import type { EngineInfo } from '#shared/contract/system.ts'
import { number, record, text, texts } from './raw.ts'

/** `GET /info` with `GET /version`. */
export function engineInfo(info: unknown, version: unknown): EngineInfo {
  const raw = record(info)
  const build = record(version)
  const registry = record(raw['RegistryConfig'])
  return {
    name: text(raw['Name']),
    version: text(build['Version']) || text(raw['ServerVersion']),
    apiVersion: text(build['ApiVersion']),
    minApiVersion: text(build['MinAPIVersion']),
    os: text(raw['OperatingSystem']) || text(raw['OSType']),
    architecture: text(raw['Architecture']) || text(build['Arch']),
    kernel: text(raw['KernelVersion']) || text(build['KernelVersion']),
    cpus: number(raw['NCPU']),
    memoryBytes: number(raw['MemTotal']),
    storageDriver: text(raw['Driver']),
    cgroupDriver: text(raw['CgroupDriver']),
    loggingDriver: text(raw['LoggingDriver']),
    rootDir: text(raw['DockerRootDir']),
    containers: {
      running: number(raw['ContainersRunning']),
      paused: number(raw['ContainersPaused']),
      stopped: number(raw['ContainersStopped']),
    },
    images: number(raw['Images']),
    security: texts(raw['SecurityOptions']).map(securityOption),
    registryMirrors: texts(registry['Mirrors']),
    insecureRegistries: insecureRegistries(registry),
    warnings: texts(raw['Warnings']),
  }
}

/** `name=seccomp,profile=default` → `seccomp (default)`. */
function securityOption(option: string): string {
  const parts = Object.fromEntries(option.split(',').map((part) => part.split('=', 2)))
  const name = text(parts['name']) || option
  return text(parts['profile']) === '' ? name : `${name} (${text(parts['profile'])})`
}

function insecureRegistries(registry: Readonly<Record<string, unknown>>): readonly string[] {
  const hosts = Object.entries(record(registry['IndexConfigs']))
    .filter(([, index]) => record(index)['Secure'] === false)
    .map(([host]) => host)
  return [...hosts.toSorted(), ...texts(registry['InsecureRegistryCIDRs'])]
}
