import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as registryCommand from '#shared/docker-command/registries.ts'
import type { Fault } from '#shared/faults.ts'
import { registryFrom } from '#shared/registry-name.ts'
import { api } from '../host/api.ts'
import { accountsChanged, useAccounts } from './accounts.ts'
import { act, usePending } from './actions.ts'
import { Button } from '../ui/button.tsx'
import { CommandLine } from '../ui/command-line.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { said } from './said.tsx'
import { toast } from '../ui/toast.tsx'
import { PlaceWords } from './place-words.tsx'
import { RegistryFailure } from './registry-failure.tsx'
import styles from './registry-remedy.module.css'

const key = 'login'

/** Checked by the engine, kept where `docker login` keeps it. The password leaves this dialog once and is not kept here. */
export function LoginDialog({ registry: given, onClose }: { registry: string; onClose: () => void }) {
  const { t } = useTranslation()
  const first = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const [typed, setTyped] = useState(given)
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const pending = usePending(key) !== null
  const registry = registryFrom(typed)
  const name = username.trim()
  const login = async () => {
    setTried(true)
    if (registry === null || name === '' || password === '' || pending) return
    const refused = await act({
      key,
      verb: 'login',
      subject: registry,
      command: registryCommand.login({ registry, username: name }),
      run: async () => {
        await api.registries.login({ registry, username: name, password })
      },
    })
    setFault(refused)
    if (refused !== null) return
    accountsChanged()
    toast({ kind: 'success', title: said((t) => t('registries.login.done', { registry, username: name })) })
    onClose()
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) void login()
  }
  const missing = (text: string) => (tried && text === '' ? t('registries.login.missing') : null)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('registries.login.title')}
      description={t('registries.login.lead')}
      initialFocus={first}
      command={
        <CommandLine
          argv={registryCommand.login({ registry: registry ?? typed.trim(), username: name })}
          label={t('common.command')}
          copyLabel={t('common.copyCommand')}
          copiedLabel={t('common.copied')}
        />
      }
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" pending={pending} onClick={() => void login()}>
            {t(pending ? 'registries.login.checking' : 'registries.login.confirm')}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        {fault !== null && <RegistryFailure title={t('registries.login.failedTitle')} fault={fault} />}
        <TextField
          {...(given === '' && { ref: first })}
          label={t('registries.login.registry')}
          mono
          placeholder="docker.io"
          value={typed}
          onChange={setTyped}
          hint={t('registries.login.registryHint')}
          error={registry === null ? t('registries.login.badRegistry') : null}
          onKeyDown={onKeyDown}
        />
        <TextField
          {...(given !== '' && { ref: first })}
          label={t('registries.login.username')}
          value={username}
          onChange={setUsername}
          error={missing(name)}
          onKeyDown={onKeyDown}
        />
        <TextField
          label={t('registries.login.password')}
          secret
          value={password}
          onChange={setPassword}
          hint={t('registries.login.passwordHint')}
          error={missing(password)}
          onKeyDown={onKeyDown}
        />
        <Keeping registry={registry} />
      </div>
    </Dialog>
  )
}

/** Said before the password is typed, not after. */
function Keeping({ registry }: { registry: string | null }) {
  const { state } = useAccounts()
  if (state.status !== 'ready') return null
  const known = state.answer.accounts.find((account) => account.registry === registry)
  return (
    <p className={styles.quiet}>
      <PlaceWords place={known?.place ?? state.answer.place} future />
    </p>
  )
}
