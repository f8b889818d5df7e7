import type { Fault } from '#shared/faults.ts'
import type { Cleaning } from '#shared/contract/disk.ts'
import type { Task, TaskResult } from '#shared/contract/tasks.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ChangedSettings } from '../../store/changed-settings.tsx'
import { EngineWords } from '../../store/engine-words.tsx'
import { CleaningList } from '../../store/cleaning-list.tsx'
import { isOurs } from '../../store/edit-fault.ts'
import { NotRecreated } from '../../store/not-recreated.tsx'
import { useFormat } from '../../store/intl.ts'
import { navigate, paths } from '../../store/route.ts'
import { RegistryRemedy } from '../../store/registry-remedy.tsx'
import { taskFaultSentence } from '../../store/task-fault.ts'
import { Button } from '../../ui/button.tsx'
import { SaidWords } from '../../ui/said-words.tsx'
import styles from './task-row.module.css'

/** What became of ended work, and the way to what it made. */
export function TaskOutcome({ task }: { task: Task }) {
  const { t } = useTranslation()
  if (task.cleaning !== undefined) return <Cleaned task={task} cleaning={task.cleaning} />
  if (task.fault !== null && task.state === 'failed') return <TaskFailure task={task} fault={task.fault} />
  if (task.state === 'cancelled') return <Cancelled kind={task.kind} />
  if (task.result === null) return null
  switch (task.result.kind) {
    case 'pull':
      return <Pulled result={task.result} />
    case 'push':
      return <Pushed result={task.result} />
    case 'run':
      return <Ran result={task.result} />
    case 'commit':
      return <Committed result={task.result} />
    case 'build':
      return <Built result={task.result} />
    case 'save-point':
      return <Saved result={task.result} />
    case 'transfer':
      return <Transferred result={task.result} />
    case 'wait':
      return <Ended result={task.result} />
    case 'edit':
      return <Edited result={task.result} />
    case 'clean-up':
      return null
    case 'loaded':
      return <Loaded images={task.result.images} />
    case 'imported':
      return <Imported result={task.result} />
    case 'undo-edit':
      return (
        <OnContainer
          name={task.result.name}
          sentence={t('activity.result.putBack', { name: task.result.name })}
        />
      )
  }
}

/** Each thing with what became of it, also of a clean-up that was stopped or lost its engine. */
function Cleaned({ task, cleaning }: { task: Task; cleaning: Cleaning }) {
  return (
    <div className={styles.outcome}>
      {task.fault !== null && <TaskFailure task={task} fault={task.fault} />}
      <CleaningList cleaning={cleaning} ended />
    </div>
  )
}

const leftByCancel = {
  pull: 'search.work.cancelled',
  run: 'search.work.cancelledRun',
  push: 'registries.push.cancelledText',
  upload: 'files.uploadCancelled',
  'load-images': 'tars.cancelled',
  'import-image': 'tars.cancelled',
} as const

/** What stays of work that was stopped, where that is not plain. */
function Cancelled({ kind }: { kind: Task['kind'] }) {
  const { t } = useTranslation()
  const words: Partial<Record<Task['kind'], (typeof leftByCancel)[keyof typeof leftByCancel]>> = leftByCancel
  const word = words[kind]
  return word === undefined ? null : <p className={styles.outcome}>{t(word)}</p>
}

type ResultOf<Kind extends TaskResult['kind']> = Extract<TaskResult, { kind: Kind }>

const pulled = { first: 'pulled', moved: 'moved', same: 'upToDate' } as const

