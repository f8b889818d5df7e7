import { Hammer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Builders } from '#shared/contract/builds.ts'
import type { Fault } from '#shared/faults.ts'
import { EngineWords } from '../../store/engine-words.tsx'
import { usePending } from '../../store/actions.ts'
import { navigate, paths, useRoute } from '../../store/route.ts'
import { useFollowedTask } from '../../store/followed-task.ts'
import { Button } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { ArgumentRows } from './argument-rows.tsx'
import { buildFaultSentence } from '../../store/build-fault.ts'
import { BuildFields } from './build-fields.tsx'
import { useBuildState } from './build-state.ts'
import type { Source } from './build-state.ts'
import type { Looked } from './look.ts'
import {
  buildKey,
  commandOf,
  isArgumentName,
  isPlatform,
  isTag,
  optionsOf,
  startBuild,
} from './start-build.ts'
import styles from './builds.module.css'

interface Props {
  source: Source
  looked: Looked
  builders: Builders
  onRefused: () => void
}

/** How to build, the command beside it, and the button. */
export function BuildForm({ source, looked, builders, onRefused }: Props) {
  const { t } = useTranslation()
  const form = useBuildState((state) => state.form)
  const edited = useBuildState((state) => state.edited)
  const agreed = useBuildState((state) => state.agreed)
  const taskId = useBuildState((state) => state.taskId)
  const { task } = useFollowedTask(taskId)
  const asked = useRoute().query['task']
  const [fault, setFault] = useState<Fault | null>(null)
  const pending = usePending(buildKey) !== null
  const options = optionsOf(form, builders.buildx === null ? 'classic' : 'buildx')
  const args = form.args.every(({ name }) => name === '' || isArgumentName(name))
  const ready = isTag(form.tag) && isPlatform(form.platform) && args && (!looked.summary.large || agreed)
  const running = task?.state === 'running'
  const build = async () => {
    if (!ready || running) return
    const refused = await startBuild(source, looked, options)
    setFault(refused)
    // The address names another build.
    if (refused === null && asked !== undefined) navigate(paths.build, { replace: true })
    // A folder that grew, or that its host forgot, is looked at again.
    if (refused !== null && ['large-context', 'context-gone'].includes(String(refused.detail['reason'])))
      onRefused()
  }
  return (
    <section className={styles.panel} aria-labelledby="build-options">
      <h2 id="build-options">{t('builds.options.title')}</h2>
      <BuildFields text={edited ?? looked.text} summary={looked.summary} builders={builders} />
      <ArgumentRows />
      <CommandLine
        argv={commandOf(source, options, edited)}
        label={t('common.command')}
        copyLabel={t('common.copyCommand')}
        copiedLabel={t('common.copied')}
        veil={{ show: t('common.showValues'), hide: t('common.hideValues') }}
      />
      {fault !== null && (
        <div className={styles.refused} role="alert">
          <p>{buildFaultSentence(t, fault)}</p>
          <EngineWords fault={fault} />
        </div>
      )}
      <div className={styles.buttons}>
        <Button
          variant="primary"
          icon={<Hammer aria-hidden />}
          pending={pending}
          aria-disabled={!ready || running}
          onClick={() => void build()}
        >
          {t(pending || running ? 'builds.options.building' : 'builds.options.build')}
        </Button>
        {edited !== null && <p className={styles.quiet}>{t('builds.options.edited')}</p>}
        {looked.summary.large && !agreed && <p className={styles.quiet}>{t('builds.options.large')}</p>}
      </div>
    </section>
  )
}
