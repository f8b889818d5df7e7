import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../store/intl.ts'
import { useSizes } from '../actions/sizes.ts'

/** The sizes of a container once somebody asked for them. */
export function SizeText({ id }: { id: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const size = useSizes((sizes) => sizes.byId.get(id))
  if (size === undefined) return null
  return (
    <span>
      {t('containers.size', { writable: format.bytes(size.writable), rootFs: format.bytes(size.rootFs) })}
    </span>
  )
}
