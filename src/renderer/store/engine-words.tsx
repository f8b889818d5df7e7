import { useTranslation } from 'react-i18next'
import type { Fault } from '#shared/faults.ts'
import { SaidWords } from '../ui/said-words.tsx'

/** What the engine or the registry itself said of a failure, where it said something. */
export function EngineWords({ fault: { message } }: { fault: Pick<Fault, 'message'> }) {
  const { t } = useTranslation()
  if (message === '') return null
  return <SaidWords text={message} copyLabel={t('common.copyEngineWords')} copiedLabel={t('common.copied')} />
}
