import { Ellipsis, Hammer, HardDrive, PackageOpen, PackagePlus, Ruler } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { navigate, paths } from '../../store/route.ts'
import { IconButton } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { askImageSizes } from './image-sizes.ts'
import type { AskedTar } from './tars/tar-area.tsx'

/** What the page offers besides its search, where its buttons would take the height of the list. */
export function ImagesMenu({ onTar }: { onTar: (kind: AskedTar['kind']) => void }) {
  const { t } = useTranslation()
  return (
    <Menu
      trigger={<IconButton label={t('images.more')} icon={<Ellipsis aria-hidden />} />}
      items={() => [
        {
          label: t('images.buildImage'),
          icon: <Hammer aria-hidden />,
          onSelect: () => navigate(paths.build),
        },
        {
          label: t('tars.load.open'),
          icon: <PackageOpen aria-hidden />,
          onSelect: () => onTar('load'),
        },
        {
          label: t('tars.import.open'),
          icon: <PackagePlus aria-hidden />,
          onSelect: () => onTar('import'),
        },
        { kind: 'separator' },
        {
          label: t('images.sizes.show'),
          icon: <Ruler aria-hidden />,
          onSelect: () => void askImageSizes(),
        },
        {
          label: t('disk.open'),
          icon: <HardDrive aria-hidden />,
          onSelect: () => navigate(paths.disk()),
        },
      ]}
    />
  )
}
