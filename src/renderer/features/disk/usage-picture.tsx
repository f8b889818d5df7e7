import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { DiskUsage, KindUsage } from '#shared/contract/disk.ts'
import { useFormat } from '../../store/intl.ts'
import styles from './disk.module.css'

/** One bar a kind on one scale: what is in use, and behind it what could go. The table says the same in figures. */
export function UsagePicture({ usage }: { usage: DiskUsage }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { kinds } = usage
  const largest = Math.max(1, ...kinds.map(({ size }) => size))
  const sum = (pick: (kind: KindUsage) => number) => kinds.reduce((total, kind) => total + pick(kind), 0)
  return (
    <section className={styles.card} aria-labelledby="disk-picture">
      <div className={styles.cardHead}>
        <h2 id="disk-picture">{t('disk.picture')}</h2>
        <p>{t('disk.sum', { size: format.bytes(sum(({ size }) => size)) })}</p>
        <p>{t('disk.reclaimableSum', { size: format.bytes(sum(({ reclaimable }) => reclaimable)) })}</p>
      </div>
      <ul className={styles.bars}>
        {kinds.map((kind) => (
          <li key={kind.kind} className={styles.barRow}>
            <span>{t(`disk.kind.${kind.kind}`)}</span>
            <Bar usage={kind} largest={largest} />
            <span className={styles.figure}>{format.bytes(kind.size)}</span>
          </li>
        ))}
      </ul>
      <p className={styles.legend} aria-hidden>
        <span data-part="needed">{t('disk.legend.needed')}</span>
        <span data-part="reclaimable">{t('disk.legend.reclaimable')}</span>
      </p>
    </section>
  )
}

function Bar({ usage, largest }: { usage: KindUsage; largest: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { kind, size, reclaimable } = usage
  const style: CSSProperties & Record<'--needed' | '--reclaimable', string> = {
    '--needed': String(Math.max(0, size - reclaimable) / largest),
    '--reclaimable': String(Math.min(size, reclaimable) / largest),
  }
  return (
    <span
      className={styles.bar}
      role="img"
      aria-label={t('disk.bar', {
        kind: t(`disk.kind.${kind}`),
        size: format.bytes(size),
        reclaimable: format.bytes(reclaimable),
      })}
      style={style}
    >
      <span data-part="needed" />
      <span data-part="reclaimable" />
    </span>
  )
}
