import { History } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { api } from '../../../host/api.ts'
import { faultSentence } from '../../../store/fault-text.ts'
import { Button } from '../../../ui/button.tsx'
import { Empty, Failed, Loading } from '../../../ui/page-state.tsx'
import { openDialog } from '../actions/dialogs.ts'
import { familyWith } from '../model/save-points.ts'
import { FamilySection } from './family-section.tsx'
import { useSavePoints } from './use-save-points.ts'
import styles from './save-points.module.css'

/** The save points of a container and of all that go back to the same one. */
export function SavePointsTab({ container }: { container: ContainerSummary }) {
  const { t } = useTranslation()
  const known = useSavePoints()
  const save = (
    <Button
      variant="primary"
      icon={<History aria-hidden />}
      onClick={() => openDialog({ kind: 'save-point', id: container.id })}
    >
      {t('savePoints.make')}
    </Button>
  )
  if (known.status === 'loading')
    return <Loading label={t('savePoints.loading')} slowLabel={t('common.slow')} />
  if (known.status === 'failed')
    return (
      <Failed
        title={t('savePoints.failed')}
        sentence={faultSentence(t, known.fault)}
        engineWords={known.fault.message}
        copyLabel={t('common.copyEngineWords')}
        copiedLabel={t('common.copied')}
        action={
          <Button onClick={() => void api.system.retry().catch(() => undefined)}>{t('common.retry')}</Button>
        }
      />
    )
  const family = familyWith(container, known.items, known.containers)
  return (
    <div className={styles.tab}>
      {family.items.length === 0 ? (
        <Empty icon={<History aria-hidden />} title={t('savePoints.emptyTitle')} action={save}>
          {t('savePoints.empty')}
        </Empty>
      ) : (
        <>
          <h2 className="visually-hidden">{t('container.tabs.savePoints')}</h2>
          <FamilySection family={family} container={container} actions={save} />
        </>
      )}
    </div>
  )
}
