import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { lazyPart } from '../../../store/lazy-part.ts'
import { type ContainerTab, navigate, paths } from '../../../store/route.ts'
import { useShortcut } from '../../../store/shortcuts.ts'
import { Page } from '../../../ui/page.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { LogsPane } from '../../logs/logs-pane.tsx'
import { containerKey, killNowKey } from '../actions/container-key.ts'
import { beginRename, openDialog, useDialogs } from '../actions/dialogs.ts'
import { useGrace } from '../actions/grace.ts'
import { ContainerBadge } from '../container-badge.tsx'
import { ContainerDialogs } from '../dialogs/container-dialogs.tsx'
import { CopyingNote } from '../edit/copying-note.tsx'
import { EditNotes } from '../edit/edit-notes.tsx'
import { FailureNote } from '../failure-note.tsx'
import { GraceBar } from '../list/grace-bar.tsx'
import { canMove } from '../model/moves.ts'
import { PortLinks } from '../port-links.tsx'
import { RenameField } from '../rename-field.tsx'
import { HeaderActions } from './header-actions.tsx'
import { Overview } from './overview.tsx'
import styles from './container-page.module.css'

const TerminalPart = lazyPart(async () => (await import('../../terminal/terminal-part.tsx')).TerminalPart)
const FilesTab = lazyPart(async () => (await import('../files/files-tab.tsx')).FilesTab)
const StatsTab = lazyPart(async () => (await import('../stats/stats-tab.tsx')).StatsTab)
const ProcessesTab = lazyPart(async () => (await import('../processes/processes-tab.tsx')).ProcessesTab)
const InspectTab = lazyPart(async () => (await import('../inspect/inspect-tab.tsx')).InspectTab)
const ChangesTab = lazyPart(async () => (await import('../changes/changes-tab.tsx')).ChangesTab)
const SavePointsTab = lazyPart(async () => (await import('../save-points/save-points-tab.tsx')).SavePointsTab)

/** The page of a container that is there, or of one that is gone while its log is still looked at. */
export function PresentContainer({
  container,
  tab,
  isGone = false,
}: {
  container: ContainerSummary
  tab: ContainerTab
  isGone?: boolean
}) {
  const { t } = useTranslation()
  const { id, name } = container
  const renaming = useDialogs((dialogs) => dialogs.renaming) === id
  const tabs = [
    { value: 'overview', label: t('container.tabs.overview'), content: <Overview container={container} /> },
    {
      value: 'logs',
      label: t('container.tabs.logs'),
      content: <LogsPane key={id} containerId={id} name={name} />,
    },
    {
      value: 'terminal',
      label: t('container.tabs.terminal'),
      content: <TerminalPart key={id} container={container} />,
    },
    {
      value: 'files',
      label: t('container.tabs.files'),
      content: <FilesTab key={id} container={container} />,
    },
    {
      value: 'stats',
      label: t('container.tabs.stats'),
      content: <StatsTab key={id} container={container} />,
    },
    {
      value: 'processes',
      label: t('container.tabs.processes'),
      content: <ProcessesTab key={id} container={container} />,
    },
    {
      value: 'changes',
      label: t('container.tabs.changes'),
      content: <ChangesTab key={id} container={container} />,
    },
    {
      value: 'save-points',
      label: t('container.tabs.savePoints'),
      content: <SavePointsTab key={id} container={container} />,
    },
    {
      value: 'inspect',
      label: t('container.tabs.inspect'),
      content: <InspectTab key={id} container={container} />,
    },
  ] as const
  useShortcut('F2', () => beginRename(id), { when: !isGone })
  useShortcut('mod+`', () => navigate(paths.container(name, 'terminal'), { replace: true }))
  useShortcut('F4', () => navigate(paths.edit(name)))
  useShortcut('Delete', () => openDialog({ kind: 'remove', ids: [id] }), {
    when: !isGone && canMove(container.state, 'remove'),
  })
  return (
    <Page
      fill
      title={renaming ? <RenameField container={container} /> : name}
      beside={!isGone && <Beside container={container} />}
      actions={!isGone && <HeaderActions container={container} />}
    >
      {isGone ? <GoneNote /> : <Notes container={container} />}
      <Tabs<ContainerTab>
        label={t('container.tabs.label', { name })}
        value={tab}
        onChange={(next) => navigate(paths.container(name, next), { replace: true })}
        tabs={tabs.map((each) => ({ ...each, content: <Suspense>{each.content}</Suspense> }))}
      />
      <ContainerDialogs key={id} onRemoved={() => navigate('/containers')} />
    </Page>
  )
}

function GoneNote() {
  const { t } = useTranslation()
  return (
    <div className={styles.notes}>
      <p className={styles.away} role="status">
        {t('container.goneLog')} <a href="#/containers">{t('container.gone.action')}</a>
      </p>
    </div>
  )
}

function Beside({ container }: { container: ContainerSummary }) {
  return (
    <>
      <ContainerBadge container={container} />
      <span className={styles.origin}>
        <a className={styles.image} href={`#${paths.image(container.imageId)}`}>
          {container.image}
        </a>
        <PortLinks name={container.name} ports={container.ports} limit={4} />
      </span>
    </>
  )
}

/** What a person must know before reading on: a stop under way, a failure. An engine that is away is told above the page. */
function Notes({ container }: { container: ContainerSummary }) {
  const grace = useGrace(container.id)
  return (
    <div className={styles.notes}>
      <EditNotes containerId={container.id} />
      <CopyingNote name={container.name} />
      {grace !== null && <GraceBar container={container} grace={grace} />}
      <FailureNote storeKey={containerKey(container.id)} name={container.name} />
      <FailureNote storeKey={killNowKey(container.id)} name={container.name} />
    </div>
  )
}
