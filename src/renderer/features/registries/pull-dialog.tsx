import { useRef, useState } from 'react'
import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import * as imageCommand from '#shared/docker-command/images.ts'
import { typedSoFar } from '#shared/docker-command/quote.ts'
import type { Fault } from '#shared/faults.ts'
import { parseReference } from '#shared/image-reference.ts'
import { usePending } from '../../store/actions.ts'
import { navigate } from '../../store/route.ts'
import { ReferenceField } from '../../store/reference-field.tsx'
import { startPull, workKey } from '../../store/work.ts'
import { Button } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { RegistryFailure } from '../../store/registry-failure.tsx'
import styles from './registries.module.css'

const platforms = ['linux/amd64', 'linux/arm64', 'linux/arm/v7', 'linux/386', 'windows/amd64'] as const
const platformPattern = /^[a-z0-9]+(\/[a-z0-9]+){0,2}$/

/** A pull by tag or digest, for this engine's platform or another; how it goes is told in Activity. */
export function PullDialog({ reference: given, onClose }: { reference: string; onClose: () => void }) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const [text, setText] = useState(given)
  const [platformText, setPlatform] = useState('')
  const [fault, setFault] = useState<Fault | null>(null)
  const reference = text.trim()
  const platform = platformText.trim()
  const pending = usePending(workKey.pull(reference)) !== null
  const parsed = parseReference(reference)
  const named = parsed.ok && parsed.reference.kind === 'name' ? parsed.reference : null
  const badPlatform = platform !== '' && !platformPattern.test(platform)
  const input = { reference, ...(platform !== '' && { platform }) }
  const pull = async () => {
    if (named === null || badPlatform || pending) return
    const refused = await startPull(reference, { platform: platform === '' ? undefined : platform })
    setFault(refused)
    if (refused !== null) return
    onClose()
    navigate('/activity')
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) void pull()
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('registries.pull.title')}
      initialFocus={field}
      command={
        <CommandLine
          argv={typedSoFar(imageCommand.pull(input))}
          label={t('common.command')}
          copyLabel={t('common.copyCommand')}
          copiedLabel={t('common.copied')}
        />
      }
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="primary"
            icon={<Download aria-hidden />}
            pending={pending}
            disabled={named === null || badPlatform}
            onClick={() => void pull()}
          >
            {t('search.card.pull')}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        {fault !== null && <RegistryFailure title={t('registries.newer.failedTitle')} fault={fault} />}
        <ReferenceField
          ref={field}
          label={t('registries.pull.reference')}
          placeholder="nginx:1.27, ghcr.io/team/app@sha256:…"
          value={text}
          onChange={setText}
          wanted="any"
          whenEmpty={t('registries.pull.hint')}
          error={parsed.ok && named === null ? t('references.problem.is-id') : null}
          onKeyDown={onKeyDown}
        />
        <TextField
          label={t('registries.pull.platform')}
          mono
          placeholder="linux/arm64"
          suggestions={platforms}
          value={platformText}
          onChange={setPlatform}
          hint={t('registries.pull.platformHint')}
          error={badPlatform ? t('registries.pull.badPlatform') : null}
          onKeyDown={onKeyDown}
        />
      </div>
    </Dialog>
  )
}
