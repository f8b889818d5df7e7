import { Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BuildOptions } from '#shared/contract/builds.ts'
import type { Fault } from '#shared/faults.ts'
import { usePending } from '../../store/actions.ts'
import { lazyPart } from '../../store/lazy-part.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Loading } from '../../ui/page-state.tsx'
import { buildFaultSentence } from '../../store/build-fault.ts'
import { useBuildState } from './build-state.ts'
import type { Source } from './build-state.ts'
import type { Looked } from './look.ts'
import { saveDockerfile, saveKey } from './start-build.ts'
import styles from './builds.module.css'

const DockerfileEditor = lazyPart(
  async () => (await import('./editor/dockerfile-editor.tsx')).DockerfileEditor,
)

interface Props {
  source: Source
  looked: Looked
  builder: BuildOptions['builder']
  onSaved: () => void
}

/** The Dockerfile, to read and to change: built as it stands here, and saved where the folder is of this computer. */
export function DockerfilePanel({ source, looked, builder, onSaved }: Props) {
  const { t } = useTranslation()
  const edited = useBuildState((state) => state.edited)
  const dirty = edited !== null
  useEffect(() => {
    if (!dirty) return
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', hold)
    return () => window.removeEventListener('beforeunload', hold)
  }, [dirty])
  const shown = (edited ?? looked.text).replaceAll('\r\n', '\n')
  const change = (typed: string) => {
    // A file keeps its kind of line ends.
    const text = looked.text.includes('\r\n') ? typed.replaceAll('\n', '\r\n') : typed
    useBuildState.setState({ edited: text === looked.text ? null : text })
  }
  return (
    <section className={styles.panel} aria-labelledby="build-dockerfile">
      <div className={styles.head}>
        <h2 id="build-dockerfile">{t('builds.editor.title', { name: looked.summary.dockerfile })}</h2>
        {dirty && <EditButtons source={source} looked={looked} edited={edited} onSaved={onSaved} />}
      </div>
      <Suspense fallback={<Loading label={t('common.loading')} slowLabel={t('common.slow')} />}>
        <DockerfileEditor text={shown} builder={builder} onChange={change} />
      </Suspense>
    </section>
  )
}

function EditButtons({ source, looked, edited, onSaved }: Omit<Props, 'builder'> & { edited: string }) {
  const { t } = useTranslation()
  const pending = usePending(saveKey) !== null
  const [fault, setFault] = useState<Fault | null>(null)
  const { version, summary } = looked
  const save = async (folder: string, known: string) =>
    setFault(await saveDockerfile(folder, summary.dockerfile, known, onSaved))
  return (
    <div className={styles.buttons}>
      <span role="status">{t('builds.editor.unsaved')}</span>
      <CopyButton text={edited} label={t('builds.editor.copy')} copiedLabel={t('common.copied')} />
      {source.kind === 'folder' && version !== null && (
        <Button size="small" pending={pending} onClick={() => void save(source.folder, version)}>
          {t(pending ? 'builds.editor.saving' : 'builds.editor.save')}
        </Button>
      )}
      {fault !== null && <p role="alert">{buildFaultSentence(t, fault)}</p>}
    </div>
  )
}
