import { Eraser, Plus } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { api } from '../../host/api.ts'
import { useContainers, useSettings } from '../../store/collections.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { navigate, paths, useRoute } from '../../store/route.ts'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Failed, Loading } from '../../ui/page-state.tsx'
import { Page } from '../../ui/page.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { openDialog } from './actions/dialogs.ts'
import { remember } from './actions/settings.ts'
import { ContainerDialogs } from './dialogs/container-dialogs.tsx'
import { BulkResults } from './list/bulk-results.tsx'
import { FilledList } from './list/filled-list.tsx'
import { NoContainers } from './list/no-containers.tsx'
import { countByShow } from './model/filter.ts'

/** All containers of the engine. */
export function ContainersPage() {
  const { t } = useTranslation()
  const containers = useContainers()
  useQuestionFromAddress(containers.status === 'ready')
  return (
    <Page
      title={t('containers.title')}
      beside={containers.status === 'ready' && <Choices containers={containers.items} />}
      actions={
        <>
          {containers.status === 'ready' && containers.items.length > 0 && (
            <CleanMenu containers={containers.items} />
          )}
          <Button variant="primary" icon={<Plus aria-hidden />} onClick={() => navigate(paths.newContainer)}>
            {t('containers.new')}
          </Button>
        </>
      }
    >
      {containers.status === 'loading' && (
        <Loading label={t('containers.loading')} slowLabel={t('containers.loadingSlow')} />
      )}
      {containers.status === 'failed' && (
        <Failed
          title={t('containers.failed')}
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
      )}
      {containers.status === 'ready' &&
        (containers.items.length === 0 ? (
          <>
            <NoContainers />
            <BulkResults />
          </>
        ) : (
          <FilledList containers={containers.items} />
        ))}
      <ContainerDialogs />
    </Page>
  )
}

/** The palette asks by address; the address is put back when the question is open. */
function useQuestionFromAddress(ready: boolean): void {
  const asked = useRoute().query['clean']
  useEffect(() => {
    if (!ready || (asked !== 'stopped' && asked !== 'all')) return
    openDialog({ kind: 'clean', scope: asked })
    navigate('/containers', { replace: true })
  }, [asked, ready])
}

function CleanMenu({ containers }: { containers: readonly ContainerSummary[] }) {
  const { t } = useTranslation()
  const { stopped } = countByShow(containers)
  return (
    <Menu
      trigger={<Button icon={<Eraser aria-hidden />}>{t('clean.menu')}</Button>}
      items={() => [
        {
          label: t('clean.removeStopped'),
          disabled: stopped === 0,
          onSelect: () => openDialog({ kind: 'clean', scope: 'stopped' }),
        },
        {
          label: t('clean.removeAll'),
          danger: true,
          onSelect: () => openDialog({ kind: 'clean', scope: 'all' }),
        },
      ]}
    />
  )
}

function Choices({ containers }: { containers: readonly ContainerSummary[] }) {
  const { t } = useTranslation()
  const settings = useSettings()
  const counts = countByShow(containers)
  return (
    <>
      <Segmented
        label={t('containers.show.label')}
        value={settings?.containersShow ?? 'all'}
        onChange={(containersShow) => remember({ containersShow })}
        options={(['all', 'running', 'stopped'] as const).map((value) => ({
          value,
          label: t(`containers.show.${value}`, { number: counts[value] }),
        }))}
      />
      <Segmented
        label={t('containers.view.label')}
        value={settings?.containersView ?? 'cards'}
        onChange={(containersView) => remember({ containersView })}
        options={(['cards', 'table'] as const).map((value) => ({
          value,
          label: t(`containers.view.${value}`),
        }))}
      />
    </>
  )
}
