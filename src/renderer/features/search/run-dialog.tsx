import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fault } from '#shared/faults.ts'
import * as containerCommand from '#shared/docker-command/containers.ts'
import { act, usePending } from '../../store/actions.ts'
import { useContainers, useImages } from '../../store/collections.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { navigate, paths } from '../../store/route.ts'
import { startRun } from '../../store/work.ts'
import { api } from '../../host/api.ts'
import { Button } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { toast } from '../../ui/toast.tsx'
import { closeForm, useForm } from './form-store.ts'
import { imagesHere } from './here.ts'
import { checkForm } from './run-form-check.ts'
import { RunFields } from './run-fields.tsx'
import { inputOf } from './run-form.ts'
import type { RunForm } from './run-form.ts'
import styles from './run-dialog.module.css'
import { fullForm } from './typed-reference.ts'

const createKey = 'create from the form'

/** Run with options: everything checked at its field, and the docker command beside it as it grows. */
export function RunDialog() {
  const form = useForm((state) => state.form)
  return form === null ? null : <OpenRunDialog form={form} />
}

function OpenRunDialog({ form }: { form: RunForm }) {
  const { t } = useTranslation()
  const containers = useContainers()
  const images = useImages()
  const pending = usePending(createKey) !== null
  const [tried, setTried] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const problems = checkForm(form, containers.status === 'ready' ? containers.items : [])
  const here = images.status === 'ready' && imagesHere(images.items).has(form.image)
  const send = (how: 'run' | 'create') => {
    setTried(true)
    if (problems.size > 0) return focusFirstProblem()
    if (how === 'create') return void create(form, t, setFault)
    closeForm()
    return void startRun(inputOf(form))
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) closeForm()
      }}
      size="large"
      title={t('search.form.title', { image: form.image })}
      description={<code>{t('search.form.imageFull', { reference: fullForm(form.image) })}</code>}
      footer={
        <>
          <div className={styles.command}>
            <CommandLine
              argv={containerCommand.run(inputOf(form))}
              label={t('search.form.commandLine')}
              copyLabel={t('common.copyCommand')}
              copiedLabel={t('common.copied')}
            />
          </div>
          <Button onClick={closeForm}>{t('common.cancel')}</Button>
          <Button disabled={!here} pending={pending} onClick={() => send('create')}>
            {t('search.form.createOnly')}
          </Button>
          <Button variant="primary" onClick={() => send('run')}>
            {t('search.form.run')}
          </Button>
        </>
      }
    >
      <RunFields form={form} problems={problems} tried={tried} />
      {!here && <p className={styles.quiet}>{t('search.form.createNeedsImage')}</p>}
      {fault !== null && (
        <div className={styles.refused} role="alert">
          <strong>{t('search.form.refused')}</strong>
          <p>{faultSentence(t, fault)}</p>
          {fault.message !== '' && <code>{fault.message}</code>}
        </div>
      )}
    </Dialog>
  )
}

async function create(form: RunForm, t: TFunction, setFault: (fault: Fault | null) => void): Promise<void> {
  const input = inputOf(form)
  let name = ''
  const fault = await act({
    key: createKey,
    verb: 'create',
    subject: input.name ?? input.image,
    command: containerCommand.create(input),
    run: async () => {
      name = (await api.containers.create(input)).name
    },
  })
  setFault(fault)
  if (fault !== null) return
  closeForm()
  navigate(paths.container(name))
  toast({ kind: 'success', title: t('search.form.created', { name }) })
}

/** The fields tell what is wrong; the person is taken to the first of them. */
function focusFirstProblem(): void {
  requestAnimationFrame(() => {
    const field = document.querySelector('[role="dialog"] [aria-invalid="true"]')
    if (field instanceof HTMLElement) field.focus()
  })
}
