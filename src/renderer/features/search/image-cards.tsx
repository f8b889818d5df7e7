import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '#shared/contract/tasks.ts'
import { useImages, useTasks } from '../../store/collections.ts'
import { useRunInputs } from '../../store/work.ts'
import { useKeptFocus } from '../../ui/use-kept-focus.ts'
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
  lead,
  searching,
  children,
}: {
  subjects: readonly CardSubject[]
  /** Stands right above the cards. */
  lead: ReactNode
  /** What was searched for comes first then; ended work goes below. */
  searching: boolean
  children: ReactNode
}) {
  const tasks = useTasks()
  const inputs = useRunInputs()
  const images = useImages()
  const here = imagesHere(images.status === 'ready' ? images.items : [])
  const imageOf = (task: Task) => imageOfTask(task, inputs[task.id] ?? null)
  const placed = placeTasks(tasks, new Set(subjects.map(keyOf)), imageOf)
  const { above, below } = splitOthers(placed.others, searching)
  const claimed = new Set<string>()
  return (
    <>
      <OtherWork tasks={above} imageOf={imageOf} />
      {lead}
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
      {children}
      <OtherWork tasks={below} imageOf={imageOf} />
    </>
  )
}

interface Work {
  readonly tasks: readonly Task[]
  readonly imageOf: (task: Task) => string
}

const anyButton = () => ['button:not(:disabled)']

/** Pulls and runs of images that have no card here. */
function OtherWork({ tasks, imageOf }: Work) {
  return tasks.length === 0 ? null : <WorkList tasks={tasks} imageOf={imageOf} />
}

function WorkList({ tasks, imageOf }: Work) {
  const { t } = useTranslation()
  const section = useRef<HTMLElement>(null)
  useKeptFocus(section, anyButton)
  return (
    <section ref={section} className={styles.work} aria-label={t('search.work.title')}>
      {tasks.map((task) => (
        <WorkPanel key={task.id} task={task} image={imageOf(task)} />
      ))}
    </section>
  )
}

function splitOthers(others: readonly Task[], searching: boolean) {
  const first = others.filter((task) => !searching || task.state === 'running')
  return { above: first, below: others.filter((task) => !first.includes(task)).slice(0, 8) }
}

function keyOf(subject: CardSubject): string {
  return repositoryOf(subject.name) ?? subject.name
}
