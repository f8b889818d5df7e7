import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegistryAccount } from '#shared/contract/registries.ts'
import * as registryCommand from '#shared/docker-command/registries.ts'
import type { Fault } from '#shared/faults.ts'
import { api } from '../../host/api.ts'
import { accountsChanged } from '../../store/accounts.ts'
import { act, usePending } from '../../store/actions.ts'
import { Button } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { PlaceWords } from '../../store/place-words.tsx'
import { RegistryFailure } from '../../store/registry-failure.tsx'
import styles from './registries.module.css'

/** What goes and what stays when this computer forgets an account. */
export function LogoutDialog({ account, onClose }: { account: RegistryAccount; onClose: () => void }) {
  const { t } = useTranslation()
  const cancel = useRef<HTMLButtonElement>(null)
  const { registry, username } = account
  const [fault, setFault] = useState<Fault | null>(null)
  const key = `logout ${registry}`
  const pending = usePending(key) !== null
  const logout = async () => {
    const refused = await act({
      key,
      verb: 'logout',
      subject: registry,
      command: registryCommand.logout({ registry }),
      run: () => api.registries.logout({ registry }),
    })
    setFault(refused)
    accountsChanged()
    if (refused === null) onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('registries.logout.title', { registry })}
      description={
        username === '' ? t('registries.logout.leadToken') : t('registries.logout.lead', { username })
      }
      initialFocus={cancel}
      command={
        <CommandLine
          argv={registryCommand.logout({ registry })}
          label={t('common.command')}
          copyLabel={t('common.copyCommand')}
          copiedLabel={t('common.copied')}
        />
      }
      footer={
        <>
          <Button ref={cancel} onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button variant="danger" pending={pending} onClick={() => void logout()}>
            {t('registries.logout.confirm')}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        {fault !== null && <RegistryFailure title={t('registries.logout.failedTitle')} fault={fault} />}
        <p className={styles.quiet}>
          <PlaceWords place={account.place} />
        </p>
        <p className={styles.quiet}>{t('registries.logout.stays')}</p>
      </div>
    </Dialog>
  )
}
