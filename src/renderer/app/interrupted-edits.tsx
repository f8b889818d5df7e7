import { Suspense } from 'react'
import { useEdits } from '../store/collections.ts'
import { lazyPart } from '../store/lazy-part.ts'
import { useRoute } from '../store/route.ts'
import styles from './frame.module.css'

const InterruptedEdits = lazyPart(
  async () => (await import('../features/containers/edit/edit-notes.tsx')).InterruptedEdits,
)

/** Offers what an app that ended in the middle of a change left behind; nothing is done unasked. Activity has it in its list. */
export function InterruptedBanner() {
  const interrupted = useEdits().some(({ state }) => state === 'interrupted')
  const { page } = useRoute()
  if (!interrupted || page === 'activity') return null
  return (
    <div className={styles.interrupted}>
      <Suspense fallback={null}>
        <InterruptedEdits />
      </Suspense>
    </div>
  )
}
