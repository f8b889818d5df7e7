import type { TFunction } from 'i18next'
import type { Fault } from '#shared/faults.ts'

/** What a registry, or the account kept for it, has against it; null for any other failure. */
export function registrySentence(t: TFunction, fault: Fault): string | null {
  const registry = String(fault.detail['registry'] ?? '')
  const reason = reasons[String(fault.detail['reason'])]
  if (reason !== undefined) return t(`registries.fault.${reason}`, { registry })
  if (fault.code === 'not-found' && fault.detail['kind'] === 'platform') {
    return t('registries.fault.noPlatform', { platform: String(fault.detail['name'] ?? '') })
  }
  const seconds = fault.detail['retryAfter']
  if (fault.code === 'rate-limited' && typeof seconds === 'number') {
    return t('registries.fault.retryAfter', { registry, count: Math.max(1, Math.ceil(seconds / 60)) })
  }
  return null
}

type Reason = keyof (typeof import('#shared/locales/en/registries.ts'))['registries']['fault']

const reasons: Readonly<
  Record<string, Exclude<Reason, 'retryAfter_one' | 'retryAfter_other' | 'noPlatform'>>
> = {
  'push-refused': 'pushRefused',
  'wrong-password': 'wrongPassword',
  'login-refused': 'loginRefused',
  'no-tls': 'noTls',
  'untrusted-certificate': 'untrustedCertificate',
  'pull-broken-off': 'pullBrokenOff',
  'push-broken-off': 'pushBrokenOff',
  'untrusted-here': 'untrustedHere',
  'registry-beside-engine': 'besideEngine',
  'account-refused': 'accountRefused',
  'wants-login': 'wantsLogin',
  'no-catalog': 'noCatalog',
  'answered-error': 'answeredError',
  'not-a-registry': 'notRegistry',
  'config-broken': 'configBroken',
  'config-unwritable': 'configUnwritable',
  'helper-failed': 'helperFailed',
  'account-from-environment': 'accountFromEnvironment',
}
