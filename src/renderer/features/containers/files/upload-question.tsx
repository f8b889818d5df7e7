import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { faultSentence } from '../../../store/fault-text.ts'
import { useFormat } from '../../../store/intl.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { uploadLimits } from './upload-limits.ts'
import type { UploadFlow } from './use-upload.ts'
import { visibleName } from './visible-name.ts'
import styles from './files.module.css'

/** What stands between a drop and its upload: names that are taken, or a reason why it cannot be. */
export function UploadQuestion({ path, upload }: { path: string; upload: UploadFlow }) {
  const { state, leave } = upload
  if (state.kind === 'none') return null
  if (state.kind === 'taken') return <Taken path={path} names={state.names} upload={upload} />
  return <Refused state={state} onClose={leave} />
}

const shownNames = 20

function Taken({ path, names, upload }: { path: string; names: readonly string[]; upload: UploadFlow }) {
  const { t } = useTranslation()
  const cancel = useRef<HTMLButtonElement>(null)
  return (
    <Dialog
      open
      onOpenChange={upload.leave}
      title={t('files.taken.title', { count: names.length })}
      description={t('files.taken.text', { path: visibleName(path) })}
      initialFocus={cancel}
      footer={
        <>
          <Button ref={cancel} onClick={upload.leave}>
            {t('common.cancel')}
          </Button>
          <Button variant="danger" onClick={upload.replace}>
            {t('files.taken.replace', { count: names.length })}
          </Button>
        </>
      }
    >
      <ul className={styles.names}>
        {names.slice(0, shownNames).map((name) => (
          <li key={name}>
            <bdi>{visibleName(name)}</bdi>
          </li>
        ))}
      </ul>
      {names.length > shownNames && <p>{t('files.taken.more', { count: names.length - shownNames })}</p>}
    </Dialog>
  )
}

function Refused({
  state,
  onClose,
}: {
  state: Extract<UploadFlow['state'], { kind: 'too-many' | 'refused' }>
  onClose: () => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('files.refused')}
      footer={<Button onClick={onClose}>{t('common.close')}</Button>}
    >
      {state.kind === 'too-many' ? (
        <p>{t('files.tooMany', { most: format.number(uploadLimits.most) })}</p>
      ) : (
        <>
          <p>{faultSentence(t, state.fault)}</p>
          <code className={styles.engineWords}>{state.fault.message}</code>
        </>
      )}
    </Dialog>
  )
}
