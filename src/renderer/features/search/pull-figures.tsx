import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LayerProgress, PullProgress, Task } from '#shared/contract/tasks.ts'
import { useFormat } from '../../store/intl.ts'
import { layerPhase } from '../../store/layer-phase.ts'
import { secondsLeft } from '../../store/task-progress.ts'
import { useNow } from '../../store/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { Progress } from '../../ui/progress.tsx'
import styles from './work-panel.module.css'

const waiting = new Set<LayerProgress['phase']>(['waiting', 'retrying'])
const finished = new Set<LayerProgress['phase']>(['done', 'exists'])

/** The whole of a pull as one bar with its figures, and a bar for each layer below. */
export function PullFigures({ task, image }: { task: Task; image: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1000)
  const [open, setOpen] = useState(true)
  const { progress } = task
  const elapsed = t('activity.elapsed', { time: format.duration(now - task.startedAt) })
  return (
    <>
      <Progress
        label={t('activity.progressLabel', { subject: image })}
        value={progress === null ? null : overallShare(progress)}
        max={1}
        tone={task.step === 'pulling' || task.kind === 'pull' ? 'harbour' : 'run'}
      />
      <p className={styles.figures}>
        {progress === null ? (
          task.kind === 'pull' && <span>{t('search.work.contacting')}</span>
        ) : (
          <PullSums progress={progress} />
        )}
        <span>{elapsed}</span>
        {progress !== null && progress.layers.length > 0 && (
          <Button size="small" variant="ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'search.work.hideLayers' : 'search.work.showLayers')}
          </Button>
        )}
      </p>
      {open && progress !== null && progress.layers.length > 0 && (
        // It may hold more layers than fit, so the keyboard can reach it to scroll.
        <ul className={styles.layers} tabIndex={0} aria-label={t('activity.showLayers')}>
          {progress.layers.map((layer) => (
            <LayerBar key={layer.id} layer={layer} />
          ))}
        </ul>
      )}
    </>
  )
}

function PullSums({ progress }: { progress: PullProgress }) {
  const { t } = useTranslation()
  const format = useFormat()
  const done = progress.layers.filter((layer) => finished.has(layer.phase)).length
  const left = secondsLeft(progress)
  return (
    <>
      {progress.totalBytes > 0 && (
        <span>
          {t('activity.bytes', {
            done: format.bytes(progress.downloadedBytes),
            total: format.bytes(progress.totalBytes),
          })}
        </span>
      )}
      {progress.bytesPerSecond > 0 && (
        <span>{t('activity.speed', { bytes: format.bytes(progress.bytesPerSecond) })}</span>
      )}
      {left !== null && <span>{t('activity.left', { time: format.duration(left * 1000) })}</span>}
      <span>{t('search.work.layers', { done, total: progress.layers.length })}</span>
    </>
  )
}

function LayerBar({ layer }: { layer: LayerProgress }) {
  const { t } = useTranslation()
  const format = useFormat()
  const full = finished.has(layer.phase)
  const busy = layer.phase === 'downloading' || layer.phase === 'extracting'
  const total = layer.totalBytes ?? 0
  return (
    <li className={styles.layer}>
      <code>{layer.id.slice(0, 12)}</code>
      <Progress
        label={t('search.work.layerLabel', { id: layer.id.slice(0, 12) })}
        value={full ? 1 : busy && total > 0 ? layer.currentBytes / total : waiting.has(layer.phase) ? 0 : 1}
        max={1}
        tone={full || layer.phase === 'extracting' ? 'run' : 'harbour'}
      />
      <span className={styles.phase}>{layerPhase(t, layer)}</span>
      <span className={styles.bytes}>{layer.totalBytes === null ? '' : format.bytes(layer.totalBytes)}</span>
    </li>
  )
}

/** Bytes tell most of a pull; layers that are unpacked tell the rest. */
function overallShare(progress: PullProgress): number {
  const layers = progress.layers.length
  if (layers === 0) return 0
  const unpacked = progress.layers.filter((layer) => finished.has(layer.phase)).length / layers
  if (progress.totalBytes === 0) return unpacked
  return 0.8 * (progress.downloadedBytes / progress.totalBytes) + 0.2 * unpacked
}
