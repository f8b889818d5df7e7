import { useTranslation } from 'react-i18next'
import { CommandLine } from '../../../ui/command-line.tsx'
import styles from './create.module.css'

/** The command that does the same, growing with the form; values of the environment are veiled. */
export function CommandSide({ argv }: { argv: readonly string[] }) {
  const { t } = useTranslation()
  return (
    <div className={styles.command}>
      <h2>{t('create.command')}</h2>
      <CommandLine
        argv={argv}
        label={t('create.command')}
        copyLabel={t('common.copyCommand')}
        copiedLabel={t('common.copied')}
        veil={{ show: t('common.showValues'), hide: t('common.hideValues') }}
      />
    </div>
  )
}
