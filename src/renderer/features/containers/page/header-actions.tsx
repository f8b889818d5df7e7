import { Ellipsis, Settings2 } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { usePending } from '../../../store/actions.ts'
import { navigate, paths } from '../../../store/route.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { containerKey } from '../actions/container-key.ts'
import { openDialog } from '../actions/dialogs.ts'
import { menuItems } from '../actions/menu-items.tsx'
import { perform, type PlainMove } from '../actions/perform.ts'
import { usePinned } from '../actions/settings.ts'
import { moveIcons } from '../move-icons.tsx'
import { movesOf } from '../model/moves.ts'
import { useKeptFocus } from '../../../ui/use-kept-focus.ts'
import styles from './container-page.module.css'

/** The moves that are open now: as words, and in a narrow window as pictures; the rest is in the menu. */
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
      <Button
        className={styles.picture}
        icon={<Settings2 aria-hidden />}
        aria-label={t('edit.action')}
        data-tip={t('edit.action')}
        onClick={() => navigate(paths.edit(name))}
      >
        <span className={styles.word}>{t('edit.action')}</span>
      </Button>
      <Button variant="primary" onClick={() => openDialog({ kind: 'commit', id: container.id })}>
        <span className={styles.long}>{t('container.commit')}</span>
        <span className={styles.short}>{t('containers.action.commit')}</span>
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
  const label = t(`containers.named.${move}`, { name: container.name })
  const tip = move === 'stop' || move === 'kill' || move === 'pause' ? t(`containers.tip.${move}`) : null
  const begins = move === 'start' || move === 'unpause'
  return (
    <Button
      className={begins ? undefined : styles.picture}
      variant={move === 'kill' ? 'danger' : 'default'}
      icon={begins ? null : moveIcons[move]}
      pending={pending}
      aria-label={label}
      aria-description={tip ?? undefined}
      data-tip={tip ?? label}
      onClick={() => void perform(move, container)}
    >
      <span className={styles.word}>{t(`containers.action.${move}`)}</span>
    </Button>
  )
}
