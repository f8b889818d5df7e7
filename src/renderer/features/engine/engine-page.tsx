import { useTranslation } from 'react-i18next'
import { Page } from '../../ui/page.tsx'
import { useEngine } from '../../store/collections.ts'
import { paths } from '../../store/route.ts'
import { About } from './about.tsx'
import { Connection } from './connection.tsx'
import { EngineChooser } from './engine-chooser.tsx'
import { Trouble } from './trouble.tsx'
import styles from './engine-page.module.css'

/** The engine that everything here happens on. */
export function EnginePage() {
  const { t } = useTranslation()
  const engine = useEngine()
  return (
    <Page title={t('engine.title')} actions={<a href={`#${paths.disk()}`}>{t('disk.open')}</a>}>
      <div className={styles.columns}>
        <div className={styles.column}>
          {engine !== null && <Connection engine={engine} />}
          {engine?.state === 'ready' && <About generation={engine.generation} />}
        </div>
        <div className={styles.column}>
          <EngineChooser />
          <Trouble />
        </div>
      </div>
    </Page>
  )
}
