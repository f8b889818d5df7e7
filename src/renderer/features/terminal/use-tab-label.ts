import { useTranslation } from 'react-i18next'
import type { TerminalTab } from './terminals.ts'

/** What a tab is called: what runs in it, and which of several it is. */
export function useTabLabel(): (tab: TerminalTab) => string {
  const { t } = useTranslation()
  return ({ number, request, state }) => {
    if (request.kind === 'command') return t('terminal.tab.command', { number })
    if (request.kind === 'attach') return t('terminal.tab.attach', { number })
    const opened =
      state.status === 'open' || state.status === 'ended' ? state.opened.command : request.command
    const program = opened?.[0]?.split('/').at(-1)
    return program === undefined
      ? t('terminal.tab.shell', { number })
      : t('terminal.tab.program', { program, number })
  }
}
