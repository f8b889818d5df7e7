import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useHost } from '../store/collections.ts'
import { comboText } from '../store/shortcuts.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { sections } from './sections.tsx'
import styles from './shortcut-list.module.css'

const groups = [
  {
    name: 'everywhere',
    rows: [
      ['palette', ['mod+k']],
      ['sections', ['mod+1', `mod+${String(sections.length)}`]],
      ['find', ['mod+f']],
      ['settings', ['mod+,']],
      ['list', ['?']],
    ],
  },
  {
    name: 'lists',
    rows: [
      ['move', ['↑', '↓', '←', '→']],
      ['ends', ['Home', 'End']],
      ['open', ['Enter']],
      ['select', ['Space']],
      ['selectOn', ['shift+↑', 'shift+↓']],
      ['selectAll', ['mod+a']],
      ['selectNone', ['Escape']],
      ['rename', ['F2']],
      ['edit', ['F4']],
      ['remove', ['Delete']],
      ['menu', ['shift+F10']],
      ['folderUp', ['Backspace']],
    ],
  },
  {
    name: 'terminals',
    rows: [
      ['terminal', ['mod+`']],
      ['leaveTerminal', ['Ctrl+shift+l']],
      ['findInTerminal', ['Ctrl+shift+f']],
      ['copyPaste', ['Ctrl+shift+c', 'Ctrl+shift+v']],
    ],
  },
  {
    name: 'logs',
    rows: [
      ['nextHit', ['n', 'shift+n', 'F3', 'shift+F3']],
      ['nextError', ['e', 'shift+e']],
      ['openFields', ['Enter']],
    ],
  },
] as const

export function ShortcutList({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const platform = useHost()?.platform
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('frame.shortcuts.title')}
      reads
      footer={<Button onClick={onClose}>{t('common.close')}</Button>}
    >
      {groups.map(({ name, rows }) => (
        <section key={name} className={styles.group}>
          <h3>{t(`frame.shortcuts.${name}`)}</h3>
          <dl className={styles.rows}>
            {rows.map(([what, combos]) => (
              <div key={what} className={styles.row}>
                <dt>{t(`frame.shortcuts.${what}`)}</dt>
                <dd>
                  {combos.map((combo, index) => (
                    <Fragment key={combo}>
                      {what === 'sections' && index > 0 && <span>{t('frame.shortcuts.to')}</span>}
                      <kbd className={styles.key}>{comboText(combo, platform)}</kbd>
                    </Fragment>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className={styles.note}>{t('frame.shortcuts.note')}</p>
    </Dialog>
  )
}
