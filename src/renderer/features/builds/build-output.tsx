import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { pieces } from '../logs/ansi.ts'
import { PieceText } from '../logs/piece-text.tsx'
import styles from './builds.module.css'

/** Lines on the page; a build's output is looked at by its end. */
const shown = 400

/** The output of one step in its own colours, kept at its end while the person has not scrolled up. */
export function BuildOutput({
  lines,
  before,
  name,
}: {
  lines: readonly string[]
  before: number
  name: string
}) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const last = lines.slice(-shown)
  const hidden = before + lines.length - last.length
  useLayoutEffect(() => {
    if (atEnd.current && box.current !== null) box.current.scrollTop = box.current.scrollHeight
  })
  return (
    <div
      ref={box}
      className={styles.output}
      role="log"
      aria-label={t('builds.steps.output', { name })}
      aria-live="off"
      tabIndex={0}
      onScroll={(event) => {
        const { scrollTop, scrollHeight, clientHeight } = event.currentTarget
        atEnd.current = scrollHeight - scrollTop - clientHeight < 8
      }}
    >
      {hidden > 0 && <p className={styles.quiet}>{t('builds.steps.hidden', { count: hidden })}</p>}
      {last.map((line, at) => (
        // Lines never change; those that go are counted into the key.
        <div key={hidden + at}>
          {pieces(line, []).map((piece, index) => (
            <PieceText key={index} piece={piece} />
          ))}
        </div>
      ))}
    </div>
  )
}
