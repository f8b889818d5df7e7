import { Pin } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import * as command from '#shared/docker-command/containers.ts'
import { shellLine } from '#shared/docker-command/quote.ts'
import { useFormat } from '../../../store/intl.ts'
import { paths } from '../../../store/route.ts'
import { Checkbox } from '../../../ui/field.tsx'
import { ContextMenu } from '../../../ui/menu.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { containerKey, killNowKey } from '../actions/container-key.ts'
import { type Grace, useGrace } from '../actions/grace.ts'
import { menuItems } from '../actions/menu-items.tsx'
import { usePinned } from '../actions/settings.ts'
import { ContainerBadge } from '../container-badge.tsx'
import { FailureNote } from '../failure-note.tsx'
import { shownImage } from '../model/image.ts'
import { useNow } from '../../../store/use-now.ts'
import { PortLinks } from '../port-links.tsx'
import { RenameField } from '../rename-field.tsx'
import { SmallFigures } from '../stats/small-figures.tsx'
import { metaWords, stateWords } from '../words.ts'
import { CardActions } from './card-actions.tsx'
import { GraceBar } from './grace-bar.tsx'
import type { ItemProps } from './item-props.ts'
import { useListCommands } from './list-context.ts'
import { SizeText } from './size-text.tsx'
import styles from './container-card.module.css'

/** One container as a card. */
export const ContainerCard = memo(function ContainerCard(props: ItemProps) {
  const { t } = useTranslation()
  const { container, selected, active, gone } = props
  const pinned = usePinned()
  const commands = useListCommands()
  return (
    <ContextMenu
      items={() => (gone ? [] : menuItems(t, container, pinned))}
      render={
        <article
          className={styles.card}
          data-container={container.id}
          data-selected={selected || undefined}
          data-gone={gone || undefined}
          tabIndex={active ? 0 : -1}
          aria-label={t('containers.card', { name: container.name, state: stateWords(t, container) })}
          onFocus={() => commands.activate(container.id)}
        >
          <CardBody {...props} />
        </article>
      }
    />
  )
})

function CardBody(props: ItemProps) {
  const { container, active, gone } = props
  const grace = useGrace(container.id)
  if (gone) return <GoneBody {...props} />
  return (
    <>
      <CardHead {...props} />
      <div className={styles.image} title={container.image}>
        <bdi>{shownImage(container.image)}</bdi>
      </div>
      <CardMeta {...props} />
      <div className={styles.figures}>
        <SmallFigures container={container} />
      </div>
      <FailureNote storeKey={containerKey(container.id)} name={container.name} />
      <FailureNote storeKey={killNowKey(container.id)} name={container.name} />
      <div className={styles.foot}>
        {grace === null ? (
          <CardActions container={container} tabIndex={active ? 0 : -1} />
        ) : (
          <GraceFoot {...props} grace={grace} />
        )}
      </div>
    </>
  )
}

function GraceFoot({ container, grace }: ItemProps & { grace: Grace }) {
  return (
    <div className={styles.graceFoot}>
      <GraceBar container={container} grace={grace} />
      <code className={styles.command}>{shellLine(command.stop({ id: container.name }))}</code>
    </div>
  )
}

function CardHead({ container, selected, active, pinned, renaming }: ItemProps) {
  const { t } = useTranslation()
  const commands = useListCommands()
  return (
    <div className={styles.head}>
      <span className={styles.check}>
        <Checkbox
          label={t('containers.named.select', { name: container.name })}
          hideLabel
          checked={selected}
          onChange={() => commands.toggle(container.id)}
        />
      </span>
      {renaming ? (
        <RenameField container={container} />
      ) : (
        <>
          <a
            className={styles.name}
            href={`#${paths.container(container.name)}`}
            tabIndex={active ? 0 : -1}
            title={container.name}
          >
            {container.name}
          </a>
          {pinned && <Pin className={styles.pin} aria-label={t('containers.group.pinned')} role="img" />}
          <span className={styles.badge}>
            <ContainerBadge container={container} />
          </span>
        </>
      )}
    </div>
  )
}

function CardMeta({ container, active }: ItemProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(10_000)
  return (
    <div className={styles.meta}>
      <PortLinks name={container.name} ports={container.ports} limit={4} tabIndex={active ? 0 : -1} />
      <span>{metaWords(t, format, container, now)}</span>
      <SizeText id={container.id} />
    </div>
  )
}

function GoneBody({ container }: ItemProps) {
  const { t } = useTranslation()
  return (
    <>
      <div className={styles.head}>
        <span className={styles.name}>{container.name}</span>
        <span className={styles.badge}>
          <StateBadge state="stop" label={t('containers.state.gone')} />
        </span>
      </div>
      <div className={styles.image}>
        <bdi>{shownImage(container.image)}</bdi>
      </div>
      <div className={styles.meta}>{t('containers.goneMeta')}</div>
    </>
  )
}
