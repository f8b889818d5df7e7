import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Failed } from '../ui/page-state.tsx'
import { Page } from '../ui/page.tsx'
import type { BrokenPage } from './page-guard.tsx'

export function Crashed({ error, again }: BrokenPage) {
  const { t } = useTranslation()
  return (
    <Page title={t('frame.crashed.title')}>
      <Failed
        title={t('common.fault.title')}
        sentence={t('frame.crashed.words')}
        engineWords={error instanceof Error ? error.message : String(error)}
        copyLabel={t('common.copyEngineWords')}
        copiedLabel={t('common.copied')}
        action={<Button onClick={again}>{t('common.retry')}</Button>}
      />
    </Page>
  )
}
