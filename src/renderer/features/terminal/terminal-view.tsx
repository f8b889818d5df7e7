import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { useSettings } from '../../store/collections.ts'
import { copyText } from '../../ui/copy-button.tsx'
import { Loading } from '../../ui/page-state.tsx'
import { TerminalFailure } from './terminal-failure.tsx'
import { TerminalFooter } from './terminal-footer.tsx'
import type { Screen, ScreenKey } from './screen.ts'
import { screenOf } from './sessions.ts'
import type { TerminalTab } from './terminals.ts'
import styles from './terminal.module.css'

/** One terminal: its screen, and below it how it stands. */
export function TerminalView({
  tab,
  container,
  label,
}: {
  tab: TerminalTab
  container: ContainerSummary
  label: string
}) {
  const { t } = useTranslation()
  const { state, key } = tab
  if (state.status === 'failed')
    return <TerminalFailure tab={tab} fault={state.fault} container={container} />
  return (
    <div className={styles.view}>
      <Notice tab={tab} />
      <div className={styles.screenArea}>
        <ScreenPlace key={key} tab={tab} label={t('terminal.screen', { label, name: container.name })} />
        {state.status === 'opening' && (
          <div className={styles.opening}>
            <Loading shape="text" label={t('terminal.opening')} slowLabel={t('common.slow')} />
          </div>
        )}
      </div>
      <TerminalFooter tab={tab} container={container} />
    </div>
  )
}

/** What must be known before a key is pressed. */
function Notice({ tab: { request, state } }: { tab: TerminalTab }) {
  const { t } = useTranslation()
  if (state.status !== 'open') return null
  const { tty, input, endsInput, staysBehind } = state.opened
  if (staysBehind) return <p className={styles.notice}>{t('terminal.noHangUp')}</p>
  if (request.kind !== 'attach') return null
  const words = !input
    ? t('terminal.attached.noInput')
    : tty
      ? t('terminal.attached.tty', { keys: request.detachKeys ?? 'Ctrl+P Ctrl+Q' })
      : t(endsInput ? 'terminal.attached.endsInput' : 'terminal.attached.plain')
  return <p className={styles.notice}>{words}</p>
}

/** Where the screen of a tab is put; it goes on by itself when it is taken away. */
function ScreenPlace({ tab, label }: { tab: TerminalTab; label: string }) {
  const place = useRef<HTMLDivElement>(null)
  const readable = useSettings()?.terminalReadable ?? false
  const { key } = tab
  useEffect(() => {
    const screen = screenOf(key)
    if (screen === null || place.current === null) return
    const hide = screen.show(place.current, (pressed) => void answer(pressed, screen, place.current))
    screen.focus()
    return hide
  }, [key])
  useEffect(() => {
    screenOf(key)?.setReadable(readable)
    screenOf(key)?.setLabel(label)
  }, [key, readable, label])
  const isOpen = tab.state.status === 'open'
  useEffect(() => {
    if (!isOpen) return
    // The menu or the dialog that it was asked in gives the focus back to its button when it is gone.
    const take = (): void => {
      if (isFree(place.current)) screenOf(key)?.focus()
    }
    take()
    const again = setTimeout(take, untilGone)
    return () => clearTimeout(again)
  }, [key, isOpen])
  return <div ref={place} className={styles.screen} data-terminal={tab.state.status} />
}

/** Milliseconds in which a menu or a dialog goes. */
const untilGone = 300

/** Whether the person has not gone elsewhere meanwhile: to a field, to a tab, to a menu that just opens, off the terminals. */
function isFree(place: HTMLElement | null): boolean {
  const { activeElement } = document
  if (activeElement === null || activeElement === document.body) return true
  const isHere = place?.closest('section')?.contains(activeElement) === true
  return isHere && !activeElement.matches('input, [role="tab"], [aria-expanded="true"]')
}

async function answer(pressed: ScreenKey, screen: Screen, place: HTMLElement | null): Promise<void> {
  const pane = place?.closest('section')
  switch (pressed) {
    case 'copy':
      await copyText(screen.selection())
      return
    case 'find':
      pane?.querySelector<HTMLElement>('[data-terminal-search] input')?.focus()
      return
    case 'leave':
      pane?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus()
      return
    case 'paste':
      return
  }
}
