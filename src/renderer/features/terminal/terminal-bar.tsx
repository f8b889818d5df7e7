import { ArrowDown, ArrowUp, Copy, Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy-button.tsx'
import { SearchField } from '../../ui/field.tsx'
import { Menu, type MenuItem } from '../../ui/menu.tsx'
import { said } from '../../store/said.tsx'
import { toast } from '../../ui/toast.tsx'
import { AttachDialog } from './attach-dialog.tsx'
import { closeTab } from './close-tab.ts'
import { NewTerminalDialog } from './new-terminal-dialog.tsx'
import { useIsGone } from './gone.ts'
import { opennessOf } from './openness.ts'
import { openTerminal, screenOf } from './sessions.ts'
import { addTab, type TerminalTab } from './terminals.ts'
import styles from './terminal.module.css'

/** New terminals, and what can be done with the one that is shown. */
export function TerminalBar({
  container,
  active,
}: {
  container: ContainerSummary
  active: TerminalTab | undefined
}) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState<'program' | 'keys' | null>(null)
  const { id } = container
  const state = opennessOf(container.state)
  const runs = state === 'running'
  const isGone = useIsGone(id)
  const items: readonly MenuItem[] = [
    {
      label: t('terminal.new.plain'),
      disabled: !runs,
      onSelect: () => openTerminal(id, { kind: 'shell', surroundings: {} }),
    },
    { label: t('terminal.new.options'), disabled: !runs, onSelect: () => setAsking('program') },
    {
      label: t('terminal.new.command'),
      disabled: !runs,
      onSelect: () => void addTab(id, { kind: 'command' }),
    },
    { kind: 'separator' },
    state !== 'stopped'
      ? {
          disabled: state === 'restarting',
          label: t('terminal.new.attach'),
          onSelect: () => openTerminal(id, { kind: 'attach', start: false }),
        }
      : {
          label: t('terminal.new.startAttached'),
          onSelect: () => openTerminal(id, { kind: 'attach', start: true }),
        },
    {
      label: t('terminal.new.detachKeys'),
      disabled: state === 'restarting',
      onSelect: () => setAsking('keys'),
    },
  ]
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('terminal.toolbar')}>
      {!isGone && (
        <Menu
          trigger={
            <Button size="small" icon={<Plus aria-hidden />}>
              {t('terminal.new.label')}
            </Button>
          }
          items={() => items}
        />
      )}
      {active !== undefined && active.request.kind !== 'command' && <ScreenTools tab={active} />}
      {active !== undefined && (
        <Button
          size="small"
          className={styles.end}
          icon={<X aria-hidden />}
          onClick={() => closeTab(active, container)}
        >
          {t('terminal.close')}
        </Button>
      )}
      {asking === 'program' && <NewTerminalDialog container={container} onClose={() => setAsking(null)} />}
      {asking === 'keys' && <AttachDialog container={container} onClose={() => setAsking(null)} />}
    </div>
  )
}

/** Search and copy; the box is found by Ctrl+Shift+F from within the terminal. */
function ScreenTools({ tab }: { tab: TerminalTab }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [found, setFound] = useState(true)
  const find = (wanted: string, direction: 'next' | 'previous'): void => {
    if (wanted === '') screenOf(tab.key)?.clearFind()
    setFound(wanted === '' || screenOf(tab.key)?.find(wanted, direction) === true)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') find(text, event.shiftKey ? 'previous' : 'next')
    if (event.key === 'Escape') {
      event.stopPropagation()
      setText('')
      find('', 'next')
      screenOf(tab.key)?.focus()
    }
  }
  const copy = async (): Promise<void> => {
    const selection = screenOf(tab.key)?.selection() ?? ''
    if (selection === '') toast({ kind: 'info', title: said((t) => t('terminal.nothingSelected')) })
    else if (await copyText(selection)) toast({ kind: 'success', title: said((t) => t('terminal.copied')) })
    else toast({ kind: 'failure', title: said((t) => t('terminal.copyRefused')) })
  }
  return (
    <>
      <div className={styles.search} data-terminal-search>
        <SearchField
          label={t('terminal.search.label')}
          value={text}
          onChange={(next) => {
            setText(next)
            find(next, 'next')
          }}
          onKeyDown={onKeyDown}
          end={
            <span className={styles.hits} role="status">
              {found ? '' : t('terminal.search.nothing')}
            </span>
          }
        />
        <IconButton
          label={t('terminal.search.previous')}
          icon={<ArrowUp aria-hidden />}
          disabled={text === ''}
          onClick={() => find(text, 'previous')}
        />
        <IconButton
          label={t('terminal.search.next')}
          icon={<ArrowDown aria-hidden />}
          disabled={text === ''}
          onClick={() => find(text, 'next')}
        />
      </div>
      <Button size="small" icon={<Copy aria-hidden />} onClick={() => void copy()}>
        {t('common.copy')}
      </Button>
    </>
  )
}
