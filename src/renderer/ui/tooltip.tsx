import { Tooltip as BaseTooltip } from '@base-ui/react/tooltip'
import { cloneElement, type ReactElement, useEffect, useRef, useState } from 'react'
import { type Tip, watchTips } from './tip-watch.ts'
import styles from './tooltip.module.css'

/** A short word for people who see; the element it explains carries the same words as its name. */
export function Tooltip({
  label,
  children,
}: {
  label: string
  children: ReactElement<{ 'data-tip'?: string }>
}) {
  return cloneElement(children, { 'data-tip': label })
}

/** Where the words appear: one place for all that is explained. */
export function Tooltips() {
  const [tip, setTip] = useState<Tip | null>(null)
  const words = useRef<HTMLDivElement>(null)
  const hide = useRef<() => void>(() => undefined)
  useEffect(() => {
    const watch = watchTips(setTip, (target) => words.current?.contains(target) ?? false)
    hide.current = watch.hide
    return watch.stop
  }, [])
  if (tip === null) return null
  return (
    <BaseTooltip.Root
      open
      onOpenChange={(_open, details) => {
        // A tooltip asks nothing: the same Escape closes the dialog that it stands in.
        if (details.reason === 'escape-key') details.allowPropagation()
        hide.current()
      }}
    >
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner
          key={tip.label}
          anchor={tip.element}
          sideOffset={6}
          className={styles.positioner}
        >
          <BaseTooltip.Popup ref={words} role="tooltip" className={styles.popup}>
            {tip.label}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  )
}
