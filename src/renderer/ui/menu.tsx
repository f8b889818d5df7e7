import { ContextMenu as BaseContextMenu } from '@base-ui/react/context-menu'
import { Menu as BaseMenu } from '@base-ui/react/menu'
import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Late, relayed } from './late.tsx'
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

/** Asked for when the menu opens: a long list has many menus, and few are ever opened. */
export type MenuItems = () => readonly MenuItem[]

/** The menu behind a button. `trigger` is a button element; it gets the menu's attributes. */
export function Menu({ trigger, items }: { trigger: ReactElement; items: MenuItems }) {
  return (
    <Late element={trigger} before={closed} pressable>
      <BaseMenu.Root>
        <BaseMenu.Trigger render={relayed} />
        <BaseMenu.Portal>
          <BaseMenu.Positioner className={styles.positioner} sideOffset={4} align="end">
            <BaseMenu.Popup className={styles.popup}>
              <Items items={items} />
            </BaseMenu.Popup>
          </BaseMenu.Positioner>
        </BaseMenu.Portal>
      </BaseMenu.Root>
    </Late>
  )
}

const closed = { 'aria-haspopup': 'menu', 'aria-expanded': false }

/** The same items on right click, long press and the menu key of `render`. */
export function ContextMenu({ items, render }: { items: MenuItems; render: ReactElement }) {
  return (
    <Late element={render}>
      <BaseContextMenu.Root>
        <BaseContextMenu.Trigger render={relayed} />
        <BaseContextMenu.Portal>
          <BaseContextMenu.Positioner className={styles.positioner}>
            <BaseContextMenu.Popup className={styles.popup}>
              <Items items={items} />
            </BaseContextMenu.Popup>
          </BaseContextMenu.Positioner>
        </BaseContextMenu.Portal>
      </BaseContextMenu.Root>
    </Late>
  )
}

function Items({ items }: { items: MenuItems }) {
  return items().map((item, index) =>
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
