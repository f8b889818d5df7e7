import { Ellipsis, Pause, Play, RotateCw, ScrollText, Square, Zap } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { usePending } from '../../../store/actions.ts'
import { navigate, paths } from '../../../store/route.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { containerKey } from '../actions/container-key.ts'
import { menuItems } from '../actions/menu-items.tsx'
import { perform, type PlainMove } from '../actions/perform.ts'
import { usePinned } from '../actions/settings.ts'
import { movesOf } from '../model/moves.ts'
import styles from './card-actions.module.css'

const icons: Readonly<Record<PlainMove, ReactNode>> = {
  start: <Play aria-hidden />,
  stop: <Square aria-hidden />,
  pause: <Pause aria-hidden />,
  unpause: <Play aria-hidden />,
  restart: <RotateCw aria-hidden />,
  kill: <Zap aria-hidden />,
}

/** The move that a person most likely wants stands out with its word; the others are pictures. */
function shownMoves(
  container: ContainerSummary,
  compact: boolean,
): { readonly main: PlainMove | null; readonly rest: readonly PlainMove[] } {
  const moves = movesOf(container.state).filter((move) => move !== 'remove')
  const main = moves.find((move) => move === 'start' || move === 'unpause') ?? null
  const rest = main === 'start' ? [] : moves.filter((move) => move !== main)
  return { main, rest: compact ? rest.slice(0, main === null ? 1 : 0) : rest }
}

/** The row of actions on a card and in the table; `tabIndex` keeps them out of the Tab order of other cards. */
export function CardActions({
  container,
  tabIndex,
  compact = false,
}: {
  container: ContainerSummary
  tabIndex: number
  /** Only the first move and the menu, where there is no room for more. */
  compact?: boolean
}) {
  const { t } = useTranslation()
  const pinned = usePinned()
  const pending = usePending(containerKey(container.id)) !== null
  const { name } = container
  const { main, rest } = shownMoves(container, compact)
  return (
    <div className={styles.actions}>
      {main !== null && (
        <Button
          variant={main === 'start' ? 'primary' : 'default'}
          tabIndex={tabIndex}
          pending={pending}
          aria-label={t(`containers.named.${main}`, { name })}
          onClick={() => void perform(main, container)}
        >
          {t(`containers.action.${main}`)}
        </Button>
      )}
      {rest.map((move) => (
        <IconButton
          key={move}
          label={t(`containers.named.${move}`, { name })}
          {...tipOf(move)}
          icon={icons[move]}
          danger={move === 'kill'}
          pending={pending}
          tabIndex={tabIndex}
          onClick={() => void perform(move, container)}
        />
      ))}
      <span className={styles.grow} />
      {!compact && (
        <IconButton
          label={t('containers.named.logs', { name })}
          icon={<ScrollText aria-hidden />}
          tabIndex={tabIndex}
          onClick={() => navigate(paths.container(name, 'logs'))}
        />
      )}
      <Menu
        trigger={
          <IconButton
            label={t('containers.named.more', { name })}
            icon={<Ellipsis aria-hidden />}
            tabIndex={tabIndex}
          />
        }
        items={menuItems(t, container, pinned)}
      />
    </div>
  )

  function tipOf(move: PlainMove): { tip?: string } {
    if (move === 'stop' || move === 'kill' || move === 'pause') return { tip: t(`containers.tip.${move}`) }
    return {}
  }
}
