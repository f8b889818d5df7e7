import { ArrowLeft, MoreHorizontal, Play, SlidersHorizontal } from 'lucide-react'
import { Suspense, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImageDetails, ImageSummary } from '#shared/contract/images.ts'
import * as imageCommand from '#shared/docker-command/images.ts'
import { useContainers, useImages } from '../../store/collections.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { lazyPart } from '../../store/lazy-part.ts'
import { navigate, paths, useRoute } from '../../store/route.ts'
import { openTag } from '../../store/tag-request.ts'
import { runImage } from '../../store/work.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Failed, Loading } from '../../ui/page-state.tsx'
import { Page } from '../../ui/page.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { ImageConfig } from './image-config.tsx'
import { ImageNames } from './image-names.tsx'
import styles from './image-page.module.css'
import { imageActions } from './image-menu.tsx'
import { type ImageRow, imageRows, shortId } from './image-rows.ts'
import { LayerStack } from './layer-stack.tsx'
import { MadeFromIt } from './made-from-it.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { useImage } from './use-image.ts'

const ImageInspect = lazyPart(async () => (await import('./image-inspect.tsx')).ImageInspect)

/** One image: what a container made from it does, its layers, its names, and who uses it. */
export function ImagePage({ id }: { id: string }) {
  const { t } = useTranslation()
  const { state, again } = useImage(id)
  const gone = state.status === 'failed' && state.fault.code === 'not-found'
  const back = (
    <a className={styles.back} href="#/images">
      <ArrowLeft aria-hidden />
      {t('images.page.back')}
    </a>
  )
  const title = id.startsWith('sha256:') ? shortId(id) : id
  return (
    <Page fill title={title} beside={back} actions={<Actions image={id} gone={gone} />}>
      {state.status === 'loading' && (
        <Loading label={t('images.page.loading')} slowLabel={t('common.slow')} />
      )}
      {state.status === 'failed' && (
        <Failed
          title={t(gone ? 'images.page.goneTitle' : 'images.page.failedTitle')}
          sentence={gone ? t('images.page.gone') : faultSentence(t, state.fault)}
          engineWords={state.fault.message}
          copyLabel={t('common.copyEngineWords')}
          copiedLabel={t('common.copied')}
          action={<Button onClick={again}>{t('common.retry')}</Button>}
        />
      )}
      {state.status === 'ready' && <Details image={state.answer} asked={id} />}
    </Page>
  )
}

/** As in the row's menu; the row is the name that was opened, or the first of that image. What was removed is told here still. */
function Actions({ image, gone }: { image: string; gone: boolean }) {
  const { t } = useTranslation()
  const images = useImages()
  const containers = useContainers()
  const [removing, setRemoving] = useState<ImageRow | null>(null)
  const rows = useMemo(
    () =>
      imageRows(
        images.status === 'ready' ? images.items : [],
        containers.status === 'ready' ? containers.items : null,
      ),
    [images, containers],
  )
  const asked = useRoute().query['dialog']
  const row = rows.find(({ reference }) => reference === image) ?? rows.find(({ id }) => id === image)
  // The palette asks by address; the address is put back when the question is open.
  const isAsked = asked === 'remove' && row !== undefined
  if (isAsked && removing === null) setRemoving(row)
  useEffect(() => {
    if (isAsked) navigate(paths.image(image), { replace: true })
  }, [isAsked, image])
  return (
    <>
      {!gone && <RunActions image={image} />}
      {!gone && row !== undefined && (
        <Menu
          trigger={
            <IconButton
              label={t('images.action.more', { name: row.reference })}
              icon={<MoreHorizontal aria-hidden />}
            />
          }
          items={() =>
            imageActions(
              t,
              row,
              () => openTag(row),
              () => setRemoving(row),
            )
          }
        />
      )}
      {removing !== null && (
        <RemoveDialog rows={[removing]} allRows={rows} onClose={() => setRemoving(null)} />
      )}
    </>
  )
}

function RunActions({ image }: { image: string }) {
  const { t } = useTranslation()
  return (
    <>
      <Button icon={<SlidersHorizontal aria-hidden />} onClick={() => navigate(paths.create({ image }))}>
        {t('images.page.runOptions')}
      </Button>
      <Button variant="primary" icon={<Play aria-hidden />} onClick={() => runImage(image)}>
        {t('images.page.run')}
      </Button>
    </>
  )
}

/** As on the page of a container: what is read in words, and all that the engine says. */
function Details({ image, asked }: { image: ImageDetails; asked: string }) {
  const { t } = useTranslation()
  const images = useImages()
  const { query } = useRoute()
  const now = images.status === 'ready' ? images.items.find((one) => one.id === image.id) : undefined
  return (
    <Tabs<'overview' | 'inspect'>
      label={t('images.page.views')}
      value={query['tab'] === 'inspect' ? 'inspect' : 'overview'}
      onChange={(tab) =>
        navigate(`${paths.image(asked)}${tab === 'inspect' ? '?tab=inspect' : ''}`, { replace: true })
      }
      tabs={[
        {
          value: 'overview',
          label: t('images.page.overview'),
          content: <Overview image={image} now={now} asked={asked} />,
        },
        {
          value: 'inspect',
          label: t('images.page.inspect'),
          content: (
            <Suspense>
              <ImageInspect image={now ?? image} name={asked} />
            </Suspense>
          ),
        },
      ]}
    />
  )
}

/** Names and containers come from the mirror, so that they are true while the page stands open. */
function Overview({
  image,
  now,
  asked,
}: {
  image: ImageDetails
  now: ImageSummary | undefined
  asked: string
}) {
  const { t } = useTranslation()
  const containers = useContainers()
  const users =
    containers.status === 'ready'
      ? containers.items.filter((container) => container.imageId === image.id)
      : null
  return (
    <div className={styles.scroll}>
      <div className={styles.sections}>
        <CommandLine
          argv={imageCommand.inspect({ image: asked })}
          label={t('common.command')}
          copyLabel={t('common.copyCommand')}
          copiedLabel={t('common.copied')}
        />
        <ImageConfig image={image} />
        <ImageNames
          id={image.id}
          references={now?.references ?? image.references}
          digests={now?.digests ?? image.digests}
        />
        <MadeFromIt containers={users} />
        <LayerStack history={image.history} />
      </div>
    </div>
  )
}
