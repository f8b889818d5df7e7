import { Ellipsis, FileDiff, Layers, Play, Trash2, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { SavePointSize } from '#shared/contract/save-points.ts'
import { useFormat } from '../../../store/intl.ts'
import { navigate, paths } from '../../../store/route.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import type { SavePointItem } from '../model/save-points.ts'
import type { Asked } from './family-section.tsx'
import styles from './save-points.module.css'

/** One save point: what it is, what it holds, who runs from it, and what can be done with it. */
export function SavePointRow({
  item,
  size,
  container,
  onAsk,
}: {
  item: SavePointItem
  size: SavePointSize | undefined
  container: ContainerSummary | null
  onAsk: (kind: NonNullable<Asked>['kind']) => void
}) {
  const { t } = useTranslation()
  const { name } = item
  return (
    <li className={styles.item} data-here={item.usedBy.some(({ id }) => id === container?.id)}>
      <div className={styles.what}>
        <h3>{name}</h3>
        {item.note !== '' && <p className={styles.note}>{item.note}</p>}
        <Facts item={item} size={size} container={container} />
      </div>
      <div className={styles.moves}>
        <Button
          size="small"
          icon={<Play aria-hidden />}
          aria-label={t('savePoints.named.start', { name })}
          onClick={() => onAsk('start')}
        >
          {t('savePoints.action.start')}
        </Button>
        <Button
          size="small"
          icon={<FileDiff aria-hidden />}
          aria-label={t('savePoints.named.compare', { name })}
          onClick={() => onAsk('compare')}
        >
          {t('savePoints.action.compare')}
        </Button>
        {container !== null && (
          <Button
            size="small"
            icon={<Undo2 aria-hidden />}
            aria-label={t('savePoints.named.rollBack', { name })}
            onClick={() => onAsk('roll-back')}
          >
            {t('savePoints.action.rollBack')}
          </Button>
        )}
        <Menu
          trigger={
            <IconButton label={t('savePoints.named.more', { name })} icon={<Ellipsis aria-hidden />} />
          }
          items={() => [
            {
              label: t('savePoints.action.image'),
              icon: <Layers aria-hidden />,
              onSelect: () => navigate(paths.image(item.reference)),
            },
            { kind: 'separator' },
            {
              label: t('savePoints.action.remove'),
              icon: <Trash2 aria-hidden />,
              danger: true,
              onSelect: () => onAsk('remove'),
            },
          ]}
        />
      </div>
    </li>
  )
}

function Facts({
  item,
  size,
  container,
}: {
  item: SavePointItem
  size: SavePointSize | undefined
  container: ContainerSummary | null
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const others = item.usedBy.filter(({ id }) => id !== container?.id)
  return (
    <ul className={styles.facts}>
      <li title={format.dateTime(item.createdAt)}>{format.ago(item.createdAt)}</li>
      <li>
        {size === undefined
          ? t('savePoints.sizing')
          : t('savePoints.added', { size: format.bytes(size.added) })}
      </li>
      {item.containerId !== container?.id && <li>{t('savePoints.madeOf', { name: item.container })}</li>}
      <li className={styles.reference}>{item.reference}</li>
      {others.length < item.usedBy.length && <li className={styles.here}>{t('savePoints.runsHere')}</li>}
      {others.map((user) => (
        <li key={user.id}>
          <a href={`#${paths.container(user.name)}`}>{t('savePoints.usedBy', { name: user.name })}</a>
        </li>
      ))}
    </ul>
  )
}
