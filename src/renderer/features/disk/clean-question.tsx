import { Eraser } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CleanScope, cleanScopes } from '#shared/clean-scopes.ts'
import type { CleanCandidate } from '#shared/contract/disk.ts'
import * as command from '#shared/docker-command/disk.ts'
import { api } from '../../host/api.ts'
import { act, useFailure, usePending } from '../../store/actions.ts'
import { useEngine } from '../../store/collections.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { useTypedConfirmation } from '../../store/typed-confirmation.tsx'
import { useAsked } from '../../store/use-asked.ts'
import { Button } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Empty, Failed, Loading } from '../../ui/page-state.tsx'
import { CandidateList } from './candidate-list.tsx'
import { canTick, freedBy, hasData, startsTicked } from './ticks.ts'
import styles from './disk.module.css'

const askCandidates = (question: string, signal: AbortSignal) =>
  api.disk.candidates(
    { scope: cleanScopes.find((scope) => scope === question) ?? 'dangling-images' },
    { signal },
  )

const nothing: readonly CleanCandidate[] = []

/** Asks before anything goes: the list with sizes, of which each can be left out. */
export function CleanQuestion({
  scope,
  onStarted,
  onClose,
}: {
  scope: CleanScope
  onStarted: (taskId: string) => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const engine = useEngine()
  const cancel = useRef<HTMLButtonElement>(null)
  const [ticks, setTicks] = useState<ReadonlyMap<string, boolean>>(() => new Map())
  const { state, again } = useAsked(scope, askCandidates)
  const items = state.status === 'ready' ? state.answer : nothing
  const isTicked = (item: CleanCandidate) => ticks.get(item.id) ?? startsTicked(item)
  const going = items.filter(isTicked)
  const count = going.length
  const confirmation = useTypedConfirmation(hasData(scope, going) ? String(count) : null)
  const key = `clean-up ${scope}`
  const pending = usePending(key) !== null
  const failure = useFailure(key)
  const start = () => void begin(scope, going, onStarted)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="large"
      title={t(`disk.scope.${scope}.title`)}
      description={
        <>
          <p>{t(`disk.scope.${scope}.text`)}</p>
          <p>{t('disk.dialog.engine', { engine: engine?.endpoint?.name ?? '' })}</p>
        </>
      }
      initialFocus={cancel}
      command={<Commands lines={count === 0 ? [command.candidates(scope)] : command.cleanUp(scope, going)} />}
      confirmation={count > 0 ? confirmation.field : null}
      footer={
        <>
          <Button ref={cancel} onClick={onClose}>
            {t(state.status === 'ready' && items.length === 0 ? 'common.close' : 'common.cancel')}
          </Button>
          {items.length > 0 && (
            <Button
              variant="danger"
              disabled={count === 0 || !confirmation.given || !canTick(count)}
              pending={pending}
              onClick={start}
            >
              {t('disk.dialog.confirm', { count })}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.body}>
        {state.status === 'loading' && (
          <Loading shape="text" label={t('disk.dialog.looking')} slowLabel={t('disk.slow')} />
        )}
        {state.status === 'failed' && (
          <Failed
            title={t('disk.dialog.failedTitle')}
            sentence={faultSentence(t, state.fault)}
            engineWords={state.fault.message}
            copyLabel={t('common.copyEngineWords')}
            copiedLabel={t('common.copied')}
            action={<Button onClick={again}>{t('common.retry')}</Button>}
          />
        )}
        {state.status === 'ready' && items.length === 0 && (
          <Empty icon={<Eraser aria-hidden />} title={t('disk.dialog.emptyTitle')}>
            {t('disk.dialog.empty')}
          </Empty>
        )}
        {items.length > 0 && (
          <>
            <CandidateList
              scope={scope}
              items={items}
              isTicked={isTicked}
              freed={freedBy(going)}
              onTick={(ids, ticked) =>
                setTicks((last) => new Map([...last, ...ids.map((id) => [id, ticked] as const)]))
              }
            />
            {hasData(scope, going) && <p className={styles.warning}>{t('disk.dialog.volumesData')}</p>}
            <p className={styles.quiet}>
              {t(scope === 'build-cache' ? 'disk.dialog.cache' : 'disk.dialog.pruneNote')}
            </p>
          </>
        )}
        {failure !== null && (
          <p role="alert" className={styles.warning}>
            {faultSentence(t, failure)}
          </p>
        )}
      </div>
    </Dialog>
  )
}

async function begin(
  scope: CleanScope,
  going: readonly CleanCandidate[],
  onStarted: (taskId: string) => void,
): Promise<void> {
  const items = going.map(({ id, name, references, size, createdAt }) => ({
    id,
    name,
    references: [...references],
    size,
    createdAt,
  }))
  await act({
    key: `clean-up ${scope}`,
    verb: 'cleanUp',
    subject: going.map(({ name }) => name).join(', '),
    command: command.cleanUp(scope, going)[0] ?? [],
    run: async () => {
      const started = await api.disk.cleanUp({ scope, items })
      onStarted(started.taskId)
      return started
    },
  })
}

const shownCommands = 5

function Commands({ lines }: { lines: readonly (readonly string[])[] }) {
  const { t } = useTranslation()
  return lines
    .slice(0, shownCommands)
    .map((argv) => (
      <CommandLine
        key={argv.join(' ')}
        argv={argv}
        label={t('common.command')}
        copyLabel={t('common.copyCommand')}
        copiedLabel={t('common.copied')}
      />
    ))
}
