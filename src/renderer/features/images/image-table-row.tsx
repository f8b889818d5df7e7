import { MoreHorizontal, Play, Trash2 } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImageSize } from '#shared/contract/images.ts'
import { useTasks } from '../../store/collections.ts'
import { useFormat } from '../../store/intl.ts'
import { paths } from '../../store/route.ts'
import { runImage } from '../../store/work.ts'
import { IconButton } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Checkbox } from '../../ui/field.tsx'
import { Breakable } from '../../ui/breakable.tsx'
import { ContextMenu, Menu } from '../../ui/menu.tsx'
import { rowName, shortId } from './image-rows.ts'
import type { ImageRow } from './image-rows.ts'
import { imageMenu } from './image-menu.tsx'
import styles from './image-table.module.css'
import { UserLinks } from './user-links.tsx'

interface Props {
  readonly row: ImageRow
  /** It stands under the heading of its group. */
  readonly grouped: boolean
  readonly index: number
  /** null until sizes were asked for. */
  readonly size: Pick<ImageSize, 'shared' | 'unique'> | null
  readonly chosen: boolean
  readonly onChoose: (rows: readonly ImageRow[], on: boolean) => void
  readonly onRemove: (row: ImageRow) => void
  readonly onTag: (row: ImageRow) => void
}

/** One tag of one image; drawn again only when something of it has changed. */
export const ImageTableRow = memo(function ImageTableRow(props: Props) {
  const { row, grouped, index, size, chosen, onChoose, onRemove, onTag } = props
  const { t } = useTranslation()
  const format = useFormat()
  const transfer = useTasks().find(
    ({ state, kind, subject }) =>
      state === 'running' && (kind === 'pull' || kind === 'push') && subject === row.reference,
  )
  const name = rowName(row)
  return (
    <ContextMenu
      items={() =>
        imageMenu(
          t,
          row,
          () => onTag(row),
          () => onRemove(row),
        )
      }
      render={
        // The first row is the header.
        <tr
          data-image={row.key}
          className={styles.row}
          data-chosen={chosen || undefined}
          data-grouped={grouped || undefined}
          aria-rowindex={index + 2}
        >
          <td className={styles.check}>
            <Checkbox
              hideLabel
              label={t('images.select', { name })}
              checked={chosen}
              onChange={(on) => onChoose([row], on)}
            />
          </td>
          <th scope="row" className={styles.name}>
            <a href={`#${paths.image(row.tag === null ? row.id : row.reference)}`}>
              <Breakable text={row.repository ?? t('images.noName')} />
            </a>
            {row.dangling && (
              <span className={styles.dangling} title={t('images.danglingHint')}>
                {t('images.dangling')}
              </span>
            )}
            {row.savePoint?.reference === row.reference && (
              <span className={styles.savePoint} title={t('images.savePointHint')}>
                {t('images.savePoint', { name: row.savePoint.name })}
              </span>
            )}
            {transfer !== undefined && (
              <span className={styles.pulling}>
                {t(transfer.kind === 'push' ? 'images.pushing' : 'images.pulling')}
              </span>
            )}
            {size !== null && <MeasuredLine size={size} />}
          </th>
          <td className={`${styles.mono} ${styles.tag}`} title={row.tag ?? undefined}>
            {row.tag ?? t('images.noName')}
          </td>
          <td className={`${styles.mono} ${styles.wide}`}>
            <span className={styles.id}>
              {shortId(row.id)}
              <CopyButton
                iconOnly
                text={row.id}
                label={t('images.copyId', { id: shortId(row.id) })}
                copiedLabel={t('images.copied')}
              />
            </span>
          </td>
          <td className={styles.wide} title={format.dateTime(row.createdAt)}>
            {format.ago(row.createdAt)}
          </td>
          <td className={styles.numeric}>{format.bytes(row.size)}</td>
          {size !== null && <Measured bytes={size.shared} />}
          {size !== null && <Measured bytes={size.unique} />}
          <td className={styles.middle}>
            <UserLinks containers={row.usedBy} />
          </td>
          <td>
            <RowActions row={row} name={name} onRemove={() => onRemove(row)} onTag={() => onTag(row)} />
          </td>
        </tr>
      }
    />
  )
})

function Measured({ bytes }: { bytes: number | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <td className={styles.measured}>{bytes === null ? t('images.sizes.notTold') : format.bytes(bytes)}</td>
  )
}

/** Shared and unique size in one line, for pages too narrow for their columns. */
function MeasuredLine({ size }: { size: Pick<ImageSize, 'shared' | 'unique'> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = (bytes: number | null) => (bytes === null ? t('images.sizes.notTold') : format.bytes(bytes))
  return (
    <span className={styles.sizes}>
      {t('images.sizes.line', { shared: words(size.shared), unique: words(size.unique) })}
    </span>
  )
}

function RowActions({
  row,
  name,
  onRemove,
  onTag,
}: {
  row: ImageRow
  name: string
  onRemove: () => void
  onTag: () => void
}) {
  const { t } = useTranslation()
  const run = () => runImage(row.reference)
  return (
    <span className={styles.actions}>
      <IconButton label={t('images.action.runLabel', { name })} icon={<Play aria-hidden />} onClick={run} />
      <IconButton
        danger
        className={styles.second}
        label={t('images.action.removeLabel', { name })}
        icon={<Trash2 aria-hidden />}
        onClick={onRemove}
      />
      <Menu
        trigger={
          <IconButton label={t('images.action.more', { name })} icon={<MoreHorizontal aria-hidden />} />
        }
        items={() => imageMenu(t, row, onTag, onRemove)}
      />
    </span>
  )
}
