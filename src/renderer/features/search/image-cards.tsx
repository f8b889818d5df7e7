import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '#shared/contract/tasks.ts'
import { useImages, useTasks } from '../../store/collections.ts'
import { useRunInputs } from '../../store/work.ts'
import type { CardSubject } from './card-subject.ts'
import { placeTasks } from './card-tasks.ts'
import { imagesHere } from './here.ts'
import { ImageCard } from './image-card.tsx'
import styles from './search-page.module.css'
import { imageOfTask } from './task-image.ts'
import { repositoryOf } from './typed-reference.ts'
import { WorkPanel } from './work-panel.tsx'

/** The cards, with each pull and run in the card it belongs to, and the others above. */
export function ImageCards({
  subjects,
  title,
  children,
}: {
  subjects: readonly CardSubject[]
  title: string | null
  children: ReactNode
}) {
  const { t } = useTranslation()
  const tasks = useTasks()
  const inputs = useRunInputs()
  const images = useImages()
  const here = imagesHere(images.status === 'ready' ? images.items : [])
  const imageOf = (task: Task) => imageOfTask(task, inputs[task.id] ?? null)
  const placed = placeTasks(tasks, new Set(subjects.map(keyOf)), imageOf)
  const claimed = new Set<string>()
  return (
    <>
      {placed.others.length > 0 && (
        <section className={styles.work} aria-label={t('search.work.title')}>
          {placed.others.slice(0, 8).map((task) => (
            <WorkPanel key={task.id} task={task} image={imageOf(task)} />
          ))}
        </section>
      )}
      {title !== null && <h2 className={styles.sectionTitle}>{title}</h2>}
      {children}
      {subjects.length > 0 && (
        <div className={styles.grid}>
          {subjects.map((subject) => {
            // The typed card and a result may be one repository: the first of them shows the work.
            const key = keyOf(subject)
            const task = claimed.has(key) ? undefined : placed.byRepository.get(key)
            claimed.add(key)
            return (
              <ImageCard
                key={subject.key}
                subject={subject}
                here={here}
                task={task}
                taskImage={task === undefined ? '' : imageOf(task)}
              />
            )
          })}
        </div>
      )}
    </>
  )
}

function keyOf(subject: CardSubject): string {
  return repositoryOf(subject.name) ?? subject.name
}
