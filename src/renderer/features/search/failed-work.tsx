import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Fault } from '#shared/faults.ts'
import type { Task } from '#shared/contract/tasks.ts'
import { EngineWords } from '../../store/engine-words.tsx'
import { openCreateWith } from '../../store/create-handed.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { paths } from '../../store/route.ts'
import { dismissWork, retryTransfer, startRun, useRunInput } from '../../store/work.ts'
import { RegistryRemedy } from '../../store/registry-remedy.tsx'
import { Button } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { registryOf } from './typed-reference.ts'
import { DismissWork } from './dismiss-work.tsx'
import { WorkCommand } from './work-command.tsx'
import styles from './work-panel.module.css'

/** A pull or run that failed: our sentence, the engine's words, and what to do next. */
export function FailedWork({ task, image }: { task: Task; image: string }) {
  const { t } = useTranslation()
  const input = useRunInput(task.id)
  const { fault } = task
  const retry = () => {
    void dismissWork(task)
    void (task.kind === 'pull' ? retryTransfer(task) : startRun(input ?? { image }))
  }
  return (
    <div className={styles.panel} data-tone="bad" role="alert">
      <div className={styles.head}>
        <p className={`${styles.title} ${styles.failed}`}>
          <TriangleAlert aria-hidden className={styles.icon} />
          <span>
            {t(task.kind === 'pull' ? 'search.work.failedPull' : 'search.work.failedRun', {
              reference: image,
            })}
          </span>
        </p>
        <DismissWork task={task} />
      </div>
      {fault !== null && <FaultWords fault={fault} image={image} />}
      <div className={styles.actions}>
        <Button size="small" variant="primary" onClick={retry}>
          {t('common.retry')}
        </Button>
        {task.kind === 'run' && (
          <Button size="small" onClick={() => openCreateWith(input ?? { image })}>
            {t('search.work.changeOptions')}
          </Button>
        )}
      </div>
      <WorkCommand task={task} />
    </div>
  )
}

function FaultWords({ fault, image }: { fault: Fault; image: string }) {
  const { t } = useTranslation()
  const registry = registryOf(image)
  return (
    <>
      <p className={styles.words}>
        {fault.code === 'not-found' && fault.detail['kind'] !== 'platform'
          ? t('search.work.notInRegistry')
          : faultSentence(t, fault)}
      </p>
      <EngineWords fault={fault} />
      <RegistryRemedy fault={fault} />
      {fault.detail['reason'] === 'disk-full' && <a href={`#${paths.disk()}`}>{t('disk.open')}</a>}
      {fault.code === 'unauthorized' && (
        <div className={styles.login}>
          <p className={styles.words}>{t('search.work.loginTitle')}</p>
          <CommandLine
            argv={['docker', 'login', ...(registry === null ? [] : [registry])]}
            label={t('common.command')}
            copyLabel={t('common.copyCommand')}
            copiedLabel={t('common.copied')}
          />
        </div>
      )}
    </>
  )
}
