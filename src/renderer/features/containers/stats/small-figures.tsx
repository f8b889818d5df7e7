import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { useFormat } from '../../../store/intl.ts'
import { useFigures, wantFigures } from './watched-figures.ts'
import styles from './small-figures.module.css'

/** CPU and memory of a running container; asked for only while this very place is on screen. */
export function SmallFigures({ container }: { container: ContainerSummary }) {
  return container.state === 'running' && <Figures container={container} />
}

function Figures({ container: { id, name } }: { container: ContainerSummary }) {
  const { t } = useTranslation()
  const format = useFormat()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => (place.current === null ? undefined : whileOnScreen(place.current, id)), [id])
  const figures = useFigures(id)
  const cpu = figures?.cpu ?? null
  const memory = figures?.memory ?? null
  return (
    <div ref={place} className={styles.figures} data-figures={name}>
      {cpu !== null && <span>{t('stats.small.cpu', { percent: format.percent(cpu, 1) })}</span>}
      {memory !== null && <span>{format.memory(memory)}</span>}
    </div>
  )
}

/** Wants the figures of `id` while any of `element` is in sight. */
function whileOnScreen(element: HTMLElement, id: string): () => void {
  let unwant: (() => void) | null = null
  const observer = new IntersectionObserver((entries) => {
    const inSight = entries.at(-1)?.isIntersecting ?? false
    if (inSight) unwant ??= wantFigures(id)
    else {
      unwant?.()
      unwant = null
    }
  })
  observer.observe(element)
  return () => {
    observer.disconnect()
    unwant?.()
  }
}
