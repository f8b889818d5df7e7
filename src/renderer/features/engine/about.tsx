import type { EngineInfo } from '#shared/contract/system.ts'
import { RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api } from '../../host/api.ts'
import { useEngine } from '../../store/collections.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { useFormat } from '../../store/intl.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { Failed, Loading } from '../../ui/page-state.tsx'
import { Rows } from './rows.tsx'
import { useAnswer } from './use-answer.ts'
import styles from './engine-page.module.css'

/** `docker info`, for reading. */
export function About({ generation }: { generation: number }) {
  const { t } = useTranslation()
  const { answer, again } = useAnswer(() => api.system.info(), generation)
  return (
    <section className={styles.card} aria-labelledby="about-engine-title">
      <div className={styles.cardHead}>
        <h2 id="about-engine-title">{t('engine.section.about')}</h2>
        <IconButton label={t('engine.refresh')} icon={<RefreshCw aria-hidden />} onClick={again} />
      </div>
      {answer.status === 'loading' && (
        <Loading shape="text" label={t('common.loading')} slowLabel={t('common.slow')} />
      )}
      {answer.status === 'failed' && (
        <Failed
          title={t('engine.infoFailed')}
          sentence={faultSentence(t, answer.fault)}
          engineWords={answer.fault.message}
          copyLabel={t('common.copyEngineWords')}
          copiedLabel={t('common.copied')}
          action={<Button onClick={again}>{t('common.retry')}</Button>}
        />
      )}
      {answer.status === 'ready' && <Info info={answer.value} />}
      <CommandLine
        argv={['docker', 'info']}
        label={t('common.command')}
        copyLabel={t('common.copyCommand')}
        copiedLabel={t('common.copied')}
      />
    </section>
  )
}

function Info({ info }: { info: EngineInfo }) {
  const { t } = useTranslation()
  const format = useFormat()
  const apiVersion = useEngine()?.engine?.apiVersion ?? info.apiVersion
  return (
    <>
      <Rows
        rows={[
          [t('engine.row.version'), info.version],
          [t('engine.row.api'), t('engine.row.apiValue', { used: apiVersion, minimum: info.minApiVersion })],
          [t('engine.row.name'), info.name],
          [t('engine.row.os'), t('engine.row.osValue', { os: info.os, architecture: info.architecture })],
          [t('engine.row.kernel'), info.kernel],
          [
            t('engine.row.resources'),
            t('engine.row.resourcesValue', { count: info.cpus, memory: format.memory(info.memoryBytes) }),
          ],
          [t('engine.row.containers'), t('engine.row.containersValue', { ...info.containers })],
          [t('engine.row.images'), format.number(info.images)],
          [t('engine.row.storage'), info.storageDriver],
          [t('engine.row.rootDir'), info.rootDir === '' ? '' : <code key="root">{info.rootDir}</code>],
          [t('engine.row.cgroup'), info.cgroupDriver],
          [t('engine.row.logging'), info.loggingDriver],
          [t('engine.row.security'), info.security.join(', ')],
          [t('engine.row.mirrors'), info.registryMirrors.join(', ')],
          [t('engine.row.insecure'), info.insecureRegistries.join(', ')],
        ]}
      />
      {info.warnings.length > 0 && (
        <div>
          <h3>{t('engine.section.warnings')}</h3>
          <ul className={styles.hint}>
            {info.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
