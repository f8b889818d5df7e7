import { useEffect } from 'react'
import { Unplug } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import * as command from '#shared/docker-command/containers.ts'
import { navigate, paths } from '../../../store/route.ts'
import { Button } from '../../../ui/button.tsx'
import { CommandLine } from '../../../ui/command-line.tsx'
import { Empty } from '../../../ui/page-state.tsx'
import { Page } from '../../../ui/page.tsx'
import { HistoryPanel } from './history-panel.tsx'
import { useImages } from '../../../store/collections.ts'

/** Nobody answers to this name: removed, here or by another hand, or never there. */
export function GonePage({ id }: { id: string }) {
  const { t } = useTranslation()
  // Another hand took the page away, and the focus with it.
  useEffect(() => {
    if (document.activeElement === document.body)
      document.querySelector<HTMLElement>('#page h1')?.focus({ preventScroll: true })
  }, [])
  return (
    <Page title={id}>
      <Empty
        icon={<Unplug aria-hidden />}
        title={t('container.gone.title')}
        action={
          <Button variant="primary" onClick={() => navigate('/containers')}>
            {t('container.gone.action')}
          </Button>
        }
        command={
          <CommandLine
            argv={command.list()}
            label={t('containers.commandLabel')}
            copyLabel={t('containers.copyCommand')}
            copiedLabel={t('containers.copied')}
          />
        }
      >
        {t('container.gone.text', { id })}
        <LeftSavePoints container={id} />
      </Empty>
      <HistoryPanel id={id} name={id} details={null} />
    </Page>
  )
}

/** What was saved of a container outlives it. */
function LeftSavePoints({ container }: { container: string }) {
  const { t } = useTranslation()
  const images = useImages()
  const left =
    images.status === 'ready' &&
    images.items.some(
      ({ savePoint }) => savePoint?.container === container || savePoint?.containerId.startsWith(container),
    )
  if (!left) return null
  return (
    <p>
      {t('container.gone.savePoints')}{' '}
      <a href={`#${paths.savePoints}`}>{t('container.gone.showSavePoints')}</a>
    </p>
  )
}
