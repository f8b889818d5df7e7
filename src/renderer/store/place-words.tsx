import { useTranslation } from 'react-i18next'
import type { AccountPlace } from '#shared/contract/registries.ts'

/** Where an account is kept, or will be. */
export function PlaceWords({ place, future = false }: { place: AccountPlace; future?: boolean }) {
  const { t } = useTranslation()
  const when = future ? 'placeNext' : 'place'
  switch (place.kind) {
    case 'helper':
      return t(`registries.${when}.helper`, { helper: `docker-credential-${place.helper}` })
    case 'plain':
      return t(`registries.${when}.plain`, { file: place.file })
    case 'environment':
      return t('registries.place.environment')
  }
}
