import { createInstance } from 'i18next'
import { en } from '#shared/locales/en/index.ts'
import { ko } from '#shared/locales/ko/index.ts'

export type Language = 'en' | 'ko'
export const languages: readonly Language[] = ['en', 'ko']

/** The words that a page in this language shows; an unknown key throws. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** The app's own catalogue, so that a test reads the very sentence on the screen. */
export function wordsOf(language: Language): Words {
  const catalogue = createInstance()
  void catalogue.init({
    lng: language,
    resources: { en: { translation: en }, ko: { translation: ko } },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return (key, values = {}) => {
    if (!catalogue.exists(key, values)) throw new Error(`There are no words for ${key} in ${language}.`)
    return String(catalogue.t(key as never, values as never))
  }
}
