import { useTranslation } from 'react-i18next'
import type { CreateInput } from '#shared/contract/create-input.ts'
import * as containerCommand from '#shared/docker-command/containers.ts'
import { CommandLine } from '../../../ui/command-line.tsx'
import styles from './create.module.css'

/** The command that does the same, growing with the form; values of the environment are veiled. */
export function CommandSide({ input }: { input: CreateInput }) {
  const { t } = useTranslation()
  const isNamed = input.image !== ''
  return (
    <div className={styles.command}>
      <h2>{t('create.command')}</h2>
      <CommandLine
        argv={containerCommand.run(isNamed ? input : { ...input, image: 'IMAGE' })}
        label={t('create.command')}
        copyLabel={t('common.copyCommand')}
        copiedLabel={t('common.copied')}
        veil={{ show: t('common.showValues'), hide: t('common.hideValues') }}
        missing={isNamed ? null : t('create.commandMissing')}
      />
    </div>
  )
}
