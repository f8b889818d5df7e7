import { ContextMenu as BaseContextMenu } from '@base-ui/react/context-menu'
import { Menu as BaseMenu } from '@base-ui/react/menu'
import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './menu.module.css'

export type MenuItem =
  | {
      readonly kind?: 'item'
      readonly label: string
      readonly icon?: ReactNode
      readonly onSelect: () => void
      readonly danger?: boolean
      readonly disabled?: boolean
      /** Shown beside the label, as the person would press it. */
      readonly shortcut?: string
    }
  | { readonly kind: 'separator' }

/** The menu behind a button. `trigger` is a button element; it gets the menu's attributes. */
export function Menu({ trigger, items }: { trigger: ReactElement; items: readonly MenuItem[] }) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner className={styles.positioner} sideOffset={4} align="end">
          <BaseMenu.Popup className={styles.popup}>
            <MenuItems items={items} />
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  )
}

/** The same items on right click, long press and the menu key of what it wraps. */
export function ContextMenu({
  items,
  children,
  render,
  className,
}: {
  items: readonly MenuItem[]
  children?: ReactNode
  /** The element that takes the clicks; a div otherwise. */
  render?: ReactElement
  className?: string
}) {
  return (
    <BaseContextMenu.Root>
      <BaseContextMenu.Trigger className={className} {...(render === undefined ? {} : { render })}>
        {children}
      </BaseContextMenu.Trigger>
      <BaseContextMenu.Portal>
        <BaseContextMenu.Positioner className={styles.positioner}>
          <BaseContextMenu.Popup className={styles.popup}>
            <MenuItems items={items} />
          </BaseContextMenu.Popup>
        </BaseContextMenu.Positioner>
      </BaseContextMenu.Portal>
    </BaseContextMenu.Root>
  )
}

function MenuItems({ items }: { items: readonly MenuItem[] }) {
  return items.map((item, index) =>
    item.kind === 'separator' ? (
      // Separators have no name of their own; their place in the list is what they are.
      <BaseMenu.Separator key={`separator-${String(index)}`} className={styles.separator} />
    ) : (
      <BaseMenu.Item
        key={item.label}
        className={classNames(styles.item, item.danger && styles.danger)}
        disabled={item.disabled ?? false}
        onClick={() => item.onSelect()}
      >
        <span className={styles.icon}>{item.icon}</span>
        <span className={styles.label}>{item.label}</span>
        {item.shortcut !== undefined && <kbd className={styles.shortcut}>{item.shortcut}</kbd>}
      </BaseMenu.Item>
    ),
  )
}
