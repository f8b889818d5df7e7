import type { TFunction } from 'i18next'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { type Format, useFormat } from './intl.ts'

type Words = (t: TFunction, format: Format) => string

/** Words that are made when they are drawn: what outlives its maker speaks the language that is chosen by then. */
export function said(words: Words): ReactElement {
  return <Said words={words} />
}

function Said({ words }: { words: Words }) {
  const { t } = useTranslation()
  const format = useFormat()
  return words(t, format)
}
