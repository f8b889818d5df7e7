import { useTranslation } from 'react-i18next'
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
  const { t } = useTranslation()
  const { query } = useRoute()
  const handed = useHanded()
  const { from, image } = query
  if (from !== undefined) return <DuplicatePage key={from} from={from} />
  const beginning =
    image !== undefined ? `image ${image}` : handed.input === null ? 'empty' : `handed ${handed.serial}`
  const initial =
    image !== undefined
      ? formFor(image)
      : handed.input === null
        ? formOf({ image: '' })
        : formAgain(handed.input)
  return (
    <Page title={t('create.title')}>
      <CreateFormBody key={beginning} beginning={beginning} initial={initial} />
    </Page>
  )
}

function DuplicatePage({ from }: { from: string }) {
  const { t } = useTranslation()
  const { state, again } = useAsked(from, askSpec)
  return (
    <Page title={t('create.duplicate.title', { name: from })}>
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
        <Duplicate from={from} spec={state.answer} />
      ) : (
        <Loading label={t('create.duplicate.reading')} slowLabel={t('create.duplicate.reading')} />
      )}
    </Page>
  )
}

function Duplicate({ from, spec }: { from: string; spec: Awaited<ReturnType<typeof askSpec>> }) {
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
