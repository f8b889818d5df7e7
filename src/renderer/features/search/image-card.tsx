import type { TFunction } from 'i18next'
import { BadgeCheck, Check, Copy, Cpu, Layers, MoreHorizontal, Star } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '#shared/contract/tasks.ts'
import * as containerCommand from '#shared/docker-command/containers.ts'
import * as imageCommand from '#shared/docker-command/images.ts'
import { shellLine } from '#shared/docker-command/quote.ts'
import { fullForm, parseReference } from '#shared/image-reference.ts'
import { useFormat } from '../../store/intl.ts'
import { openPull } from '../../store/pull-request.ts'
import { navigate, paths } from '../../store/route.ts'
import { IconButton } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy-button.tsx'
import { Menu, type MenuItem } from '../../ui/menu.tsx'
import { useKeptFocus } from '../../ui/use-kept-focus.ts'
import { CardActions } from './card-actions.tsx'
import type { CardSubject } from './card-subject.ts'
import type { Here } from './here.ts'
import styles from './image-card.module.css'
import { requirementOf } from '#shared/image-needs.ts'
import { TagPicker } from '../../store/tag-picker.tsx'
import { repositoryOf, takesLatest, withTag } from './typed-reference.ts'
import { WorkPanel } from './work-panel.tsx'

const pullButton = () => ['[data-heir]:not(:disabled)']

function copy(argv: readonly string[]): void {
  void copyText(shellLine(argv))
}

/** One image to run: what it is, which tag, and its pull or run while there is one. */
export function ImageCard({
  subject,
  here,
  task,
  taskImage,
}: {
  subject: CardSubject
  here: Here
  task: Task | undefined
  taskImage: string
}) {
  const { t } = useTranslation()
  const [tag, setTag] = useState(subject.tag)
  const card = useRef<HTMLElement>(null)
  useKeptFocus(card, pullButton)
  const problemId = useId()
  const reference = subject.fixed ? subject.name : withTag(subject.name, tag)
  const parsed = parseReference(reference)
  const title = subject.typed ? t('search.card.use', { reference: fullForm(reference) }) : subject.name
  return (
    <article ref={card} className={styles.card} data-typed={subject.typed || undefined} aria-label={title}>
      <CardHead subject={subject} title={title} reference={reference} usable={parsed.ok} />
      <p className={styles.description}>{subject.description ?? t('search.card.noDescription')}</p>
      <Reference reference={reference} problemId={problemId} titled={subject.typed} />
      <Notes subject={subject} reference={reference} here={here} />
      <div className={styles.foot}>
        {!subject.fixed && (
          <TagPicker
            name={subject.name}
            value={tag}
            onChange={setTag}
            here={here.tagsOf(repositoryOf(subject.name) ?? '')}
            problem={parsed.ok ? null : problemId}
          />
        )}
        <CardActions
          name={subject.name}
          reference={reference}
          usable={parsed.ok && (!subject.isId || here.has(reference))}
          pullable={!subject.isId}
          running={isRunning(task)}
        />
      </div>
      {task !== undefined && <WorkPanel task={task} image={taskImage} />}
    </article>
  )
}

function isRunning(task: Task | undefined): boolean {
  return task?.state === 'running'
}

function CardHead({
  subject,
  title,
  reference,
  usable,
}: {
  subject: CardSubject
  title: string
  reference: string
  usable: boolean
}) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className={styles.head}>
      <h2 className={styles.name}>{title}</h2>
      {subject.official && (
        <span className={styles.official}>
          <BadgeCheck aria-hidden />
          {t('search.card.official')}
        </span>
      )}
      {subject.stars !== null && (
        <span className={styles.stars}>
          <Star aria-hidden />
          <span className="visually-hidden">
            {t('search.card.stars', { count: subject.stars, stars: format.number(subject.stars) })}
          </span>
          <span aria-hidden>{format.number(subject.stars)}</span>
        </span>
      )}
      {usable && <CardMenu subject={subject} reference={reference} />}
    </div>
  )
}

function CardMenu({ subject: { name, isId }, reference }: { subject: CardSubject; reference: string }) {
  const { t } = useTranslation()
  return (
    <Menu
      trigger={<IconButton label={t('search.card.more', { name })} icon={<MoreHorizontal aria-hidden />} />}
      items={() => [
        ...(isId ? [] : pullItems(t, reference)),
        {
          label: t('search.card.copyRun'),
          icon: <Copy aria-hidden />,
          onSelect: () => copy(containerCommand.run({ image: reference })),
        },
        {
          label: t('search.card.openImage'),
          icon: <Layers aria-hidden />,
          onSelect: () => navigate(paths.image(reference)),
        },
      ]}
    />
  )
}

/** What only a registry can do; it knows no ids. */
function pullItems(t: TFunction, reference: string): readonly MenuItem[] {
  return [
    {
      label: t('registries.pull.otherPlatform'),
      icon: <Cpu aria-hidden />,
      onSelect: () => openPull(reference),
    },
    {
      label: t('search.card.copyPull'),
      icon: <Copy aria-hidden />,
      onSelect: () => copy(imageCommand.pull({ reference })),
    },
  ]
}

function Reference({
  reference,
  problemId,
  titled,
}: {
  reference: string
  problemId: string
  /** The card's title says the full form already. */
  titled: boolean
}) {
  const { t } = useTranslation()
  const parsed = parseReference(reference)
  return (
    <div>
      {!titled && <code className={styles.reference}>{fullForm(reference)}</code>}
      <p id={problemId} className={parsed.ok ? styles.quiet : styles.problem} aria-live="polite">
        {parsed.ok
          ? takesLatest(reference) && t('search.card.latest')
          : t(`references.problem.${parsed.problem}`)}
      </p>
    </div>
  )
}

function Notes({
  subject: { name, isId },
  reference,
  here,
}: {
  subject: CardSubject
  reference: string
  here: Here
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const needed = requirementOf(name)
  const tags = here.tagsOf(repositoryOf(name) ?? '')
  return (
    <div className={styles.notes}>
      {here.has(reference) ? (
        <span className={styles.here}>
          <Check aria-hidden />
          {t('search.card.here')}
        </span>
      ) : (
        tags.length > 0 && (
          <span className={styles.quiet}>
            {t('search.card.hereTags', { tags: format.list(tags.slice(0, 3)) })}
          </span>
        )
      )}
      {isId && !here.has(reference) && <span className={styles.quiet}>{t('search.card.idNotHere')}</span>}
      {needed !== null && (
        <span className={styles.quiet}>
          {t(`search.needs.${needed.need}`, { env: needed.env.join(', '), port: needed.port ?? '' })}
        </span>
      )}
    </div>
  )
}
