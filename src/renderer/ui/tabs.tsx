import { Tabs as BaseTabs } from '@base-ui/react/tabs'
import { type ReactNode, useEffect, useRef } from 'react'
import styles from './tabs.module.css'

/** Views of one thing. Only the chosen one is in the page. */
export function Tabs<T extends string>({
  label,
  value,
  onChange,
  tabs,
}: {
  label: string
  value: T
  onChange: (value: T) => void
  tabs: readonly { readonly value: T; readonly label: string; readonly content: ReactNode }[]
}) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const strip = list.current
    if (strip === null) return
    // Also in a window that became too narrow for all of them.
    const watch = new ResizeObserver(() =>
      strip.querySelector(`[data-tab='${value}']`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    )
    watch.observe(strip)
    return () => watch.disconnect()
  }, [value])
  return (
    <BaseTabs.Root
      className={styles.root}
      value={value}
      onValueChange={(next) => {
        const chosen = tabs.find((tab) => tab.value === next)
        if (chosen !== undefined) onChange(chosen.value)
      }}
    >
      <BaseTabs.List ref={list} className={styles.list} aria-label={label}>
        {tabs.map((tab) => (
          <BaseTabs.Tab key={tab.value} value={tab.value} data-tab={tab.value} className={styles.tab}>
            {tab.label}
          </BaseTabs.Tab>
        ))}
      </BaseTabs.List>
      {tabs.map((tab) => (
        <BaseTabs.Panel key={tab.value} value={tab.value} className={styles.panel}>
          {tab.content}
        </BaseTabs.Panel>
      ))}
    </BaseTabs.Root>
  )
}
