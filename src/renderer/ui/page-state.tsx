import { TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { CopyButton } from './copy-button.tsx'
import { Skeleton } from './skeleton.tsx'
import styles from './page-state.module.css'

/** Nothing for 300 ms, then the shape of the page, and after 10 s the words that say what is waited for. */
export function Loading({
  label,
  slowLabel,
  shape = 'cards',
}: {
  label: string
  slowLabel: string
  shape?: 'cards' | 'text'
}) {
  const [waited, setWaited] = useState<'none' | 'some' | 'long'>('none')
  useEffect(() => {
    const some = setTimeout(() => setWaited('some'), 300)
    const long = setTimeout(() => setWaited('long'), 10_000)
    return () => {
      clearTimeout(some)
      clearTimeout(long)
    }
  }, [])
  return (
    <div className={styles.loading} aria-busy>
      <p role="status" className={waited === 'long' ? styles.slow : 'visually-hidden'}>
        {waited === 'none' ? '' : waited === 'some' ? label : slowLabel}
      </p>
      {waited !== 'none' && <Skeleton shape={shape} />}
    </div>
  )
}

/** Nothing is here: what this is, why it is empty, one action, the command. */
export function Empty({
  icon,
  title,
  children,
  action,
  command,
}: {
  icon?: ReactNode
  title: string
  children?: ReactNode
  action?: ReactNode
  command?: ReactNode
}) {
  return (
    <div className={styles.state}>
      {icon !== undefined && <div className={styles.icon}>{icon}</div>}
      <h2>{title}</h2>
      {children !== undefined && <div className={styles.words}>{children}</div>}
      {action !== undefined && <div className={styles.action}>{action}</div>}
      {command !== undefined && <div className={styles.command}>{command}</div>}
    </div>
  )
}

/** It did not work: a plain sentence, the engine's own words to copy, the next step. */
export function Failed({
  title,
  sentence,
  engineWords,
  copyLabel,
  copiedLabel,
  action,
}: {
  title: string
  sentence: string
  engineWords?: string
  copyLabel: string
  copiedLabel?: string
  action?: ReactNode
}) {
  return (
    <div className={styles.state} role="alert">
      <div className={styles.failedIcon}>
        <TriangleAlert aria-hidden />
      </div>
      <h2>{title}</h2>
      <p className={styles.words}>{sentence}</p>
      {engineWords !== undefined && engineWords !== '' && (
        <div className={styles.engineWords}>
          <code>{engineWords}</code>
          <CopyButton text={engineWords} label={copyLabel} copiedLabel={copiedLabel ?? copyLabel} />
        </div>
      )}
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  )
}
