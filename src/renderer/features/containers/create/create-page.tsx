import { useTranslation } from 'react-i18next'
import type { ContainerSpec } from '#shared/contract/create-input.ts'
import { api } from '../../../host/api.ts'
import { useHanded } from '../../../store/create-handed.ts'
import { faultSentence } from '../../../store/fault-text.ts'
import { useRoute } from '../../../store/route.ts'
import { useAsked } from '../../../store/use-asked.ts'
import { Button } from '../../../ui/button.tsx'
import { Failed, Loading } from '../../../ui/page-state.tsx'
import { Page } from '../../../ui/page.tsx'
import { duplicateOf, formAgain, formFor } from './begin.ts'
import { CreateFormBody } from './create-form.tsx'
import { formOf } from './form.ts'

const askSpec = (id: string, signal: AbortSignal) => api.containers.spec({ id }, { signal })

/** The whole of `docker create`: begun empty, with an image, like another container, or with what another page hands over. */
export function CreatePage() {
  const { query } = useRoute()
  const { from, image, name = '' } = query
  return from === undefined ? (
    <NewPage image={image} name={name} />
  ) : (
    <LikePage key={`${from} ${image ?? ''} ${name}`} from={from} image={image} name={name} />
  )
}

function NewPage({ image, name }: { image: string | undefined; name: string }) {
  const { t } = useTranslation()
  const handed = useHanded()
  const beginning =
    image !== undefined
      ? `image ${image} ${name}`
      : handed.input === null
        ? 'empty'
        : `handed ${handed.serial}`
  const initial =
    image !== undefined
      ? { ...formFor(image), name }
      : handed.input === null
        ? formOf({ image: '' })
        : formAgain(handed.input)
  return (
    <Page title={t('create.title')}>
      <CreateFormBody key={beginning} beginning={beginning} initial={initial} />
    </Page>
  )
}

/** Like the container `from`: another one of it, or one with its settings from the image that is named. */
function LikePage({ from, image, name }: { from: string; image: string | undefined; name: string }) {
  const { t } = useTranslation()
  const { state, again } = useAsked(from, askSpec)
  return (
    <Page title={image === undefined ? t('create.duplicate.title', { name: from }) : t('create.title')}>
      {state.status === 'failed' ? (
        <Failed
          title={t('create.duplicate.failed', { name: from })}
          sentence={faultSentence(t, state.fault)}
          engineWords={state.fault.message}
          copyLabel={t('common.copyEngineWords')}
          copiedLabel={t('common.copied')}
          action={<Button onClick={again}>{t('common.retry')}</Button>}
        />
      ) : state.status === 'ready' ? (
        image === undefined ? (
          <Duplicate from={from} spec={state.answer} />
        ) : (
          <OtherImage from={from} image={image} name={name} spec={state.answer} />
        )
      ) : (
        <Loading label={t('create.duplicate.reading')} slowLabel={t('create.duplicate.reading')} />
      )}
    </Page>
  )
}

function Duplicate({ from, spec }: { from: string; spec: ContainerSpec }) {
  const { t } = useTranslation()
  const { input, left } = duplicateOf(spec.input, spec.unexpressed)
  return (
    <>
      {spec.image !== 'same' && (
        <p role="status">{t(`create.duplicate.image.${spec.image}`, { image: input.image })}</p>
      )}
      <CreateFormBody beginning={`from ${from}`} initial={formOf(input)} unexpressed={left} />
    </>
  )
}

interface OtherImageProps {
  readonly from: string
  readonly image: string
  readonly name: string
  readonly spec: ContainerSpec
}

function OtherImage({ from, image, name, spec }: OtherImageProps) {
  const { t } = useTranslation()
  const { input, left } = duplicateOf(spec.input, spec.unexpressed)
  return (
    <>
      <p role="status">{t('create.duplicate.otherImage', { name: from, image })}</p>
      <CreateFormBody
        beginning={`from ${from} ${image} ${name}`}
        initial={{ ...formOf({ ...input, image }), name }}
        unexpressed={left}
      />
    </>
  )
}
