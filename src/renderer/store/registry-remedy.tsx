import { LogIn } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fault } from '#shared/faults.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { lazyPart } from './lazy-part.ts'
import styles from './registry-remedy.module.css'

const LoginDialog = lazyPart(async () => (await import('./login-dialog.tsx')).LoginDialog)

/** The next step after a registry's refusal: log in, or what to write where on the engine's computer. */
export function RegistryRemedy({ fault }: { fault: Fault }) {
  const { t } = useTranslation()
  const registry = fault.detail['registry']
  if (typeof registry !== 'string') return null
  const reason = fault.detail['reason']
  if (reason === 'no-tls') {
    const text = JSON.stringify({ 'insecure-registries': [registry] }, null, 2)
    return <Recipe words={t('registries.remedy.insecure')} file="/etc/docker/daemon.json" text={text} />
  }
  if (reason === 'untrusted-certificate') {
    return <Recipe words={t('registries.remedy.authority')} file={`/etc/docker/certs.d/${registry}/ca.crt`} />
  }
  if (reason === 'untrusted-here') {
    return (
      <Recipe words={t('registries.remedy.authorityHere')} file={`/etc/docker/certs.d/${registry}/ca.crt`} />
    )
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
