import { createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from '#shared/locales/en/index.ts'

const i18n = createInstance()

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

/** Readies the catalogue; English is at hand, other languages come as their own script. */
export async function startI18n(language: Language): Promise<void> {
  await i18n.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    // React escapes what it draws; escaping here would show entities.
    interpolation: { escapeValue: false },
  })
  await switchLanguage(language)
}

/** Switches every word on the page. */
export async function switchLanguage(language: Language): Promise<void> {
  if (language === 'ko' && !i18n.hasResourceBundle('ko', 'translation')) {
    const { ko } = await import('#shared/locales/ko/index.ts')
    i18n.addResourceBundle('ko', 'translation', ko)
  }
  await i18n.changeLanguage(language)
}
