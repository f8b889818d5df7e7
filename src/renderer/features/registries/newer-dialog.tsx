import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { NewerImage } from '#shared/contract/images.ts'
import * as imageCommand from '#shared/docker-command/images.ts'
import type { Recreated } from '#shared/contract/tasks.ts'
import type { Fault } from '#shared/faults.ts'
import { api } from '../../host/api.ts'
import { useContainers, useImages } from '../../store/collections.ts'
import { NotRecreated } from '../../store/not-recreated.tsx'
import { navigate } from '../../store/route.ts'
import { useAsked } from '../../store/use-asked.ts'
import { Button } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Checkbox } from '../../ui/field.tsx'
import { Loading } from '../../ui/page-state.tsx'
import { madeFrom } from './made-from.ts'
import { pullAndRecreate, recreate } from './recreate.ts'
import { RegistryFailure } from '../../store/registry-failure.tsx'
import styles from './registries.module.css'

const ask = (reference: string, signal: AbortSignal) => api.images.newer({ reference }, { signal })

/** Whether the registry has another image under this tag, and then: pull it, and exchange the containers made of it. */
export function NewerDialog({ reference, onClose }: { reference: string; onClose: () => void }) {
  const { t } = useTranslation()
  const close = useRef<HTMLButtonElement>(null)
  const { state, again } = useAsked(reference, ask)
  const { all, behind } = useMadeFrom(reference)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const [recreated, setRecreated] = useState<readonly Recreated[]>([])
  const isOpen = useIsOpen()
  const newer = state.status === 'ready' && state.answer.verdict !== 'same'
  const offered = newer ? all : behind
  const chosen = offered.filter(({ id }) => !left.has(id))
  const go = async (containers: readonly ContainerSummary[]) => {
    setBusy(true)
    setRecreated([])
    const ended = newer
      ? await pullAndRecreate(reference, containers)
      : { fault: null, recreated: await recreate(containers, reference) }
    // Closed meanwhile: the work tells of its end by itself, and the person is elsewhere.
    if (!isOpen.current) return
    setFault(ended.fault)
    setRecreated(ended.recreated)
    setBusy(false)
    if (ended.fault !== null || ended.recreated.some(({ fault: why }) => why !== null)) return
    onClose()
    if (containers.length > 0) navigate('/activity')
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('registries.newer.title', { name: reference })}
      initialFocus={close}
      command={
        <CommandLine
          argv={newer ? imageCommand.pull({ reference }) : imageCommand.newer({ reference })}
          label={t('common.command')}
          copyLabel={t('common.copyCommand')}
          copiedLabel={t('common.copied')}
        />
      }
      footer={
        <>
          <Button ref={close} onClick={onClose}>
            {t('common.close')}
          </Button>
          {newer && (
            <Button pending={busy} onClick={() => void go([])}>
              {t(busy ? 'images.pulling' : 'registries.newer.pull')}
            </Button>
          )}
          {state.status === 'ready' && offered.length > 0 && (
            <Button
              variant="primary"
              pending={busy}
              disabled={chosen.length === 0}
              onClick={() => void go(chosen)}
            >
              {t(newer ? 'registries.newer.recreate' : 'registries.newer.recreateAlone', {
                count: chosen.length,
              })}
            </Button>
          )}
          {state.status === 'failed' && <Button onClick={again}>{t('common.retry')}</Button>}
        </>
      }
    >
      <div className={styles.body}>
        {state.status === 'loading' && (
          <Loading shape="text" label={t('registries.newer.asking')} slowLabel={t('registries.slow')} />
        )}
        {state.status === 'failed' &&
          (state.fault.code === 'not-found' ? (
            <p role="status">{t('registries.newer.notThere')}</p>
          ) : (
            <RegistryFailure title={t('registries.newer.failedTitle')} fault={state.fault} />
          ))}
        {state.status === 'ready' && <Verdict found={state.answer} />}
        {fault !== null && <RegistryFailure title={t('registries.newer.notPulled')} fault={fault} />}
        <div role="alert">
          <NotRecreated containers={recreated} />
        </div>
        {state.status === 'ready' && offered.length > 0 && (
          <fieldset className={styles.choices}>
            <legend>{t('registries.newer.which')}</legend>
            {offered.map(({ id, name }) => (
              <Checkbox
                key={id}
                label={name}
                checked={!left.has(id)}
                onChange={(on) => setLeft((before) => toggled(before, id, on))}
              />
            ))}
            <p className={styles.quiet}>{t('registries.newer.how')}</p>
          </fieldset>
        )}
      </div>
    </Dialog>
  )
}

function useIsOpen() {
  const isOpen = useRef(true)
  useEffect(() => {
    isOpen.current = true
    return () => {
      isOpen.current = false
    }
  }, [])
  return isOpen
}

function Verdict({ found: { reference, here, there, verdict } }: { found: NewerImage }) {
  const { t } = useTranslation()
  return (
    <>
      <p role="status">{t(`registries.newer.verdict.${verdict}`, { name: reference })}</p>
      <dl className={styles.facts}>
        <dt>{t('registries.newer.there')}</dt>
        <dd>
          <code>{there}</code>
        </dd>
        {verdict === 'other' && (
          <>
            <dt>{t('registries.newer.here')}</dt>
            {here.map((digest) => (
              <dd key={digest}>
                <code>{digest}</code>
              </dd>
            ))}
          </>
        )}
      </dl>
    </>
  )
}

function useMadeFrom(reference: string) {
  const containers = useContainers()
  const images = useImages()
  const known = images.status === 'ready' ? images.items : []
  const image = known.find(({ references }) => references.includes(reference))
  return madeFrom(containers.status === 'ready' ? containers.items : [], reference, image?.id ?? null)
}

function toggled(left: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> {
  return on ? new Set([...left].filter((each) => each !== id)) : new Set([...left, id])
}
