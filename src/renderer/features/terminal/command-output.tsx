import { memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { shellLine } from '#shared/docker-command/quote.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import type { CommandRun } from './command-runs.ts'
import { endWords } from './end-words.ts'
import type { OutputPart } from './output-parts.ts'
import styles from './terminal.module.css'

/** Escapes that only a terminal acts on: colours, moves, titles. */
const escapes = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|.)/g

/** What a command wrote, stdout and stderr told apart, and how it ended. */
export function CommandOutput({ run }: { run: CommandRun }) {
  const { t } = useTranslation()
  const { argv, parts, state, end, fault, cut, staysBehind } = run
  const box = useRef<HTMLDivElement>(null)
  // The end is kept in sight until the person scrolls up from it, however much comes at once.
  const follows = useRef(true)
  const lastTop = useRef(0)
  useEffect(() => {
    const { current } = box
    if (current !== null && follows.current) current.scrollTop = current.scrollHeight
  })
  const scrolled = ({ scrollTop, scrollHeight, clientHeight }: HTMLElement): void => {
    if (scrollHeight - scrollTop - clientHeight < 40) follows.current = true
    else if (scrollTop < lastTop.current) follows.current = false
    lastTop.current = scrollTop
  }
  const words =
    fault !== null
      ? faultSentence(t, fault)
      : end !== null
        ? endWords(t, end)
        : state === 'cancelled'
          ? t(staysBehind ? 'terminal.run.cancelledStays' : 'terminal.run.cancelled')
          : t('terminal.run.running')
  const text = parts.map((part) => part.text).join('')
  const line = shellLine(argv)
  return (
    <>
      <div
        ref={box}
        className={styles.output}
        onScroll={(event) => scrolled(event.currentTarget)}
        role="group"
        aria-label={t('terminal.run.output', { line })}
        tabIndex={0}
      >
        {cut && <p className={styles.cut}>{t('terminal.run.cut')}</p>}
        {parts.length === 0 && state !== 'running' && fault === null && (
          <p className={styles.cut}>{t('terminal.run.silent')}</p>
        )}
        {parts.map((part) => (
          <Part key={part.key} part={part} />
        ))}
        {fault !== null && fault.message !== '' && <pre className={styles.part}>{fault.message}</pre>}
      </div>
      <div className={styles.footer}>
        <span role="status" data-status={state} className={styles.status}>
          {words}
        </span>
        {text !== '' && (
          <CopyButton text={text} label={t('terminal.run.copy')} copiedLabel={t('common.copied')} />
        )}
      </div>
    </>
  )
}

const Part = memo(function Part({ part: { errors, text, lines } }: { part: OutputPart }) {
  const height = lines + (text.endsWith('\n') ? 0 : 1)
  return (
    <pre
      className={styles.part}
      data-stream={errors ? 'stderr' : 'stdout'}
      style={{ containIntrinsicBlockSize: `auto ${String(height)}lh` }}
    >
      {errors && <b className={styles.stderr}>stderr</b>}
      {text.replaceAll(escapes, '')}
    </pre>
  )
})
