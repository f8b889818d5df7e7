import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { Tabs } from '../../ui/tabs.tsx'
import { CommandTab } from './command-tab.tsx'
import { showTerminals } from './gone.ts'
import { NoTerminal } from './no-terminal.tsx'
import { openTerminal } from './sessions.ts'
import { TerminalBar } from './terminal-bar.tsx'
import { TerminalView } from './terminal-view.tsx'
import { chooseTab, type TerminalTab, useTerminals, visit } from './terminals.ts'
import { useTabLabel } from './use-tab-label.ts'
import styles from './terminal.module.css'

/** Terminals in one container, each in a tab of its own. They live on when the page shows something else. */
export function TerminalPart({ container }: { container: ContainerSummary }) {
  const { t } = useTranslation()
  const { id, name, state } = container
  const all = useTerminals((terminals) => terminals.tabs)
  const chosen = useTerminals((terminals) => terminals.chosen[id])
  const label = useTabLabel()
  const tabs = all.filter((tab) => tab.containerId === id)
  const active = tabs.find((tab) => tab.key === chosen) ?? tabs[0]
  const isNew = state === 'running' && tabs.length === 0
  useEffect(() => {
    // Who comes for a terminal gets one, the first time; later they come back to what they left.
    if (isNew && visit(id)) openTerminal(id, { kind: 'shell', surroundings: {} })
  }, [id, isNew])
  useEffect(() => showTerminals(id), [id])
  return (
    <section className={styles.pane} aria-label={t('terminal.title', { name })}>
      <TerminalBar container={container} active={active} />
      {active === undefined ? (
        <NoTerminal container={container} />
      ) : (
        <Tabs
          label={t('terminal.tabs', { name })}
          value={active.key}
          onChange={(key) => chooseTab(id, key)}
          tabs={tabs.map((tab) => ({
            value: tab.key,
            label: label(tab),
            content: <Content key={tab.key} tab={tab} container={container} label={label(tab)} />,
          }))}
        />
      )}
    </section>
  )
}

function Content({
  tab,
  container,
  label,
}: {
  tab: TerminalTab
  container: ContainerSummary
  label: string
}) {
  return tab.request.kind === 'command' ? (
    <CommandTab tab={tab} container={container} />
  ) : (
    <TerminalView tab={tab} container={container} label={label} />
  )
}
