import { Ellipsis } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { usePending } from '../../../store/actions.ts'
import { navigate, paths } from '../../../store/route.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { Tooltip } from '../../../ui/tooltip.tsx'
import { containerKey } from '../actions/container-key.ts'
import { openDialog } from '../actions/dialogs.ts'
import { menuItems } from '../actions/menu-items.tsx'
import { perform, type PlainMove } from '../actions/perform.ts'
import { usePinned } from '../actions/settings.ts'
import { movesOf } from '../model/moves.ts'
import { useKeptFocus } from '../../../ui/use-kept-focus.ts'
import styles from './container-page.module.css'

/** The moves that are open now, as words; the rest is in the menu. */
export function HeaderActions({ container }: { container: ContainerSummary }) {
  const { t } = useTranslation()
  const pinned = usePinned()
  const { name } = container
  const area = useRef<HTMLDivElement>(null)
  useKeptFocus(area, firstMove)
  const moves = movesOf(container.state).filter((move) => move !== 'remove')
  return (
    <div ref={area} className={styles.actions}>
      {moves.map((move) => (
        <MoveButton key={move} move={move} container={container} />
      ))}
      <Button onClick={() => navigate(paths.edit(name))}>{t('edit.action')}</Button>
      <Button variant="primary" onClick={() => openDialog({ kind: 'commit', id: container.id })}>
        {t('container.commit')}
      </Button>
      <Menu
        trigger={<IconButton label={t('containers.named.more', { name })} icon={<Ellipsis aria-hidden />} />}
        items={() => menuItems(t, container, pinned)}
      />
    </div>
  )
}

const firstMove = () => ['button']

function MoveButton({ move, container }: { move: PlainMove; container: ContainerSummary }) {
  const { t } = useTranslation()
  const pending = usePending(containerKey(container.id)) !== null
  const tip = move === 'stop' || move === 'kill' || move === 'pause' ? t(`containers.tip.${move}`) : null
  const button = (
    <Button
      variant={move === 'kill' ? 'danger' : 'default'}
      pending={pending}
      aria-label={t(`containers.named.${move}`, { name: container.name })}
      aria-description={tip ?? undefined}
      onClick={() => void perform(move, container)}
    >
      {t(`containers.action.${move}`)}
    </Button>
  )
  return tip === null ? button : <Tooltip label={tip}>{button}</Tooltip>
}
