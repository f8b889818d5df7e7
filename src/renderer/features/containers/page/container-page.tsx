import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { api } from '../../../host/api.ts'
import { useContainer, useContainers } from '../../../store/collections.ts'
import { faultSentence } from '../../../store/fault-text.ts'
import { type ContainerTab, navigate, paths, useRoute } from '../../../store/route.ts'
import { Button } from '../../../ui/button.tsx'
import { Failed, Loading } from '../../../ui/page-state.tsx'
import { Page } from '../../../ui/page.tsx'
import { useHasTerminals } from '../../terminal/terminals.ts'
import { beginRename, openDialog } from '../actions/dialogs.ts'
import { editedName } from '#shared/edited-name.ts'
import { GonePage } from './gone-page.tsx'
import { PresentContainer } from './present-container.tsx'

/** One container, by its name or its id. */
export function ContainerPage({ id, tab }: { id: string; tab: ContainerTab }) {
  const { t } = useTranslation()
  const containers = useContainers()
  const container = useFollowed(id, tab)
  const last = useLastKnown(container)
  const hasTerminals = useHasTerminals(last?.id)
  useQuestionFromAddress(container, tab)
  if (containers.status === 'loading')
    return (
      <Page title={id}>
        <Loading label={t('container.loading')} slowLabel={t('container.loadingSlow')} />
      </Page>
    )
  if (containers.status === 'failed')
    return (
      <Page title={id}>
        <Failed
          title={t('container.failedTitle')}
          sentence={faultSentence(t, containers.fault)}
          engineWords={containers.fault.message}
          copyLabel={t('containers.copyWords')}
          copiedLabel={t('containers.copied')}
          action={
            <Button onClick={() => void api.system.retry().catch(() => undefined)}>
              {t('containers.retry')}
            </Button>
          }
        />
      </Page>
    )
  if (container !== undefined) return <PresentContainer container={container} tab={tab} />
  // What was read of its log or stands in its terminals is nowhere else any more: it stays until the person leaves it.
  if (last !== undefined && (tab === 'logs' || (tab === 'terminal' && hasTerminals)))
    return <PresentContainer container={last} tab={tab} isGone />
  return <GonePage id={id} />
}

/**
 * The container of the address. Renamed meanwhile, by whomever, the address follows it; but what an edit sets
 * aside is left: the name is soon the new container's.
 */
function useFollowed(id: string, tab: ContainerTab): ContainerSummary | undefined {
  const named = useContainer(id)
  const [known, setKnown] = useState(id)
  const container = useContainer(known)
  if (named !== undefined && named.id !== known) setKnown(named.id)
  const found = named ?? container
  const setAside = found !== undefined && editedName(found.name) === id
  const renamedTo = named === undefined && !setAside ? found?.name : undefined
  useEffect(() => {
    if (renamedTo !== undefined) navigate(paths.container(renamedTo, tab), { replace: true })
  }, [renamedTo, tab])
  return found
}

function useLastKnown(container: ContainerSummary | undefined): ContainerSummary | undefined {
  const [last, setLast] = useState(container)
  if (container !== undefined && container !== last) setLast(container)
  return container ?? last
}

/** The tray, the menus and the palette ask by address; the address is put back when the question is open. */
function useQuestionFromAddress(container: ContainerSummary | undefined, tab: ContainerTab): void {
  const asked = useRoute().query['dialog']
  useEffect(() => {
    if (asked === undefined || container === undefined) return
    ask(asked, container.id)
    navigate(paths.container(container.name, tab), { replace: true })
  }, [asked, container, tab])
}

function ask(question: string, id: string): void {
  switch (question) {
    case 'rename':
      return beginRename(id)
    case 'remove':
      return openDialog({ kind: 'remove', ids: [id] })
    case 'commit':
    case 'save-point':
    case 'kill':
    case 'command':
      return openDialog({ kind: question, id })
    default:
      return undefined
  }
}
