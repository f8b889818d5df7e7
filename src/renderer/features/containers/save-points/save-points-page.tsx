import { History } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import * as command from '#shared/docker-command/save-points.ts'
import { api } from '../../../host/api.ts'
import { faultSentence } from '../../../store/fault-text.ts'
import { navigate, paths } from '../../../store/route.ts'
import { Button } from '../../../ui/button.tsx'
import { CommandLine } from '../../../ui/command-line.tsx'
import { Empty, Failed, Loading } from '../../../ui/page-state.tsx'
import { Page } from '../../../ui/page.tsx'
import { familiesOf, type Family } from '../model/save-points.ts'
import { FamilySection } from './family-section.tsx'
import { useSavePoints } from './use-save-points.ts'
import styles from './save-points.module.css'

/** All save points of the engine: also those of containers that are gone. */
export function SavePointsPage() {
  const { t } = useTranslation()
  const known = useSavePoints()
  return (
    <Page
      title={t('savePoints.page.title')}
      beside={<p className={styles.quiet}>{t('savePoints.page.lead')}</p>}
    >
      {known.status === 'loading' && <Loading label={t('savePoints.loading')} slowLabel={t('common.slow')} />}
      {known.status === 'failed' && (
        <Failed
          title={t('savePoints.failed')}
          sentence={faultSentence(t, known.fault)}
          engineWords={known.fault.message}
          copyLabel={t('common.copyEngineWords')}
          copiedLabel={t('common.copied')}
          action={
            <Button onClick={() => void api.system.retry().catch(() => undefined)}>
              {t('common.retry')}
            </Button>
          }
        />
      )}
      {known.status === 'ready' && <Families families={familiesOf(known.items, known.containers)} />}
    </Page>
  )
}

function Families({ families }: { families: readonly Family[] }) {
  const { t } = useTranslation()
  if (families.length === 0)
    return (
      <Empty
        icon={<History aria-hidden />}
        title={t('savePoints.page.emptyTitle')}
        action={<Button onClick={() => navigate('/containers')}>{t('container.gone.action')}</Button>}
        command={
          <CommandLine
            argv={command.list()}
            label={t('common.command')}
            copyLabel={t('common.copyCommand')}
            copiedLabel={t('common.copied')}
          />
        }
      >
        {t('savePoints.empty')}
      </Empty>
    )
  return (
    <div className={styles.families}>
      {families.map((family) => (
        <section key={family.family} className={styles.family} aria-label={family.name}>
          <h2>
            {family.containers.length === 0 ? (
              t('savePoints.page.gone', { name: family.name })
            ) : (
              <a href={`#${paths.container(family.name, 'save-points')}`}>{family.name}</a>
            )}
          </h2>
          <FamilySection family={family} container={null} />
        </section>
      ))}
    </div>
  )
}
