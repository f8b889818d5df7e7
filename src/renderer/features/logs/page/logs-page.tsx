import { ListChecks, ScrollText } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mostLogSources } from '#shared/log-sources.ts'
import { navigate, paths } from '../../../store/route.ts'
import { Button } from '../../../ui/button.tsx'
import { Empty } from '../../../ui/page-state.tsx'
import { Page } from '../../../ui/page.tsx'
import { MergedLogs } from '../logs-pane.tsx'
import { ChooseContainers } from './choose-containers.tsx'
import styles from './logs-page.module.css'

/** The logs of several containers in one pane, in the order of time. */
export function LogsPage({ names }: { names: readonly string[] }) {
  const { t } = useTranslation()
  const [choosing, setChoosing] = useState(false)
  const read = names.slice(0, mostLogSources)
  const choose = (
    <Button icon={<ListChecks aria-hidden />} onClick={() => setChoosing(true)}>
      {t('logs.merged.choose')}
    </Button>
  )
  return (
    <Page fill title={t('logs.merged.page')} actions={read.length > 0 && choose}>
      {read.length < names.length && (
        <p className={styles.note}>{t('logs.merged.onlySome', { count: read.length, all: names.length })}</p>
      )}
      {read.length === 0 ? (
        <Empty icon={<ScrollText aria-hidden />} title={t('logs.merged.empty.title')} action={choose}>
          {t('logs.merged.empty.text')}
        </Empty>
      ) : (
        <MergedLogs key={read.join(',')} names={read} />
      )}
      {choosing && (
        <ChooseContainers
          chosen={read}
          onClose={() => setChoosing(false)}
          onChoose={(next) => {
            setChoosing(false)
            navigate(paths.logs(next), { replace: true })
          }}
        />
      )}
    </Page>
  )
}
