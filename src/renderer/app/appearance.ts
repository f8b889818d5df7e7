import { useEffect, useSyncExternalStore } from 'react'
import { isDesktop } from '../host/electron.ts'
import { useHost, useSettings } from '../store/collections.ts'
import { nearestLanguage, switchLanguage } from '../store/i18n.ts'
import type { Language } from '../store/i18n.ts'

export interface Appearance {
  readonly language: Language
  readonly theme: 'light' | 'dark'
}

const darkScheme = () => window.matchMedia('(prefers-color-scheme: dark)')
const rememberedKey = 'quayside.appearance'

/** What the last page looked like, so that the first paint looks like the second. */
export function rememberedAppearance(): Appearance {
  const fallback: Appearance = {
    language: nearestLanguage(window.navigator.language),
    theme: darkScheme().matches ? 'dark' : 'light',
  }
  const [language, theme] = (window.localStorage.getItem(rememberedKey) ?? '').split(' ')
  return {
    language: language === 'en' || language === 'ko' ? language : fallback.language,
    theme: theme === 'light' || theme === 'dark' ? theme : fallback.theme,
  }
}

export function applyAppearance({ language, theme }: Appearance): void {
  document.documentElement.lang = language
  document.documentElement.dataset['theme'] = theme
}

function onSchemeChange(listener: () => void): () => void {
  const scheme = darkScheme()
  scheme.addEventListener('change', listener)
  return () => scheme.removeEventListener('change', listener)
}

/** Keeps the page in the language and the theme that the settings, or else the system, ask for. */
export function useAppearance(): void {
  const settings = useSettings()
  const host = useHost()
  const systemIsDark = useSyncExternalStore(onSchemeChange, () => darkScheme().matches)
  const wantedLanguage = settings?.language
  const wantedTheme = settings?.theme
  // The desktop's own language is the system's; a browser page has its browser's.
  const locale = isDesktop() ? (host?.locale ?? window.navigator.language) : window.navigator.language
  useEffect(() => {
    if (wantedLanguage === undefined || wantedTheme === undefined) return
    const language = wantedLanguage === 'system' ? nearestLanguage(locale) : wantedLanguage
    const theme = wantedTheme === 'system' ? (systemIsDark ? 'dark' : 'light') : wantedTheme
    window.localStorage.setItem(rememberedKey, `${language} ${theme}`)
    void switchLanguage(language).then(() => applyAppearance({ language, theme }))
  }, [wantedLanguage, wantedTheme, locale, systemIsDark])
}