function Pulled({ result: { outcome, recreated } }: { result: ResultOf<'pull'> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const begun = recreated.filter(({ fault }) => fault === null).map(({ name }) => name)
  return (
    <div className={styles.outcome}>
      <p>{t(`activity.result.${pulled[outcome ?? 'first']}`)}</p>
      {begun.length > 0 && <p>{t('activity.result.recreated', { names: format.list(begun) })}</p>}
      <NotRecreated containers={recreated} />
    </div>
  )
}

function Pushed({ result: { digest } }: { result: ResultOf<'push'> }) {
  const { t } = useTranslation()
  return (
    <div className={styles.outcome}>
      <p>{t('activity.result.pushed')}</p>
      {digest !== null && (
        <SaidWords
          text={digest}
          copyLabel={t('registries.push.copyDigest')}
          copiedLabel={t('common.copied')}
        />
      )}
    </div>
  )
}

function Ran({ result: { name, exited } }: { result: ResultOf<'run'> }) {
  const { t } = useTranslation()
  return (
    <OnContainer
      name={name}
      sentence={
        exited === null
          ? t('activity.result.runs', { name })
          : t('activity.result.exited', { name, code: exited.exitCode })
      }
    >
      {exited !== null && exited.lastLines.length > 0 && (
        <pre className={styles.lines}>{exited.lastLines.join('\n')}</pre>
      )}
    </OnContainer>
  )
}

function Committed({ result: { imageId, reference } }: { result: ResultOf<'commit'> }) {
  const { t } = useTranslation()
  const image = reference ?? imageId.slice(0, 19)
  return <OnImage id={imageId} sentence={t('activity.result.committed', { image })} />
}

function Built({ result: { imageId, references } }: { result: ResultOf<'build'> }) {
  const { t } = useTranslation()
  const image = references[0] ?? imageId.slice(0, 19)
  return <OnImage id={imageId} sentence={t('activity.result.built', { image })} />
}

function Loaded({ images }: { images: readonly string[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return <p className={styles.outcome}>{t('activity.result.loaded', { images: format.list(images) })}</p>
}

function Imported({ result: { imageId, reference } }: { result: ResultOf<'imported'> }) {
  const { t } = useTranslation()
  const image = reference ?? imageId.slice(0, 19)
  return <OnImage id={imageId} sentence={t('activity.result.imported', { image })} />
}

function Saved({ result: { imageId, name } }: { result: ResultOf<'save-point'> }) {
  const { t } = useTranslation()
  return <OnImage id={imageId} sentence={t('activity.result.saved', { name })} />
}

function OnImage({ id, sentence }: { id: string; sentence: string }) {
  const { t } = useTranslation()
  return (
    <div className={styles.outcome}>
      <p>{sentence}</p>
      <div>
        <Button size="small" onClick={() => navigate(paths.image(id))}>
          {t('activity.result.openImage')}
        </Button>
      </div>
    </div>
  )
}

function Transferred({ result: { bytes, files } }: { result: ResultOf<'transfer'> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const size = format.bytes(bytes)
  return (
    <p className={styles.outcome}>
      {files === null
        ? t('activity.result.transferred', { bytes: size })
        : t('activity.result.transferredFiles', { count: files, bytes: size })}
    </p>
  )
}

function Ended({ result: { name, exitCode, unseen } }: { result: ResultOf<'wait'> }) {
  const { t } = useTranslation()
  return (
    <OnContainer
      name={name}
      sentence={
        exitCode === null
          ? t('activity.result.endedUnknown', { name })
          : t('activity.result.ended', { name, code: exitCode })
      }
    >
      {unseen && <p>{t('activity.result.unseen')}</p>}
    </OnContainer>
  )
}

function Edited({ result: { editId, name, settings } }: { result: ResultOf<'edit'> }) {
  const { t } = useTranslation()
  const sentence =
    editId === null ? t('activity.result.changed', { name }) : t('activity.result.exchanged', { name })
  return (
    <OnContainer name={name} sentence={sentence}>
      <ChangedSettings settings={settings} />
    </OnContainer>
  )
}

function OnContainer({ name, sentence, children }: { name: string; sentence: string; children?: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className={styles.outcome}>
      <p>{sentence}</p>
      {children}
      <div>
        <Button size="small" onClick={() => navigate(paths.container(name))}>
          {t('activity.result.openContainer', { name })}
        </Button>
      </div>
    </div>
  )
}

function TaskFailure({ task, fault }: { task: Task; fault: Fault }) {
  const { t } = useTranslation()
  return (
    <div className={styles.outcome}>
      <p className={styles.failure}>{taskFaultSentence(t, task, fault)}</p>
      {!isOurs(fault) && <EngineWords fault={fault} />}
      <RegistryRemedy fault={fault} />
    </div>
  )
}
