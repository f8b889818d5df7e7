import { Hammer, Search } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../host/api.ts'
import { useImages } from '../../store/collections.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { navigate, paths } from '../../store/route.ts'
import { Button } from '../../ui/button.tsx'
import { Failed, Loading } from '../../ui/page-state.tsx'
import { Page } from '../../ui/page.tsx'
import { ImageList } from './image-list.tsx'
import { ImagesMenu } from './images-menu.tsx'
import styles from './images-page.module.css'
import { type AskedTar, TarArea } from './tars/tar-area.tsx'

/** All images of the engine, one row a tag as `docker images` has it, under their repositories. */
export function ImagesPage() {
  const { t } = useTranslation()
  const images = useImages()
  const [tar, setTar] = useState<AskedTar | null>(null)
  return (
    <Page
      fill
      title={t('images.title')}
      beside={<p className={styles.lead}>{t('images.lead')}</p>}
      actions={
        <>
          <span className={styles.wide}>
            <a className={styles.savePoints} href={`#${paths.disk()}`}>
              {t('disk.open')}
            </a>
            <Button icon={<Hammer aria-hidden />} onClick={() => navigate(paths.build)}>
              {t('images.buildImage')}
            </Button>
          </span>
          <Button
            variant="primary"
            icon={<Search aria-hidden />}
            onClick={() => navigate(paths.newContainer)}
          >
            {t('images.newContainer')}
          </Button>
          <span className={styles.narrow}>
            <ImagesMenu onTar={(kind) => setTar({ kind, file: null })} />
          </span>
        </>
      }
    >
      <TarArea asked={tar} onAsk={setTar}>
        <div className={styles.content}>
          {images.status === 'loading' && (
            <Loading label={t('common.loading')} slowLabel={t('common.slow')} />
          )}
          {images.status === 'failed' && (
            <Failed
              title={t('images.failedTitle')}
              sentence={faultSentence(t, images.fault)}
              engineWords={images.fault.message}
              copyLabel={t('common.copyEngineWords')}
              copiedLabel={t('common.copied')}
              action={
                <Button onClick={() => void api.system.retry().catch(() => undefined)}>
                  {t('common.retry')}
                </Button>
              }
            />
          )}
          {images.status === 'ready' && <ImageList images={images.items} />}
        </div>
      </TarArea>
    </Page>
  )
}
