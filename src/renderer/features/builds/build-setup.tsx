import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Builders } from '#shared/contract/builds.ts'
import type { Fault } from '#shared/faults.ts'
import { useAsked } from '../../store/use-asked.ts'
import { Button } from '../../ui/button.tsx'
import { Loading } from '../../ui/page-state.tsx'
import { buildFaultSentence } from '../../store/build-fault.ts'
import { BuildForm } from './build-form.tsx'
import { chooseDockerfile, useBuildState } from './build-state.ts'
import type { Source } from './build-state.ts'
import { ContextFacts } from './context-facts.tsx'
import { DockerfilePanel } from './dockerfile-panel.tsx'
import { writeFirst } from './first-dockerfile.ts'
import { askLook, lookKey } from './look.ts'
import type { Looked } from './look.ts'
import { builderOf } from './start-build.ts'
import styles from './builds.module.css'

interface Props {
  source: Source
  serial: number
  builders: Builders
}

/** A folder that was chosen: what a build would send of it, its Dockerfile, and how to build. */
export function BuildSetup({ source, serial, builders }: Props) {
  const { t } = useTranslation()
  const dockerfile = useBuildState((state) => state.form.dockerfile)
  const chosen = useBuildState((state) => state.form.builder)
  const best = builders.buildx === null ? 'classic' : 'buildx'
  const key = lookKey(serial, dockerfile)
  const { state, again } = useAsked(key, askLook)
  // What is looked at again stays to be read, and the cursor stays where it is.
  const [last, setLast] = useState<{ readonly key: string; readonly looked: Looked } | null>(null)
  if (state.status === 'ready' && state.answer !== last?.looked) setLast({ key, looked: state.answer })
  if (state.status === 'failed') return <NotLooked source={source} fault={state.fault} onAgain={again} />
  const looked = state.status === 'ready' ? state.answer : last?.key === key ? last.looked : null
  if (looked === null)
    return <Loading label={t('builds.context.looking')} slowLabel={t('builds.context.slow')} />
  return (
    <>
      <ContextFacts summary={looked.summary} onAgain={again} sent={looked.sent !== null} />
      <DockerfilePanel source={source} looked={looked} builder={builderOf(chosen, best)} onSaved={again} />
      <BuildForm source={source} looked={looked} builders={builders} onRefused={again} />
    </>
  )
}

function NotLooked({ source, fault, onAgain }: { source: Source; fault: Fault; onAgain: () => void }) {
  const { t } = useTranslation()
  const dockerfile = useBuildState((state) => state.form.dockerfile)
  const [unwritten, setUnwritten] = useState<Fault | null>(null)
  const write = async () => setUnwritten(await writeFirst(source, dockerfile))
  const names = fault.detail['names']
  return (
    <section className={styles.refused} role="alert">
      <strong>{t('builds.context.failed')}</strong>
      <p>{buildFaultSentence(t, fault)}</p>
      {typeof names === 'object' && names.length > 0 && (
        <div className={styles.buttons}>
          {names.map((name) => (
            <Button key={name} size="small" onClick={() => chooseDockerfile(name)}>
              {t('builds.context.use', { name })}
            </Button>
          ))}
        </div>
      )}
      <div className={styles.buttons}>
        {fault.detail['reason'] === 'no-dockerfile' && (
          <Button size="small" variant="primary" onClick={() => void write()}>
            {t(source.kind === 'files' ? 'builds.context.writeHere' : 'builds.context.writeInto', {
              name: dockerfile,
            })}
          </Button>
        )}
        <Button size="small" onClick={onAgain}>
          {t('common.retry')}
        </Button>
      </div>
      {unwritten !== null && <p>{buildFaultSentence(t, unwritten)}</p>}
    </section>
  )
}
