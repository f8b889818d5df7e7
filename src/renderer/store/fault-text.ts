import type { TFunction } from 'i18next'
import type { Fault } from '#shared/faults.ts'
import { registrySentence } from './registry-fault.ts'

/** The person's sentence for a failure. What the engine itself said stays in `fault.message`. */
export function faultSentence(t: TFunction, fault: Fault): string {
  const word = (key: string) => detailText(fault, key)
  const atRegistry = registrySentence(t, fault)
  if (atRegistry !== null) return atRegistry
  const reason = reasons[String(fault.detail['reason'])]
  if (reason !== undefined) return t(`common.fault.${reason}`, { name: word('name') ?? '' })
  switch (fault.code) {
    case 'bad-input':
      return t('common.fault.badInput')
    case 'not-found':
      return withDetail(
        word('name'),
        (name) => t('common.fault.notFoundName', { name }),
        t('common.fault.notFound'),
      )
    case 'conflict':
      return t('common.fault.conflict')
    case 'in-use':
      return withDetail(
        word('containers'),
        // Of volumes the engine tells whole ids.
        (containers) =>
          t('common.fault.inUseBy', {
            containers: containers.replaceAll(/\b([0-9a-f]{12})[0-9a-f]{52}\b/g, '$1'),
          }),
        t('common.fault.inUse'),
      )
    case 'name-taken':
      return withDetail(
        word('name'),
        (name) => t('common.fault.nameTakenName', { name }),
        t('common.fault.nameTaken'),
      )
    case 'port-taken':
      return withDetail(
        word('port'),
        (port) => t('common.fault.portTakenPort', { port }),
        t('common.fault.portTaken'),
      )
    case 'unauthorized':
      return withDetail(
        word('registry'),
        (registry) => t('common.fault.unauthorizedRegistry', { registry }),
        t('common.fault.unauthorized'),
      )
    case 'registry-unreachable':
      return withDetail(
        word('registry'),
        (registry) => t('common.fault.registryUnreachableRegistry', { registry }),
        t('common.fault.registryUnreachable'),
      )
    case 'unreachable':
    case 'rate-limited':
    case 'unsupported':
    case 'engine-too-old':
    case 'cancelled':
    case 'timeout':
    case 'engine-error':
    case 'internal':
      return t(`common.fault.${plainSentences[fault.code]}`)
  }
}

/** Reasons that say more than their code. */
const reasons: Readonly<
  Record<
    string,
    | 'diskFull'
    | 'readOnly'
    | 'notFile'
    | 'notFolder'
    | 'linkLoop'
    | 'notFetched'
    | 'left'
    | 'wentAway'
    | 'notReached'
    | 'emptyTar'
    | 'corruptTar'
    | 'tarBrokenOff'
    | 'noImageTar'
    | 'fileExists'
    | 'mounted'
    | 'noTool'
    | 'fileChanged'
    | 'noProgram'
    | 'notExecutable'
    | 'proxy'
  >
> = {
  'disk-full': 'diskFull',
  'read-only': 'readOnly',
  'no-file': 'notFile',
  'not-a-folder': 'notFolder',
  'link-loop': 'linkLoop',
  'not-fetched': 'notFetched',
  left: 'left',
  'went-away': 'wentAway',
  'not-reached': 'notReached',
  proxy: 'proxy',
  'empty-tar': 'emptyTar',
  'corrupt-tar': 'corruptTar',
  'tar-broken-off': 'tarBrokenOff',
  'no-image-tar': 'noImageTar',
  'file-exists': 'fileExists',
  mounted: 'mounted',
  'no-tool': 'noTool',
  'file-changed': 'fileChanged',
  'no-program': 'noProgram',
  'not-executable': 'notExecutable',
}

/** Codes whose sentence needs nothing of the detail. */
const plainSentences = {
  unreachable: 'unreachable',
  'rate-limited': 'rateLimited',
  unsupported: 'unsupported',
  'engine-too-old': 'engineTooOld',
  cancelled: 'cancelled',
  timeout: 'timeout',
  'engine-error': 'engineError',
  internal: 'internal',
} as const

function detailText(fault: Fault, key: string): string | null {
  const value = fault.detail[key]
  if (value === undefined || value === '') return null
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  return value.length === 0 ? null : value.join(', ')
}

function withDetail(detail: string | null, full: (detail: string) => string, plain: string): string {
  return detail === null ? plain : full(detail)
}
