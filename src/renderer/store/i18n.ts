import i18next, { changeLanguage, init, use as extend } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { en } from '#shared/locales/en/index.ts'
import { first as firstEnglish } from '#shared/locales/en/first.ts'

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

/** English words of the frame are at hand; all others come as scripts of their own. */
const parts = {
  en: {
    first: () => Promise.resolve(firstEnglish),
    rest: async () => (await import('#shared/locales/en/rest.ts')).rest,
  },
  ko: {
    first: async () => (await import('#shared/locales/ko/first.ts')).first,
    rest: async () => (await import('#shared/locales/ko/rest.ts')).rest,
  },
} as const

const asked = new Map<string, Promise<void>>()

/** Adds a part of a catalogue, once; a part that did not come is asked for again. */
function add(language: Language, part: 'first' | 'rest'): Promise<void> {
  const key = `${language} ${part}`
  const known = asked.get(key)
  if (known !== undefined) return known
  const adding = bring(language, part)
  asked.set(key, adding)
  adding.catch(() => asked.delete(key))
  return adding
}

async function bring(language: Language, part: 'first' | 'rest'): Promise<void> {
  const words = await parts[language][part]()
  i18next.addResourceBundle(language, 'translation', words, true)
}

/** Readies the words that the frame needs, for the first paint. */
export async function startI18n(language: Language): Promise<void> {
  extend(initReactI18next)
  await init({
    lng: language,
    fallbackLng: 'en',
    supportedLngs: ['en', 'ko'],
    resources: { en: { translation: firstEnglish } },
    partialBundledLanguages: true,
    // React escapes what it draws; escaping here would show entities.
    interpolation: { escapeValue: false },
    // What the frame says before the rest came is said again with it.
    react: { useSuspense: false, bindI18nStore: 'added' },
  })
  await add(language, 'first')
}

/** Resolves when every word of the present language is there: no page is drawn before. */
export function allWords(): Promise<void> {
  return add(nearestLanguage(i18next.language), 'rest')
}

/** Switches every word on the page. */
export async function switchLanguage(language: Language): Promise<void> {
  await Promise.all([add(language, 'first'), add(language, 'rest')])
  await changeLanguage(language)
}
