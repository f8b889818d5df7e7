import { useTranslation } from 'react-i18next'
import { api } from '../../../host/api.ts'
import { useHandedEdit } from '../../../store/edit-handed.ts'
import { useAsked } from '../../../store/use-asked.ts'
import { Button } from '../../../ui/button.tsx'
import { Failed, Loading } from '../../../ui/page-state.tsx'
import { Page } from '../../../ui/page.tsx'
import { containerFaultSentence } from '../model/container-fault.ts'
import { CopyingNote } from './copying-note.tsx'
import { EditForm } from './edit-form.tsx'

const askSpec = (id: string, signal: AbortSignal) => api.containers.spec({ id }, { signal })

/** Other settings for a container that is there: the create form, then the plan, then the change itself. */
export function EditPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const { state, again } = useAsked(id, askSpec)
  const handed = useHandedEdit(({ serial }) => serial)
  return (
    <Page title={t('edit.title', { name: id })}>
      <CopyingNote name={id} />
      {state.status === 'failed' ? (
        <Failed
          title={t('edit.failedTitle')}
          sentence={containerFaultSentence(t, state.fault)}
          engineWords={state.fault.message}
          copyLabel={t('common.copyEngineWords')}
          copiedLabel={t('common.copied')}
          action={<Button onClick={again}>{t('common.retry')}</Button>}
        />
      ) : state.status === 'ready' ? (
        <EditForm key={`${id} ${String(handed)}`} name={id} spec={state.answer} />
      ) : (
        <Loading label={t('container.loading')} slowLabel={t('container.loadingSlow')} />
      )}
    </Page>
  )
}
