import type { LayerProgress as Layer, Task } from '#shared/contract/tasks.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from './intl.ts'
import { layerPhase } from './layer-phase.ts'
import { secondsLeft, taskShare } from './task-progress.ts'
import { LayerProgress } from '../ui/layer-progress.tsx'
import { Progress } from '../ui/progress.tsx'
import styles from './task-figures.module.css'

const settledPhases: readonly Layer['phase'][] = ['done', 'exists']

/** How far running work is: the step, one bar for all, and one a layer for who wants to see. */
export function TaskFigures({ task }: { task: Task }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { progress } = task
  const left = progress === null ? null : secondsLeft(progress)
  return (
    <div className={styles.progress}>
      <div className={styles.bar}>
        <Progress
          label={t('activity.progressLabel', { subject: task.subject })}
          value={taskShare(task)}
          max={1}
        />
      </div>
      <div className={styles.figures}>
        {task.step !== null && <span>{t(`activity.step.${task.step}`)}</span>}
        {progress !== null && progress.totalBytes > 0 && (
          <span>
            {t('activity.bytes', {
              done: format.bytes(progress.downloadedBytes),
              total: format.bytes(progress.totalBytes),
            })}
          </span>
        )}
        {progress !== null && progress.totalBytes === 0 && progress.downloadedBytes > 0 && (
          <span>{t('activity.bytesSoFar', { done: format.bytes(progress.downloadedBytes) })}</span>
        )}
        {progress !== null && progress.bytesPerSecond > 0 && (
          <span>{t('activity.speed', { bytes: format.bytes(progress.bytesPerSecond) })}</span>
        )}
        {left !== null && <span>{t('activity.left', { time: format.duration(left * 1000) })}</span>}
      </div>
      {progress !== null && progress.layers.length > 0 && <Layers layers={progress.layers} />}
    </div>
  )
}

function Layers({ layers }: { layers: readonly Layer[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [open, setOpen] = useState(true)
  return (
    <details className={styles.layers} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('activity.layers', { count: layers.length })}</summary>
      {open && (
        <LayerProgress
          label={t('activity.showLayers')}
          layers={layers.map((layer) => ({
            id: layer.id,
            phase: layerPhase(t, layer),
            bytes:
              layer.totalBytes === null
                ? ''
                : t('activity.bytes', {
                    done: format.bytes(layer.currentBytes),
                    total: format.bytes(layer.totalBytes),
                  }),
            share: layerShare(layer),
            tone: layerTone(layer.phase),
          }))}
        />
      )}
    </details>
  )
}

function layerTone(phase: Layer['phase']): 'harbour' | 'run' | 'fail' {
  if (phase === 'retrying') return 'fail'
  return settledPhases.includes(phase) ? 'run' : 'harbour'
}

function layerShare(layer: Layer): number | null {
  if (settledPhases.includes(layer.phase) || layer.phase === 'downloaded') return 1
  if (layer.phase === 'waiting' || layer.phase === 'retrying') return 0
  return layer.totalBytes === null || layer.totalBytes === 0 ? null : layer.currentBytes / layer.totalBytes
}
