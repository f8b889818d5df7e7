import { LogIn } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fault } from '#shared/faults.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { useEngine, useHost } from './collections.ts'
import { authorityHere, enginePlaces } from './engine-places.ts'
import { lazyPart } from './lazy-part.ts'
import styles from './registry-remedy.module.css'

const LoginDialog = lazyPart(async () => (await import('./login-dialog.tsx')).LoginDialog)

/** The next step after a registry's refusal: log in, or what to write where on the engine's computer. */
export function RegistryRemedy({ fault }: { fault: Fault }) {
  const { t } = useTranslation()
  const connected = useEngine()
  const platform = useHost()?.platform ?? 'linux'
  const registry = fault.detail['registry']
  if (typeof registry !== 'string') return null
  const reason = fault.detail['reason']
  const places = enginePlaces(connected?.endpoint ?? null, connected?.engine ?? null)
  if (reason === 'no-tls') {
    const text = JSON.stringify({ 'insecure-registries': [registry] }, null, 2)
    return <Recipe words={t('registries.remedy.insecure')} file={places.config} text={text} />
  }
  if (reason === 'untrusted-certificate') {
    const words = t(places.desktop ? 'registries.remedy.authorityDesktop' : 'registries.remedy.authority')
    return <Recipe words={words} file={places.authority(registry)} />
  }
  if (reason === 'untrusted-here') {
    return <Recipe words={t('registries.remedy.authorityHere')} file={authorityHere(platform, registry)} />
  }
  if (reason === 'wrong-password') return null
  if (fault.code !== 'unauthorized' && fault.code !== 'rate-limited') return null
  return <LogInHere registry={registry} />
}

/** The dialog belongs to where it was asked from: one within a dialog leaves that open below it. */
function LogInHere({ registry }: { registry: string }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <div>
      <Button size="small" icon={<LogIn aria-hidden />} onClick={() => setOpen(true)}>
        {t('registries.remedy.login', { registry })}
      </Button>
      <Suspense fallback={null}>
        {open && <LoginDialog registry={registry} onClose={() => setOpen(false)} />}
      </Suspense>
    </div>
  )
}

function Recipe({ words, file, text }: { words: string; file: string; text?: string }) {
  const { t } = useTranslation()
  return (
    <div className={styles.recipe}>
      <p>{words}</p>
      <code>{file}</code>
      {text !== undefined && <pre>{text}</pre>}
      <div>
        <CopyButton text={text ?? file} label={t('common.copy')} copiedLabel={t('common.copied')} />
      </div>
    </div>
  )
}
