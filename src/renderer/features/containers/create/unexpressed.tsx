import { useTranslation } from 'react-i18next'
import type { UnexpressedSetting } from '#shared/contract/create-input.ts'
import styles from './create.module.css'

/** What the container has and this form does not carry over. */
export function Unexpressed({ settings }: { settings: readonly UnexpressedSetting[] }) {
  const { t } = useTranslation()
  return (
    <section className={styles.left}>
      <h2>{t('create.duplicate.left')}</h2>
      <ul>
        {settings.map(({ setting, value }) => (
          <li key={`${setting} ${value}`}>
            <code>{`${setting} ${value}`}</code>
          </li>
        ))}
      </ul>
    </section>
  )
}
