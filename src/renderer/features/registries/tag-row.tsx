import { Download, Play } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { usePending } from '../../store/actions.ts'
import { useImages, useTasks } from '../../store/collections.ts'
import { paths } from '../../store/route.ts'
import { startPull, runImage, workKey } from '../../store/work.ts'
import { Button } from '../../ui/button.tsx'
import styles from './registries.module.css'

/** One tag at a registry: whether it is here, and what can be made of it. */
export function TagRow({ reference, tag }: { reference: string; tag: string }) {
  const { t } = useTranslation()
  const images = useImages()
  const isHere =
    images.status === 'ready' && images.items.some(({ references }) => references.includes(reference))
  const asked = usePending(workKey.pull(reference)) !== null
  const tasks = useTasks()
  const pulling =
    asked ||
    tasks.some(({ kind, subject, state }) => kind === 'pull' && subject === reference && state === 'running')
  return (
    <li className={styles.tag}>
      <code>{tag}</code>
      {isHere && (
        <a className={styles.here} href={`#${paths.image(reference)}`}>
          {t('registries.catalog.here')}
        </a>
      )}
      <span className={styles.buttons}>
        <Button
          size="small"
          icon={<Download aria-hidden />}
          pending={pulling}
          aria-label={t('search.card.pullLabel', { name: reference })}
          onClick={() => void startPull(reference)}
        >
          {t(pulling ? 'images.pulling' : 'search.card.pull')}
        </Button>
        <Button
          size="small"
          icon={<Play aria-hidden />}
          aria-label={t('search.card.runLabel', { name: reference })}
          onClick={() => runImage(reference)}
        >
          {t('search.card.run')}
        </Button>
      </span>
    </li>
  )
}
