import { Ban, Box, Layers, Tag, Upload } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Task } from '#shared/contract/tasks.ts'
import { RegistryRemedy } from '../../store/registry-remedy.tsx'
import { EngineWords } from '../../store/engine-words.tsx'
import { usePending } from '../../store/actions.ts'
import { useFollowedTask } from '../../store/followed-task.ts'
import { useFormat } from '../../store/intl.ts'
import { openPush } from '../../store/push-request.ts'
import { navigate, paths } from '../../store/route.ts'
import { openTag } from '../../store/tag-request.ts'
import { taskShare } from '../../store/task-progress.ts'
import { useNow } from '../../store/use-now.ts'
import { cancelWork, workKey } from '../../store/work.ts'
import { Button } from '../../ui/button.tsx'
import { Progress } from '../../ui/progress.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useImages } from '../../store/collections.ts'
import { buildFaultSentence } from '../../store/build-fault.ts'
import { BuildSteps } from './build-steps.tsx'
import { useBuildNews } from './use-build-news.ts'
import styles from './builds.module.css'

const tones = { running: 'busy', done: 'run', failed: 'fail', cancelled: 'stop' } as const

/** A build from its first byte to its image: live steps, and what became of it. */
export function BuildProgress({ taskId }: { taskId: string }) {
  const { t } = useTranslation()
  const { task, lost } = useFollowedTask(taskId)
  const heard = useBuildNews(taskId)
  return (
    <section className={styles.panel} aria-labelledby="build-progress">
      <div className={styles.head}>
        <h2 id="build-progress">{t('builds.progress.title', { subject: task?.subject ?? '' })}</h2>
        {task !== undefined && !lost && (
          <>
            <StateBadge state={tones[task.state]} label={t(`builds.progress.state.${task.state}`)} />
            <Elapsed task={task} />
            {task.state === 'running' && <CancelBuild task={task} />}
          </>
        )}
      </div>
      {lost && <p role="alert">{t('builds.progress.lost')}</p>}
      {task?.state === 'running' && task.step === 'transferring' && <Sending task={task} />}
      {task !== undefined && <Outcome task={task} />}
      {heard?.builder === 'buildx' && <p className={styles.quiet}>{t('builds.progress.buildx')}</p>}
      {heard !== null && <BuildSteps heard={heard} running={task?.state === 'running' && !lost} />}
    </section>
  )
}

function Elapsed({ task }: { task: Task }) {
  const format = useFormat()
  const now = useNow(1000, task.endedAt === null)
  return <span className={styles.quiet}>{format.duration((task.endedAt ?? now) - task.startedAt)}</span>
}

function CancelBuild({ task }: { task: Task }) {
  const { t } = useTranslation()
  const pending = usePending(workKey.cancel(task.id)) !== null
  return (
    <Button
      size="small"
      variant="danger"
      icon={<Ban aria-hidden />}
      pending={pending}
      onClick={() => void cancelWork(task)}
    >
      {t('builds.progress.cancel')}
    </Button>
  )
}

function Sending({ task }: { task: Task }) {
  const { t } = useTranslation()
  return <Progress label={t('builds.progress.sending')} value={taskShare(task)} max={1} />
}

function Outcome({ task }: { task: Task }) {
  const { t } = useTranslation()
  const { fault, result } = task
  if (task.state === 'cancelled') return <p role="status">{t('builds.progress.cancelled')}</p>
  if (fault !== null)
    return (
      <div className={styles.refused} role="alert">
        <strong>{buildFaultSentence(t, fault)}</strong>
        <EngineWords fault={fault} />
        <RegistryRemedy fault={fault} />
        <p>{t('builds.progress.kept')}</p>
      </div>
    )
  if (result?.kind !== 'build') return null
  return <Built imageId={result.imageId} reference={result.references[0] ?? null} />
}

/** The name that an image was built with, unless another one has it by now. */
function useNameOf(imageId: string, reference: string | null): string | null {
  const images = useImages()
  const known = images.status === 'ready' ? images.items : []
  const taken = known.some(({ id, references }) => id !== imageId && references.includes(reference ?? ''))
  return taken ? null : reference
}

/** The new image, and what a person most likely wants of it. */
function Built({ imageId, reference }: { imageId: string; reference: string | null }) {
  const { t } = useTranslation()
  const name = useNameOf(imageId, reference)
  const image = name ?? imageId
  return (
    <div className={styles.done}>
      <p role="status">{t('builds.progress.done', { image: reference ?? imageId.slice(7, 19) })}</p>
      <div className={styles.buttons}>
        <Button
          variant="primary"
          icon={<Box aria-hidden />}
          onClick={() => navigate(paths.create({ image }))}
        >
          {t('builds.progress.run')}
        </Button>
        {/* An image without a name has nowhere to go. */}
        {name !== null && (
          <Button icon={<Upload aria-hidden />} onClick={() => openPush(name)}>
            {t('builds.progress.push')}
          </Button>
        )}
        <Button icon={<Tag aria-hidden />} onClick={() => openTag({ id: imageId, reference: image })}>
          {t('builds.progress.tag')}
        </Button>
        <Button icon={<Layers aria-hidden />} onClick={() => navigate(paths.image(imageId))}>
          {t('builds.progress.open')}
        </Button>
      </div>
    </div>
  )
}
