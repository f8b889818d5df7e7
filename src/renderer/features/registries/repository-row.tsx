import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TagList } from '#shared/contract/images.ts'
import { api } from '../../host/api.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { useAsked } from '../../store/use-asked.ts'
import { Button } from '../../ui/button.tsx'
import { Loading } from '../../ui/page-state.tsx'
import { TagRows } from './tag-list.tsx'
import styles from './registries.module.css'

const askTags = (repository: string, signal: AbortSignal): Promise<TagList> =>
  api.images.tags({ repository }, { signal })

/** A repository; its tags are asked for when it is opened. */
export function RepositoryRow({ registry, name }: { registry: string; name: string }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const repository = `${registry}/${name}`
  const { state, again } = useAsked(open ? repository : null, askTags)
  return (
    <li className={styles.repository}>
      <button type="button" className={styles.opener} aria-expanded={open} onClick={() => setOpen(!open)}>
        <ChevronRight aria-hidden className={styles.chevron} />
        <code>{name}</code>
      </button>
      {state.status === 'loading' && (
        <Loading shape="text" label={t('common.loading')} slowLabel={t('registries.slow')} />
      )}
      {state.status === 'failed' && (
        <div className={styles.problem} role="alert">
          <p>{faultSentence(t, state.fault)}</p>
          <Button size="small" onClick={again}>
            {t('common.retry')}
          </Button>
        </div>
      )}
      {state.status === 'ready' && <TagRows name={name} list={state.answer} />}
    </li>
  )
}
