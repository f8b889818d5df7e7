import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { mostLogSources } from '#shared/log-sources.ts'
import { useContainers } from '../../../store/collections.ts'
import { faultSentence } from '../../../store/fault-text.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Checkbox, SearchField } from '../../../ui/field.tsx'
import { Failed, Loading } from '../../../ui/page-state.tsx'
import styles from './logs-page.module.css'

/** Asks whose logs are to be shown. */
export function ChooseContainers({
  chosen,
  onChoose,
  onClose,
}: {
  chosen: readonly string[]
  onChoose: (names: readonly string[]) => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const [names, setNames] = useState(chosen)
  const set = (name: string, on: boolean): void =>
    setNames(on ? [...names, name] : names.filter((other) => other !== name))
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('logs.merged.chooseTitle')}
      description={t('logs.merged.chooseHint', { count: mostLogSources })}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" disabled={names.length === 0} onClick={() => onChoose(names)}>
            {t('logs.merged.show')}
          </Button>
        </>
      }
    >
      <ContainerChoice names={names} set={set} />
    </Dialog>
  )
}

function ContainerChoice({
  names,
  set,
}: {
  names: readonly string[]
  set: (name: string, on: boolean) => void
}) {
  const { t } = useTranslation()
  const containers = useContainers()
  const [text, setText] = useState('')
  if (containers.status === 'loading')
    return <Loading shape="text" label={t('container.loading')} slowLabel={t('common.slow')} />
  if (containers.status === 'failed')
    return (
      <Failed
        title={t('container.failedTitle')}
        sentence={faultSentence(t, containers.fault)}
        engineWords={containers.fault.message}
        copyLabel={t('common.copyEngineWords')}
        copiedLabel={t('common.copied')}
      />
    )
  const matching = containers.items
    .filter((container) => isFound(container, text))
    .toSorted((one, other) => one.name.localeCompare(other.name))
  return (
    <div className={styles.choice}>
      <SearchField label={t('logs.merged.find')} value={text} onChange={setText} />
      {matching.length === 0 && <p className={styles.nothing}>{t('logs.merged.nothing')}</p>}
      <ul className={styles.list}>
        {matching.map(({ id, name, image }) => (
          <li key={id}>
            <Checkbox
              label={`${name} · ${image}`}
              checked={names.includes(name)}
              disabled={!names.includes(name) && names.length >= mostLogSources}
              onChange={(on) => set(name, on)}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}

function isFound({ name, image }: ContainerSummary, text: string): boolean {
  const wanted = text.trim().toLowerCase()
  return name.toLowerCase().includes(wanted) || image.toLowerCase().includes(wanted)
}
