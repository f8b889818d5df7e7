import { Ellipsis, ScrollText } from 'lucide-react'
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
import { moveIcons } from '../move-icons.tsx'
import { movesOf } from '../model/moves.ts'
import styles from './card-actions.module.css'

/** The move that a person most likely wants stands out with its word; the others are pictures. */
function shownMoves(
  container: ContainerSummary,
  form: 'card' | 'row' | 'narrow',
): { readonly main: PlainMove | null; readonly rest: readonly PlainMove[] } {
  const moves = movesOf(container.state).filter((move) => move !== 'remove')
  const main = moves.find((move) => move === 'start' || move === 'unpause') ?? null
  const others = moves.filter((move) => move !== main && main !== 'start')
  if (form === 'card') return { main, rest: others }
  const pictures = main === null ? others : [main, ...others]
  return { main: null, rest: form === 'row' ? pictures : pictures.slice(0, 1) }
}

/** The row of actions on a card and in the table; `tabIndex` keeps them out of the Tab order of other cards. */
export function CardActions({
  container,
  tabIndex,
  form = 'card',
}: {
  container: ContainerSummary
  tabIndex: number
  /** In a table's row all are pictures; in a narrow one there is room for the first move and the menu. */
  form?: 'card' | 'row' | 'narrow'
}) {
  const { t } = useTranslation()
  const pinned = usePinned()
  const pending = usePending(containerKey(container.id)) !== null
  const { name } = container
  const { main, rest } = shownMoves(container, form)
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
          icon={moveIcons[move]}
          danger={move === 'kill'}
          pending={pending}
          tabIndex={tabIndex}
          onClick={() => void perform(move, container)}
        />
      ))}
      <span className={styles.grow} />
      {form !== 'narrow' && (
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
        items={() => menuItems(t, container, pinned)}
      />
    </div>
  )

  function tipOf(move: PlainMove): { tip?: string } {
    if (move === 'stop' || move === 'kill' || move === 'pause') return { tip: t(`containers.tip.${move}`) }
    return {}
  }
}
