import { Compass } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { navigate } from '../store/route.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/page-state.tsx'
import { Page } from '../ui/page.tsx'

export function NotFound({ path }: { path: string }) {
  const { t } = useTranslation()
  return (
    <Page title={t('frame.notFound.title')}>
      <Empty
        icon={<Compass aria-hidden />}
        title={t('frame.notFound.words', { path })}
        action={
          <Button variant="primary" onClick={() => navigate('/containers')}>
            {t('frame.notFound.action')}
          </Button>
        }
      />
    </Page>
  )
}
