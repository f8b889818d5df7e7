import type { CreateInput } from '../contract/create-input.ts'
import { linkValue } from './create-network.ts'
import { deviceValue, portValue, ulimitValue } from './create-options.ts'

/** Options of several values as texts, one value a line, each as its flag takes it. */
export function createOptionLines(input: CreateInput) {
  return {
    groups: lines(input.groups),
    expose: lines(input.expose?.map(portValue)),
    volumesFrom: lines(input.volumesFrom),
    aliases: lines(input.aliases),
    links: lines(input.links?.map(linkValue)),
    extraHosts: lines(input.extraHosts?.map(({ host, address }) => `${host}:${address}`)),
    dns: lines(input.dns),
    dnsSearch: lines(input.dnsSearch),
    dnsOptions: lines(input.dnsOptions),
    capAdd: lines(input.capAdd),
    capDrop: lines(input.capDrop),
    securityOptions: lines(input.securityOptions),
    devices: lines(input.devices?.map(deviceValue)),
    ulimits: lines(input.ulimits?.map(ulimitValue)),
    sysctls: lines(pairs(input.sysctls)),
    logOptions: lines(pairs(input.logOptions)),
  }
}

export type LineField = keyof ReturnType<typeof createOptionLines>

function lines(values: readonly string[] | undefined): string {
  return (values ?? []).join('\n')
}

function pairs(map: Readonly<Record<string, string>> | undefined): readonly string[] {
  return Object.entries(map ?? {}).map(([name, value]) => `${name}=${value}`)
}
