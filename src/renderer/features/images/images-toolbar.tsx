import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import * as imageCommand from '#shared/docker-command/images.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { paths } from '../../store/route.ts'
import { saveSettings } from '../../store/settings.ts'
import { Button } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { SearchField, Select } from '../../ui/field.tsx'
import type { ImagesGroup, ImagesShow } from './image-items.ts'
import { askImageSizes, useImageSizes } from './image-sizes.ts'
import styles from './images-page.module.css'

const shows = ['all', 'used', 'unused', 'dangling'] as const
const groups = ['repository', 'use', 'none'] as const

/** Finds, chooses and groups images, and asks for the sizes that the engine has to add up. */
export function ImagesToolbar({
  text,
  onText,
  show,
  onShow,
  group,
  field,
  hasSavePoints,
  count,
}: {
  text: string
  onText: (text: string) => void
  show: ImagesShow
  onShow: (show: ImagesShow) => void
  group: ImagesGroup
  field: RefObject<HTMLInputElement | null>
  hasSavePoints: boolean
  /** How many there are, in words. */
  count: string
}) {
  const { t } = useTranslation()
  return (
    <div className={styles.bar}>
      <SearchField
        ref={field}
        label={t('images.filter')}
        placeholder={t('images.filterPlaceholder')}
        value={text}
        onChange={onText}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.nativeEvent.isComposing) onText('')
        }}
      />
      <Select
        label={t('images.show.label')}
        hideLabel
        value={show}
        onChange={onShow}
        options={shows.map((value) => ({ value, label: t(`images.show.${value}`) }))}
      />
      <Select
        label={t('images.group.label')}
        hideLabel
        value={group}
        onChange={(imagesGroup) => void saveSettings({ imagesGroup })}
        options={groups.map((value) => ({ value, label: t(`images.group.${value}`) }))}
      />
      <span className={styles.wide}>
        <SizesButton />
      </span>
      {hasSavePoints && (
        <a className={styles.savePoints} href={`#${paths.savePoints}`}>
          {t('images.savePoints')}
        </a>
      )}
      <p className={styles.count} role="status">
        {count}
      </p>
    </div>
  )
}

function SizesButton() {
  const { t } = useTranslation()
  const status = useImageSizes((sizes) => sizes.status)
  const words = {
    unasked: t('images.sizes.show'),
    asking: t('images.sizes.asking'),
    known: t('images.sizes.again'),
    failed: t('images.sizes.show'),
  }[status]
  return (
    <Button size="small" variant="ghost" pending={status === 'asking'} onClick={() => void askImageSizes()}>
      {words}
    </Button>
  )
}

/** Once sizes were asked for: what they are and the command that tells the same, or why they are not known. */
export function SizesNote() {
  const { t } = useTranslation()
  const { status, fault } = useImageSizes()
  if (status === 'unasked') return null
  return (
    <div className={styles.sizes}>
      <p role="status">
        {fault === null
          ? t('images.sizes.note')
          : t('images.sizes.failed', { reason: faultSentence(t, fault) })}
      </p>
      <CommandLine
        argv={imageCommand.sizes()}
        label={t('common.command')}
        copyLabel={t('common.copyCommand')}
        copiedLabel={t('common.copied')}
      />
    </div>
  )
}
