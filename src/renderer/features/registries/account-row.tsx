import { FolderSearch, LogIn, LogOut } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RegistryAccount } from '#shared/contract/registries.ts'
import { openLogin } from '../../store/login-request.ts'
import { navigate, paths } from '../../store/route.ts'
import { Button } from '../../ui/button.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { PlaceWords } from '../../store/place-words.tsx'
import { RateLimitLine } from './rate-limit-line.tsx'
import styles from './registries.module.css'

/** One registry: as whom, where that is kept, and what can be done. */
export function AccountRow({ account, onLogout }: { account: RegistryAccount; onLogout: () => void }) {
  const { t } = useTranslation()
  const { registry, loggedIn, place, problem } = account
  const isHub = registry === 'docker.io'
  return (
    <li className={styles.account}>
      <div className={styles.who}>
        <span className={styles.name}>
          {isHub ? 'Docker Hub' : registry}
          {isHub && <code className={styles.host}>{registry}</code>}
        </span>
        <Who account={account} />
        {loggedIn && (
          <span className={styles.quiet}>
            <PlaceWords place={place} />
          </span>
        )}
        {problem !== null && (
          <p className={styles.problem}>
            {t('registries.problem')} <code>{problem}</code>
          </p>
        )}
        <RateLimitLine registry={registry} />
      </div>
      <div className={styles.buttons}>
        <Button
          size="small"
          icon={<FolderSearch aria-hidden />}
          aria-label={t('registries.browseNamed', { registry })}
          onClick={() => navigate(isHub ? '/search' : paths.registry(registry))}
        >
          {t(isHub ? 'registries.search' : 'registries.browse')}
        </Button>
        {loggedIn ? (
          <Button
            size="small"
            icon={<LogOut aria-hidden />}
            disabled={place.kind === 'environment'}
            aria-label={t('registries.logout.named', { registry })}
            onClick={onLogout}
          >
            {t('registries.logout.confirm')}
          </Button>
        ) : (
          <Button
            size="small"
            icon={<LogIn aria-hidden />}
            aria-label={t('registries.remedy.login', { registry })}
            onClick={() => openLogin(registry)}
          >
            {t('registries.login.confirm')}
          </Button>
        )}
      </div>
    </li>
  )
}

function Who({ account: { loggedIn, username, token } }: { account: RegistryAccount }) {
  const { t } = useTranslation()
  if (!loggedIn) return <StateBadge state="stop" label={t('registries.nobody')} />
  const label =
    username === ''
      ? t('registries.byToken')
      : t(token ? 'registries.asByToken' : 'registries.as', { username })
  return <StateBadge state="run" label={label} />
}
