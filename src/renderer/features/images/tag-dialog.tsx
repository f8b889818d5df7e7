import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fault } from '#shared/faults.ts'
import * as imageCommand from '#shared/docker-command/images.ts'
import { typedSoFar } from '#shared/docker-command/quote.ts'
import { api } from '../../host/api.ts'
import { EngineWords } from '../../store/engine-words.tsx'
import { act, usePending } from '../../store/actions.ts'
import { openPush } from '../../store/push-request.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { useImages } from '../../store/collections.ts'
import { ReferenceField } from '../../store/reference-field.tsx'
import type { TagRequest } from '../../store/tag-request.ts'
import { Button } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { said } from '../../store/said.tsx'
import { toast } from '../../ui/toast.tsx'
import { shortId } from './image-rows.ts'
import styles from './dialogs.module.css'
import { checkTag } from './tag-check.ts'

/** One more name for an image: checked as it is typed, its full form and its command shown. */
export function TagDialog({ image, onClose }: { image: TagRequest; onClose: () => void }) {
  const { t } = useTranslation()
  const images = useImages()
  const name = image.reference === image.id ? shortId(image.id) : image.reference
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  const [fault, setFault] = useState<Fault | null>(null)
  const key = `tag ${image.id} ${image.reference}`
  const pending = usePending(key) !== null
  const reference = text.trim()
  const check = checkTag(reference, image.id, images.status === 'ready' ? images.items : [])
  const input = { image: image.reference, reference }
  const save = async (then: () => void) => {
    if ((check.kind !== 'fine' && check.kind !== 'moves') || pending) {
      field.current?.focus()
      return
    }
    const refused = await act({
      key,
      verb: 'tag',
      subject: name,
      command: imageCommand.tag(input),
      run: () => api.images.tag(input),
    })
    setFault(refused)
    if (refused !== null) return
    onClose()
    then()
  }
  const tell = () => toast({ kind: 'success', title: said((t) => t('images.tagDialog.done', { reference })) })
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title={t('images.tagDialog.title', { name })}
      description={t('images.tagDialog.lead')}
      initialFocus={field}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button disabled={check.kind === 'empty'} onClick={() => void save(() => openPush(reference))}>
            {t('images.tagDialog.saveAndPush')}
          </Button>
          <Button
            variant="primary"
            pending={pending}
            disabled={check.kind === 'empty'}
            onClick={() => void save(tell)}
          >
            {t('images.tagDialog.save')}
          </Button>
        </>
      }
    >
      <ReferenceField
        ref={field}
        label={t('images.tagDialog.reference')}
        value={text}
        onChange={setText}
        wanted="name"
        error={check.kind === 'same' ? t('images.tagDialog.same') : null}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) void save(tell)
        }}
      />
      {check.kind === 'moves' && <p className={styles.warning}>{t('images.tagDialog.moves')}</p>}
      {fault !== null && (
        <div className={styles.item} data-tone="bad" role="alert">
          <strong>{t('images.tagDialog.failed')}</strong>
          <p>{faultSentence(t, fault)}</p>
          <EngineWords fault={fault} />
        </div>
      )}
      <CommandLine
        argv={typedSoFar(imageCommand.tag(input))}
        label={t('common.command')}
        copyLabel={t('common.copyCommand')}
        copiedLabel={t('common.copied')}
      />
    </Dialog>
  )
}
