import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContextSummary } from '#shared/contract/builds.ts'
import { Select } from '../../ui/field.tsx'
import { chooseDockerfile, useBuildState } from './build-state.ts'
import { LeaveQuestion } from './leave-question.tsx'

/** Which Dockerfile of the folder; an edited one is not left unasked. */
export function DockerfileChoice({ summary }: { summary: ContextSummary }) {
  const { t } = useTranslation()
  const dockerfile = useBuildState((state) => state.form.dockerfile)
  const edited = useBuildState((state) => state.edited !== null)
  const [next, setNext] = useState<string | null>(null)
  const names = [...new Set([dockerfile, ...summary.dockerfiles])]
  return (
    <>
      <Select
        label={t('builds.options.dockerfile')}
        value={dockerfile}
        onChange={(name) => (edited ? setNext(name) : chooseDockerfile(name))}
        options={names.map((name) => ({ value: name, label: name }))}
      />
      {next !== null && (
        <LeaveQuestion
          onStay={() => setNext(null)}
          onLeave={() => {
            chooseDockerfile(next)
            setNext(null)
          }}
        />
      )}
    </>
  )
}
