import { LogIn } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegistryAccount } from '#shared/contract/registries.ts'
import { useAccounts } from '../../store/accounts.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { openLogin } from '../../store/login-request.ts'
import { Button } from '../../ui/button.tsx'
import { Failed, Loading } from '../../ui/page-state.tsx'
import { Page } from '../../ui/page.tsx'
import { AccountRow } from './account-row.tsx'
import { BrowseField } from './browse-field.tsx'
import { LogoutDialog } from './logout-dialog.tsx'
import { PlaceWords } from '../../store/place-words.tsx'
import styles from './registries.module.css'

/** The registries that this computer knows, as whom, and where that is kept; and the way into what they hold. */
export function RegistriesPage() {
  const { t } = useTranslation()
  const { state, again } = useAccounts()
  const [leaving, setLeaving] = useState<RegistryAccount | null>(null)
  const login = (
    <Button variant="primary" icon={<LogIn aria-hidden />} onClick={() => openLogin('')}>
      {t('registries.openLogin')}
    </Button>
  )
  return (
    <Page
      title={t('registries.title')}
      beside={<p className={styles.quiet}>{t('registries.lead')}</p>}
      actions={login}
    >
      <div className={styles.sections}>
        <section className={styles.section} aria-label={t('registries.accounts')}>
          <h2>{t('registries.accounts')}</h2>
          {state.status === 'failed' && (
            <Failed
              title={t('registries.failedTitle')}
              sentence={faultSentence(t, state.fault)}
              engineWords={state.fault.message}
              copyLabel={t('common.copyEngineWords')}
              copiedLabel={t('common.copied')}
              action={<Button onClick={again}>{t('common.retry')}</Button>}
            />
          )}
          {state.status === 'loading' && (
            <Loading label={t('common.loading')} slowLabel={t('registries.slow')} />
          )}
          {state.status === 'ready' && (
            <>
              <ul className={styles.list}>
                {state.answer.accounts.map((account) => (
                  <AccountRow key={account.registry} account={account} onLogout={() => setLeaving(account)} />
                ))}
              </ul>
              <p className={styles.quiet}>
                <PlaceWords place={state.answer.place} future />
              </p>
            </>
          )}
        </section>
        <BrowseField />
      </div>
      {leaving !== null && <LogoutDialog account={leaving} onClose={() => setLeaving(null)} />}
    </Page>
  )
}
