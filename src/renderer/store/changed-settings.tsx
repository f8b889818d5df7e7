import { useTranslation } from 'react-i18next'
import type { Setting } from '#shared/contract/edits.ts'
import { useFormat } from './intl.ts'

/** What a safe edit makes another, by the names that the form has for it. */
export function ChangedSettings({ settings }: { settings: readonly Setting[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const names = format.list(settings.map((setting) => t(`edit.setting.${setting}`)))
  return <p>{t('edit.list.changed', { settings: names })}</p>
}
