import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { CommandLine } from '../../../ui/command-line.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Progress } from '../../../ui/progress.tsx'
import styles from './commit.module.css'

/** The engine writes the image: how long that takes it does not tell. `lost`: nobody tells its end any more. */
export function CommitWait({
  name,
  argv,
  lost,
  onClose,
}: {
  name: string
  argv: readonly string[]
  lost: boolean
  onClose: () => void
}) {
  const { t } = useTranslation()
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('commit.title', { name })}
      command={
        argv.length > 0 ? (
          <CommandLine
            argv={argv}
            label={t('commit.commandLabel')}
            copyLabel={t('commit.copyCommand')}
            copiedLabel={t('commit.copied')}
          />
        ) : undefined
      }
      footer={<Button onClick={onClose}>{t('commit.close')}</Button>}
    >
      <div className={styles.body}>
        <p role="status">{t(lost ? 'commit.lost' : 'commit.running')}</p>
        {!lost && <Progress label={t('commit.running')} value={null} max={1} />}
        <p className={styles.quiet}>{t(lost ? 'commit.lostText' : 'commit.runningText')}</p>
      </div>
    </Dialog>
  )
}
