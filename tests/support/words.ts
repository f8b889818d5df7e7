import { en } from '#shared/locales/en/index.ts'
import { ko } from '#shared/locales/ko/index.ts'

export type Language = 'en' | 'ko'
export const languages: readonly Language[] = ['en', 'ko']

/**
 * For what costs an engine or a registry each time: every other case in Korean. That no word is missing in either
 * language is proved of the catalogues.
 */
export const inTurn = (index: number): Language => (index % 2 === 0 ? 'en' : 'ko')

type Values = Readonly<Record<string, string | number>>

/** The words that a page in this language shows; an unknown key throws. */
export type Words = (key: string, values?: Values) => string

const catalogues = { en, ko } as const

/** The app's own catalogue, so that a test reads the very sentence on the screen. */
export function wordsOf(language: Language): Words {
  const plural = new Intl.PluralRules(language)
  return (key, values = {}) => {
    const count = values['count']
    const counted = typeof count === 'number' ? leafAt(language, `${key}_${plural.select(count)}`) : null
    const text = counted ?? leafAt(language, key)
    if (text === null) throw new Error(`There are no words for ${key} in ${language}.`)
    return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
  }
}

function leafAt(language: Language, key: string): string | null {
  let at: unknown = catalogues[language]
  for (const part of key.split('.')) {
    if (typeof at !== 'object' || at === null) return null
    at = Reflect.get(at, part)
  }
  return typeof at === 'string' ? at : null
}
