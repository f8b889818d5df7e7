import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { secretName } from '#shared/secret-names.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Checkbox, TextField } from '../../ui/field.tsx'
import { changeForm, useBuildState } from './build-state.ts'
import type { Argument } from './build-state.ts'
import { isArgumentName } from './start-build.ts'
import styles from './builds.module.css'

/** `--build-arg` rows; a value whose name looks secret is veiled from the first. */
export function ArgumentRows() {
  const { t } = useTranslation()
  const args = useBuildState((state) => state.form.args)
  const [veiled, setVeiled] = useState(false)
  const change = (at: number, patch: Partial<Argument>) =>
    changeForm({ args: args.map((row, place) => (place === at ? { ...row, ...patch } : row)) })
  const secret = args.some(({ name }) => secretName.test(name))
  return (
    <fieldset className={styles.group}>
      <legend>{t('builds.args.title')}</legend>
      {args.map(({ name, value }, at) => (
        // Rows are added at the end and have no name of their own.
        <div key={at} className={styles.row}>
          <TextField
            label={t('builds.args.name')}
            mono
            value={name}
            onChange={(next) => change(at, { name: next })}
            error={name === '' || isArgumentName(name) ? null : t('builds.args.badName')}
          />
          <TextField
            label={name === '' ? t('builds.args.value') : t('builds.args.valueOf', { name })}
            mono
            secret={veiled || secretName.test(name)}
            value={value}
            onChange={(next) => change(at, { value: next })}
          />
          <div className={styles.remove}>
            <IconButton
              label={t('builds.args.remove', { name })}
              icon={<X aria-hidden />}
              onClick={() => changeForm({ args: args.filter((_, place) => place !== at) })}
            />
          </div>
        </div>
      ))}
      {secret && <p className={styles.quiet}>{t('builds.args.secret')}</p>}
      <div className={styles.buttons}>
        <Button
          size="small"
          icon={<Plus aria-hidden />}
          onClick={() => changeForm({ args: [...args, { name: '', value: '' }] })}
        >
          {t('builds.args.add')}
        </Button>
        {args.length > 0 && <Checkbox label={t('builds.args.veil')} checked={veiled} onChange={setVeiled} />}
      </div>
    </fieldset>
  )
}
