import { describe, expect, it } from 'vitest'
import { en } from '#shared/locales/en/index.ts'
import { ko } from '#shared/locales/ko/index.ts'
import { type Leaves, leavesOf, stem, stems } from './leaves.ts'

const english = leavesOf(en)
const korean = leavesOf(ko)
const without = (one: Leaves, other: Leaves) => [...stems(one)].filter((key) => !stems(other).has(key))
const variables = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)]
    .map(([, name]) => name ?? '')
    .toSorted((one, other) => one.localeCompare(other))

/** Every form that the language's plural rules ask for. */
function missingForms(leaves: Leaves, language: string): readonly string[] {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  const counted = new Set([...leaves.keys()].filter((key) => key !== stem(key)).map(stem))
  return [...counted].flatMap((key) =>
    forms.map((form) => `${key}_${form}`).filter((formKey) => !leaves.has(formKey)),
  )
}

describe('the catalogue', () => {
  it('says everything in both languages', () => {
    expect(without(english, korean), 'only in English').toEqual([])
    expect(without(korean, english), 'only in Korean').toEqual([])
  })

  it('has every plural form of each language and no other', () => {
    expect(missingForms(english, 'en')).toEqual([])
    expect(missingForms(korean, 'ko')).toEqual([])
    expect([...korean.keys()].filter((key) => key.endsWith('_one'))).toEqual([])
  })

  it('has no empty word and no word of blanks around', () => {
    for (const [key, text] of [...english, ...korean]) expect(text.trim(), key).toBe(text)
    expect([...english, ...korean].filter(([, text]) => text === '')).toEqual([])
  })

  it('fills the same places in both languages', () => {
    for (const [key, text] of korean) {
      const same = english.get(key) ?? english.get(`${stem(key)}_other`) ?? ''
      expect(variables(text), key).toEqual(variables(same))
    }
  })

  it('never lets a Korean particle follow a variable: which one is right depends on what stands there', () => {
    const particle = /\}\}["”’'」]*(?:은|는|이|가|을|를|와|과|로|으로|이나|나|이라|라)(?![가-힣])/
    expect([...korean].filter(([, text]) => particle.test(text))).toEqual([])
  })

  it('speaks Korean in the Korean catalogue', () => {
    // Names, commands and addresses are the same in every language; two words of prose are not.
    const names = /Docker Engine|Docker Desktop|Rancher Desktop/g
    const same = [...korean].filter(([key, text]) => english.get(key) === text)
    expect(same.filter(([, text]) => /[a-z]{2,} [a-z]{2,}/i.test(text.replaceAll(names, '')))).toEqual([])
  })
})
