import { Download, Play, SlidersHorizontal, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFailure, usePending } from '../../store/actions.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { navigate, paths } from '../../store/route.ts'
import { startPull, startRun, workKey } from '../../store/work.ts'
import { Button } from '../../ui/button.tsx'
import styles from './image-card.module.css'
import { requirementOf } from '#shared/image-needs.ts'

/** Run, Pull and the options; an image that refuses to start without a setting asks for it first. */
export function CardActions({
  name,
  reference,
  usable,
  pullable,
  running,
}: {
  name: string
  reference: string
  usable: boolean
  /** An image id is none that a registry knows. */
  pullable: boolean
  /** A pull or run of it is under way. */
  running: boolean
}) {
  const { t } = useTranslation()
  const runPending = usePending(workKey.run(reference)) !== null
  const pullPending = usePending(workKey.pull(reference)) !== null
  const asksFirst = (requirementOf(name)?.env ?? []).length > 0
  return (
    <>
      <div className={styles.actions}>
        <Button
          variant="primary"
          icon={<Play aria-hidden />}
          disabled={!usable || running}
          pending={runPending}
          aria-label={t('search.card.runLabel', { name })}
          onClick={() =>
            asksFirst ? navigate(paths.create({ image: reference })) : void startRun({ image: reference })
          }
        >
          {t(asksFirst ? 'search.card.runNeeds' : 'search.card.run')}
        </Button>
        {pullable && (
          <Button
            icon={<Download aria-hidden />}
            data-heir
            disabled={!usable || running}
            pending={pullPending}
            aria-label={t('search.card.pullLabel', { name })}
            onClick={() => void startPull(reference)}
          >
            {t('search.card.pull')}
          </Button>
        )}
        <Button
          icon={<SlidersHorizontal aria-hidden />}
          disabled={!usable}
          aria-label={t('search.card.runOptionsLabel', { name })}
          onClick={() => navigate(paths.create({ image: reference }))}
        >
          {t('search.card.options')}
        </Button>
      </div>
      <Refused storeKey={workKey.run(reference)} />
      <Refused storeKey={workKey.pull(reference)} />
    </>
  )
}

/** Main would not even take the work on. */
function Refused({ storeKey }: { storeKey: string }) {
  const { t } = useTranslation()
  const fault = useFailure(storeKey)
  if (fault === null) return null
  return (
    <p className={styles.problem} role="alert">
      <TriangleAlert aria-hidden /> {faultSentence(t, fault)}
    </p>
  )
}
