import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileChange } from '#shared/contract/containers.ts'
import type { Fault } from '#shared/faults.ts'
import { api, faultOf } from '../../../host/api.ts'
import { faultSentence } from '../../../store/fault-text.ts'
import { useFormat } from '../../../store/intl.ts'
import { SearchField } from '../../../ui/field.tsx'
import styles from './commit.module.css'

/** What `docker diff` tells: the files that the image will have anew, otherwise, or no more. */
export function ChangedFiles({ id }: { id: string }) {
  const { t } = useTranslation()
  const changes = useChanges(id)
  return (
    <section className={styles.section}>
      <h3>{t('commit.files.title')}</h3>
      {changes === null && (
        <p role="status" className={styles.quiet}>
          {t('commit.files.loading')}
        </p>
      )}
      {changes !== null && 'fault' in changes && (
        <div role="alert" className={styles.failure}>
          <strong>{t('commit.files.failed')}</strong>
          <p>{faultSentence(t, changes.fault)}</p>
          <code>{changes.fault.message}</code>
        </div>
      )}
      {changes !== null && 'files' in changes && <FileList files={changes.files} />}
    </section>
  )
}

type Changes = { readonly files: readonly FileChange[] } | { readonly fault: Fault } | null

function useChanges(id: string): Changes {
  const [changes, setChanges] = useState<Changes>(null)
  useEffect(() => {
    const leave = new AbortController()
    api.containers
      .changes({ id }, { signal: leave.signal })
      .then((files) => setChanges({ files }))
      .catch((error: unknown) => {
        if (!leave.signal.aborted) setChanges({ fault: faultOf(error) })
      })
    return () => leave.abort()
  }, [id])
  return changes
}

function FileList({ files }: { files: readonly FileChange[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [text, setText] = useState('')
  const found = useMemo(() => files.filter((file) => file.path.includes(text)), [files, text])
  const count = (kind: FileChange['kind']) => format.number(files.filter((file) => file.kind === kind).length)
  if (files.length === 0) return <p className={styles.quiet}>{t('commit.files.none')}</p>
  return (
    <>
      <p className={styles.quiet}>
        {t('commit.files.summary', {
          added: count('added'),
          changed: count('changed'),
          deleted: count('deleted'),
        })}
      </p>
      {files.length > 8 && <SearchField label={t('commit.files.filter')} value={text} onChange={setText} />}
      {found.length === 0 ? <p role="status">{t('commit.files.noMatch')}</p> : <Files files={found} />}
    </>
  )
}

const letters = { added: 'A', changed: 'C', deleted: 'D' } as const
const lineHeight = 22

function Files({ files }: { files: readonly FileChange[] }) {
  const { t } = useTranslation()
  const box = useRef<HTMLElement>(null)
  const virtual = useVirtualizer({
    count: files.length,
    getScrollElement: () => box.current,
    estimateSize: () => lineHeight,
    overscan: 8,
  })
  // Inline styles are measured data here: the height of all lines and the place of each.
  const size: CSSProperties = { height: virtual.getTotalSize() }
  return (
    // A box that scrolls is a stop for the Tab key.
    <section ref={box} className={styles.files} tabIndex={0} aria-label={t('commit.files.list')}>
      <ul className={styles.lines} style={size}>
        {virtual.getVirtualItems().map((item) => {
          const file = files[item.index]
          const place: CSSProperties = { transform: `translateY(${item.start}px)` }
          return file === undefined ? null : (
            <li key={file.path} className={styles.file} data-kind={file.kind} style={place} title={file.path}>
              <span aria-hidden>{letters[file.kind]}</span>
              <span className="visually-hidden">{t(`commit.files.${file.kind}`)}</span>
              <span className={styles.path}>{file.path}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
