import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as command from '#shared/docker-command/containers.ts'
import { navigate, paths } from '../../../store/route.ts'
import { startRun } from '../../../store/work.ts'
import { Button } from '../../../ui/button.tsx'
import { CommandLine } from '../../../ui/command-line.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/field.tsx'
import { nameProblem } from '../model/name.ts'
import { madeOf, proposedName, type SavePointItem } from '../model/save-points.ts'
import { useContainers } from '../../../store/collections.ts'
import styles from './save-points.module.css'

/** A new container from a save point; the one it was made of stays as it is. */
export function StartAgain({ item, onClose }: { item: SavePointItem; onClose: () => void }) {
  const { t } = useTranslation()
  const containers = useContainers()
  const known = containers.status === 'ready' ? containers.items : []
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const [name, setName] = useState(() => proposedName(item, known))
  const from = madeOf(item, known)
  const problem = nameProblem(name.trim(), '', known)
  const input = { image: item.reference, name: name.trim() }
  const start = () => {
    onClose()
    void startRun(input)
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('savePoints.start.title', { name: item.name })}
      description={t('savePoints.start.text')}
      initialFocus={field}
      command={
        <CommandLine
          argv={command.run(input)}
          label={t('common.command')}
          copyLabel={t('common.copyCommand')}
          copiedLabel={t('common.copied')}
        />
      }
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            onClick={() => {
              onClose()
              navigate(paths.create({ ...(from && { from: from.name }), ...input }))
            }}
          >
            {t('savePoints.start.options')}
          </Button>
          <Button variant="primary" disabled={problem !== null} onClick={start}>
            {t('savePoints.start.confirm')}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <TextField
          ref={field}
          mono
          label={t('savePoints.start.name')}
          value={name}
          onChange={setName}
          error={problem === null ? null : t(`containers.rename.problem.${problem}`)}
        />
        <p className={styles.quiet}>{t('savePoints.start.keeps')}</p>
      </div>
    </Dialog>
  )
}
