import { useTranslation } from 'react-i18next'
import type { Builders, ContextSummary } from '#shared/contract/builds.ts'
import { ReferenceField } from '../../store/reference-field.tsx'
import { Checkbox, Select, TextField } from '../../ui/field.tsx'
import { changeForm, useBuildState } from './build-state.ts'
import { isPlatform } from './start-build.ts'
import { DockerfileChoice } from './dockerfile-choice.tsx'
import { useStages } from './use-stages.ts'
import styles from './builds.module.css'

interface Props {
  /** Of the Dockerfile, as it would be built. */
  text: string
  summary: ContextSummary
  builders: Builders
}

/** Tag, Dockerfile, target, platform and the rest of `docker build`. */
export function BuildFields({ text, summary, builders }: Props) {
  const { t } = useTranslation()
  const form = useBuildState((state) => state.form)
  return (
    <>
      <div className={styles.fields}>
        <TagField />
        <DockerfileChoice summary={summary} />
        <TargetField text={text} />
        <TextField
          label={t('builds.options.platform')}
          hint={t('builds.options.platformHint')}
          mono
          placeholder="linux/amd64"
          suggestions={['linux/amd64', 'linux/arm64', 'linux/arm/v7']}
          value={form.platform}
          onChange={(platform) => changeForm({ platform })}
          error={isPlatform(form.platform) ? null : t('registries.pull.badPlatform')}
        />
        <BuilderField builders={builders} />
      </div>
      <div className={styles.buttons}>
        <Checkbox
          label={t('builds.options.noCache')}
          hint={t('builds.options.noCacheHint')}
          checked={form.noCache}
          onChange={(noCache) => changeForm({ noCache })}
        />
        <Checkbox
          label={t('builds.options.pull')}
          hint={t('builds.options.pullHint')}
          checked={form.pull}
          onChange={(pull) => changeForm({ pull })}
        />
      </div>
    </>
  )
}

function TagField() {
  const { t } = useTranslation()
  const tag = useBuildState((state) => state.form.tag)
  return (
    <ReferenceField
      label={t('builds.options.tag')}
      placeholder="my-app:1.0"
      value={tag}
      onChange={(next) => changeForm({ tag: next })}
      wanted="name"
      whenEmpty={t('builds.options.tagHint')}
    />
  )
}

function TargetField({ text }: { text: string }) {
  const { t } = useTranslation()
  const target = useBuildState((state) => state.form.target)
  const names = useStages(text)
  const known = target === '' || names.includes(target) ? names : [target, ...names]
  return (
    <Select
      label={t('builds.options.target')}
      value={target}
      onChange={(next) => changeForm({ target: next })}
      options={[
        { value: '', label: t('builds.options.lastStage') },
        ...known.map((name) => ({ value: name, label: name })),
      ]}
    />
  )
}

function BuilderField({ builders }: { builders: Builders }) {
  const { t } = useTranslation()
  const chosen = useBuildState((state) => state.form.builder)
  const { buildx } = builders
  if (buildx === null) return <p className={styles.quiet}>{t('builds.options.classicOnly')}</p>
  return (
    <Select
      label={t('builds.options.builder')}
      value={chosen ?? 'buildx'}
      onChange={(builder) => changeForm({ builder })}
      options={[
        { value: 'buildx', label: t('builds.options.buildx', { version: buildx.version }) },
        { value: 'classic', label: t('builds.options.classic') },
      ]}
    />
  )
}
