import { ArrowLeft, Box } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { faultSentence } from '../../store/fault-text.ts'
import { RegistryRemedy } from '../../store/registry-remedy.tsx'
import { Button } from '../../ui/button.tsx'
import { SearchField } from '../../ui/field.tsx'
import { Empty, Failed, Loading } from '../../ui/page-state.tsx'
import { Page } from '../../ui/page.tsx'
import { RateLimitWords } from './rate-limit-line.tsx'
import { RepositoryRow } from './repository-row.tsx'
import styles from './registries.module.css'
import { useCatalog } from './use-catalog.ts'

/** What a registry holds: its repositories, and under each its tags, ready to be pulled or run. */
export function BrowsePage({ registry }: { registry: string }) {
  const { t } = useTranslation()
  const { state, repositories, more, again } = useCatalog(registry)
  const [filter, setFilter] = useState('')
  const shown = repositories.filter((name) => name.includes(filter.trim().toLowerCase()))
  const back = (
    <a className={styles.back} href="#/registries">
      <ArrowLeft aria-hidden />
      {t('registries.title')}
    </a>
  )
  return (
    <Page title={registry} beside={back}>
      {state.status === 'failed' && (
        <Failed
          title={t('registries.catalog.failedTitle', { registry })}
          sentence={faultSentence(t, state.fault)}
          engineWords={state.fault.message}
          copyLabel={t('common.copyEngineWords')}
          copiedLabel={t('common.copied')}
          action={
            <div className={styles.steps}>
              <Button onClick={again}>{t('common.retry')}</Button>
              <RegistryRemedy fault={state.fault} />
            </div>
          }
        />
      )}
      {state.status === 'loading' && repositories.length === 0 && (
        <Loading label={t('common.loading')} slowLabel={t('registries.slow')} />
      )}
      {state.status === 'ready' && repositories.length === 0 && more === null && (
        <Empty icon={<Box aria-hidden />} title={t('registries.catalog.emptyTitle')}>
          {t('registries.catalog.empty', { registry })}
        </Empty>
      )}
      {(repositories.length > 0 || more !== null) && (
        <div className={styles.sections}>
          <div className={styles.bar}>
            <SearchField
              label={t('registries.catalog.filter')}
              placeholder={t('registries.catalog.filter')}
              value={filter}
              onChange={setFilter}
            />
            <p className={styles.quiet} role="status">
              {t('registries.catalog.count', { count: shown.length })}
            </p>
            {state.status === 'ready' && state.answer.rateLimit !== null && (
              <p className={styles.quiet}>
                <RateLimitWords limit={state.answer.rateLimit} />
              </p>
            )}
          </div>
          <ul className={styles.list}>
            {shown.map((name) => (
              <RepositoryRow key={name} registry={registry} name={name} />
            ))}
          </ul>
          {more !== null && (
            <div>
              <Button pending={state.status === 'loading'} onClick={more}>
                {t('registries.catalog.more')}
              </Button>
            </div>
          )}
        </div>
      )}
    </Page>
  )
}
