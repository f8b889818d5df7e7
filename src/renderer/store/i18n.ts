import { changeLanguage, init, use as extend } from 'i18next'
import type { BackendModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from '#shared/locales/en/index.ts'

export type Language = 'en' | 'ko'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof en }
  }
}

/** The nearest language that Quayside speaks to a BCP 47 name. */
export function nearestLanguage(locale: string | null | undefined): Language {
  return locale?.toLowerCase().startsWith('ko') === true ? 'ko' : 'en'
}

/** English is at hand; other languages come as their own script when they are first wanted. */
const catalogues: BackendModule = {
  type: 'backend',
  init: () => undefined,
  // i18next takes a promise from a reader of exactly two parameters.
  read: async (language: string, namespace: string) =>
    language === 'ko' && namespace === 'translation' ? (await import('#shared/locales/ko/index.ts')).ko : {},
}

/** Readies the catalogue. */
export async function startI18n(language: Language): Promise<void> {
  extend(initReactI18next)
  extend(catalogues)
  await init({
    lng: language,
    fallbackLng: 'en',
    supportedLngs: ['en', 'ko'],
    resources: { en: { translation: en } },
    partialBundledLanguages: true,
    // React escapes what it draws; escaping here would show entities.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
}

/** Switches every word on the page. */
export async function switchLanguage(language: Language): Promise<void> {
  await changeLanguage(language)
}
