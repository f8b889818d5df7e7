import './ui/tokens.css'
import './ui/base.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { applyAppearance, rememberedAppearance } from './app/appearance.ts'
import { refuseStrayDrops } from './app/stray-drops.ts'
import { connectBrowser } from './host/browser.ts'
import { connectDesktop, isDesktop } from './host/electron.ts'
import { followChanges, followRequests, learnHost } from './store/changes.ts'
import { startI18n } from './store/i18n.ts'

// First of all, so that the code leaves the address before anything else runs.
if (isDesktop()) connectDesktop()
else void connectBrowser()

refuseStrayDrops()
void followChanges()
void followRequests()
void learnHost()

const appearance = rememberedAppearance()
applyAppearance(appearance)
const root = document.querySelector('#root')
if (root !== null) {
  await startI18n(appearance.language)
  createRoot(root).render(<App />)
}
