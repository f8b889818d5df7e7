import { useTranslation } from 'react-i18next'
import type { ImageDetails } from '#shared/contract/images.ts'
import { useFormat } from '../../store/intl.ts'
import styles from './image-page.module.css'

/** What the image was made for: all platforms of its index, or the one that the engine's store keeps. */
export function ImagePlatforms({ image }: { image: ImageDetails }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (image.platforms.length === 0) return <code>{`${image.os}/${image.architecture}`}</code>
  return (
    <ul className={styles.codes}>
      {image.platforms.map(({ digest, platform, here, size }) => (
        <li key={digest}>
          <code title={digest}>{platform === '' ? t('images.page.platformUnknown') : platform}</code>{' '}
          <span className={styles.quiet}>
            {here
              ? t('images.page.platformHere', { size: format.bytes(size ?? 0) })
              : t('images.page.platformAway')}
          </span>
        </li>
      ))}
    </ul>
  )
}
