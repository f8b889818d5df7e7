import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as command from '#shared/docker-command/save-points.ts'
import { faultSentence } from '../../../store/fault-text.ts'
import { useFormat } from '../../../store/intl.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { CommandLine } from '../../../ui/command-line.tsx'
import { Select } from '../../../ui/field.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { ChangeList } from '../changes/change-list.tsx'
import type { Family, SavePointItem } from '../model/save-points.ts'
import { type Comparison, type Question, useComparison } from './use-comparison.ts'
import styles from './save-points.module.css'

/** The files that differ between a save point and another, or a container of the family as it is now. */
export function ComparePanel({
  from,
  family,
  onClose,
}: {
  from: SavePointItem
  family: Family
  onClose: () => void
}) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  const targets = [
    ...family.containers.map(({ id, name }) => ({
      value: `container ${id}`,
      label: t('savePoints.compare.now', { name }),
    })),
    ...family.items
      .filter(({ id }) => id !== from.id)
      .map((item) => ({ value: `image ${item.reference}`, label: item.name })),
  ]
  const [chosen, setChosen] = useState(targets[0]?.value ?? '')
  const [question, setQuestion] = useState<Question | null>(null)
  const comparison = useComparison(question)
  const to = targetOf(chosen)
  const container = family.containers.find(({ id }) => to?.kind === 'container' && id === to.id)
  // What was asked for opens below the list.
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className={styles.panel} aria-label={t('savePoints.compare.title', { name: from.name })}>
      <div className={styles.head}>
        <h3 ref={heading} tabIndex={-1}>
          {t('savePoints.compare.title', { name: from.name })}
        </h3>
        <IconButton label={t('savePoints.compare.close')} icon={<X aria-hidden />} onClick={onClose} />
      </div>
      {targets.length === 0 || to === null ? (
        <p className={styles.quiet}>{t('savePoints.compare.nothing')}</p>
      ) : (
        <>
          <div className={styles.choose}>
            <Select
              label={t('savePoints.compare.with')}
              value={chosen}
              onChange={(next) => {
                setChosen(next)
                setQuestion(null)
              }}
              options={targets}
            />
            {comparison.status === 'reading' ? (
              <Button onClick={() => setQuestion(null)}>{t('common.cancel')}</Button>
            ) : (
              <Button variant="primary" onClick={() => setQuestion({ from: from.reference, to })}>
                {t('savePoints.compare.confirm')}
              </Button>
            )}
          </div>
          <Outcome comparison={comparison} />
          <p className={styles.quiet}>{t('savePoints.compare.command')}</p>
          <CommandLine
            argv={
              container === undefined
                ? command.compare(from.reference, to.kind === 'image' ? to.image : to.id, null)
                : command.compare(
                    container.imageId === from.id ? container.imageId : from.reference,
                    container.imageId,
                    container.name,
                  )
            }
            label={t('common.command')}
            copyLabel={t('common.copyCommand')}
            copiedLabel={t('common.copied')}
          />
        </>
      )}
    </section>
  )
}

function targetOf(value: string): Question['to'] | null {
  const [kind, name] = value.split(' ')
  if (name === undefined) return null
  return kind === 'container' ? { kind, id: name } : { kind: 'image', image: name }
}

function Outcome({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation()
  const format = useFormat()
  switch (comparison.status) {
    case 'idle':
      return null
    case 'reading':
      return (
        <div className={styles.reading}>
          <Progress label={t('savePoints.compare.reading')} value={null} max={1} />
          <p role="status" className={styles.quiet}>
            {comparison.readBytes === 0
              ? t('savePoints.compare.waiting')
              : t('savePoints.compare.read', { size: format.bytes(comparison.readBytes) })}
          </p>
        </div>
      )
    case 'failed':
      return (
        <div role="alert" className={styles.failure}>
          <strong>{t('savePoints.compare.failed')}</strong>
          <p>
            {comparison.fault.code === 'unreachable'
              ? t('savePoints.compare.lost')
              : faultSentence(t, comparison.fault)}
          </p>
          <code>{comparison.fault.message}</code>
        </div>
      )
    case 'done':
      return comparison.changes.length === 0 ? (
        <p role="status" className={styles.done}>
          {t('savePoints.compare.same')}
        </p>
      ) : (
        <ChangeList files={comparison.changes} label={t('savePoints.compare.tree')} />
      )
  }
}
