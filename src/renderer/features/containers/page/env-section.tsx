import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerDetails } from '#shared/contract/containers.ts'
import { Button } from '../../../ui/button.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { Section } from './section.tsx'
import styles from './overview.module.css'

/** Variables; their values are often secrets and stay hidden until somebody wants them. */
export function EnvSection({ details }: { details: ContainerDetails }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  return (
    <Section
      title={t('container.env.title')}
      beside={
        details.env.length > 0 && (
          <Button
            size="small"
            icon={shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            {t(shown ? 'container.env.hide' : 'container.env.show')}
          </Button>
        )
      }
    >
      {details.env.length === 0 ? (
        <p className={styles.quiet}>{t('container.env.none')}</p>
      ) : (
        // A box that scrolls is a stop for the Tab key.
        <div className={styles.env} role="group" tabIndex={0} aria-label={t('container.env.title')}>
          {details.env.map(({ name, value }) => (
            <div key={name} className={styles.variable}>
              <code className={styles.mono}>{name}</code>
              {shown ? (
                <code className={styles.mono}>{value}</code>
              ) : (
                <span className={styles.masked}>
                  <span aria-hidden>••••••</span>
                  <span className="visually-hidden">{t('container.env.hidden')}</span>
                </span>
              )}
              <CopyButton
                text={value}
                label={t('container.env.copy', { name })}
                copiedLabel={t('container.env.copied')}
                iconOnly
              />
            </div>
          ))}
        </div>
      )}
    </Section>
  )
}
