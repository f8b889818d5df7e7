import { useTranslation } from 'react-i18next'
import type { Builders } from '#shared/contract/builds.ts'
import { api } from '../../host/api.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { useAsked } from '../../store/use-asked.ts'
import { Button } from '../../ui/button.tsx'
import { Failed, Loading } from '../../ui/page-state.tsx'
import { Page } from '../../ui/page.tsx'
import { useFileDrop } from '../../ui/use-file-drop.ts'
import { useBuildState } from './build-state.ts'
import { BuildHistory } from './build-history.tsx'
import { BuildProgress } from './build-progress.tsx'
import { BuildSetup } from './build-setup.tsx'
import { FolderPicker } from './folder-picker.tsx'
import { holdsFolder } from './picked-folder.ts'
import { useShownBuild } from './shown-build.ts'
import { useFolderChoice } from './use-folder-choice.ts'
import styles from './builds.module.css'

const askBuilders = (_: string, signal: AbortSignal) => api.builds.builders(undefined, { signal })

/** From a folder with a Dockerfile to an image: chosen, looked at, built, followed, and remembered. */
export function BuildPage() {
  const { t } = useTranslation()
  const { state, again } = useAsked('builders', askBuilders)
  return (
    <Page title={t('builds.title')} beside={<p className={styles.lead}>{t('builds.lead')}</p>}>
      {state.status === 'failed' ? (
        <Failed
          title={t('builds.failed')}
          sentence={faultSentence(t, state.fault)}
          engineWords={state.fault.message}
          copyLabel={t('common.copyEngineWords')}
          copiedLabel={t('common.copied')}
          action={<Button onClick={again}>{t('common.retry')}</Button>}
        />
      ) : state.status === 'ready' ? (
        <Body builders={state.answer} />
      ) : (
        <Loading label={t('common.loading')} slowLabel={t('common.slow')} />
      )}
    </Page>
  )
}

function Body({ builders }: { builders: Builders }) {
  const source = useBuildState((state) => state.source)
  const serial = useBuildState((state) => state.serial)
  const taskId = useShownBuild()
  const choice = useFolderChoice()
  const { over, listeners } = useFileDrop((transfer, taken) => {
    // The editor takes a text file that is dropped on it.
    if (!taken || holdsFolder(transfer)) choice.drop(transfer)
  })
  return (
    <div className={styles.body} {...listeners}>
      <FolderPicker folders={builders.folders} choice={choice} over={over} />
      {source !== null && <BuildSetup key={serial} source={source} serial={serial} builders={builders} />}
      {taskId !== null && <BuildProgress key={taskId} taskId={taskId} />}
      <BuildHistory folders={builders.folders} />
    </div>
  )
}
