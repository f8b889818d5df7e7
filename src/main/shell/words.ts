import { createInstance } from 'i18next'
import type { Settings } from '#shared/contract/desktop.ts'
import { tray as en } from '#shared/locales/en/tray.ts'
import { tray as ko } from '#shared/locales/ko/tray.ts'

export type Language = 'en' | 'ko'

type Keys<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? Plain<Key> : `${Key}.${Keys<Tree[Key]>}`
}[keyof Tree & string]
type Plain<Key extends string> = Key extends `${infer Stem}_${'one' | 'other'}` ? Stem : Key

type WordKey = Keys<typeof en>

/** The tray's and the menus' words in one language. */
export type Words = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string

const catalogue = createInstance({
  resources: { en: { tray: en }, ko: { tray: ko } },
  lng: 'en',
  fallbackLng: false,
  ns: 'tray',
  defaultNS: 'tray',
  initAsync: false,
  // Menus show text, not HTML.
  interpolation: { escapeValue: false },
})
void catalogue.init()

export function words(language: Language): Words {
  const translate = catalogue.getFixedT(language, 'tray')
  return (key, values) => translate(key, values ?? {})
}

/** The language a person chose, else the first of the system's that there is. */
export function languageOf(chosen: Settings['language'], system: readonly string[]): Language {
  if (chosen !== 'system') return chosen
  const known = system
    .map((tag) => tag.toLowerCase().split('-')[0])
    .find((tag) => tag === 'ko' || tag === 'en')
  return known === 'ko' ? 'ko' : 'en'
}
