import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { navigate } from '../store/route.ts'
import { useShortcut } from '../store/shortcuts.ts'
import { Drawer } from '../ui/drawer.tsx'
import { Toaster } from '../ui/toast.tsx'
import { AskedDialogs } from './asked-dialogs.tsx'
import { CommandBar } from './command-bar.tsx'
import { lazyPart } from '../store/lazy-part.ts'
import { InterruptedBanner } from './interrupted-edits.tsx'
import { LostBanner } from './lost-banner.tsx'
import { PageArea } from './page-area.tsx'
import { Rail } from './rail.tsx'
import { sections } from './sections.tsx'
import { TopBar } from './top-bar.tsx'
import { useTaskNotices } from './task-notices.ts'
import { keepTyped } from './typed-ahead.ts'
import styles from './frame.module.css'

const Palette = lazyPart(async () => (await import('./palette.tsx')).Palette)
const ShortcutList = lazyPart(async () => (await import('./shortcut-list.tsx')).ShortcutList)

type Overlay = 'none' | 'menu' | 'palette' | 'shortcuts'

/** What stands around every page. */
export function Frame() {
  const { t } = useTranslation()
  const [overlay, setOverlay] = useState<Overlay>('none')
  const close = () => setOverlay('none')
  useShortcut('mod+k', () => {
    if (overlay !== 'palette') keepTyped(close)
    setOverlay('palette')
  })
  useShortcut('?', () => setOverlay('shortcuts'))
  useShortcut('mod+,', () => navigate('/settings'))
  useTaskNotices()
  return (
    <div className={styles.frame}>
      {sections.map(({ key, path }, index) => (
        <SectionShortcut key={key} combo={`mod+${String(index + 1)}`} path={path} />
      ))}
      <a
        className={styles.skip}
        href="#page"
        onClick={(event) => {
          // The address after # is the route, so the jump is made by hand.
          event.preventDefault()
          document.querySelector<HTMLElement>('#page')?.focus()
        }}
      >
        {t('frame.skip')}
      </a>
      <div className={styles.side}>
        <Rail />
      </div>
      <div className={styles.body}>
        <TopBar onMenu={() => setOverlay('menu')} onPalette={() => setOverlay('palette')} />
        <LostBanner />
        <InterruptedBanner />
        <PageArea />
        <CommandBar />
      </div>
      <Drawer
        open={overlay === 'menu'}
        onOpenChange={close}
        label={t('frame.menu')}
        closeLabel={t('frame.closeMenu')}
      >
        <Rail onGo={close} />
      </Drawer>
      <Suspense fallback={null}>
        {overlay === 'palette' && <Palette onClose={close} onShortcuts={() => setOverlay('shortcuts')} />}
        {overlay === 'shortcuts' && <ShortcutList onClose={close} />}
      </Suspense>
      <AskedDialogs />
      <Toaster label={t('frame.notices')} closeLabel={t('common.close')} />
    </div>
  )
}

function SectionShortcut({ combo, path }: { combo: string; path: string }) {
  useShortcut(combo, () => navigate(path))
  return null
}
