import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { shellLine } from '#shared/docker-command/quote.ts'
import { hasVeiled, shownLine } from '#shared/docker-command/shown-line.ts'
import { IconButton } from './button.tsx'

/** What the button says that shows the veiled values, or hides them again. */
export interface VeilLabels {
  readonly show: string
  readonly hide: string
}

/** A command without the values of its environment, and whether they were asked for. */
export function useVeiledLine(argv: readonly string[]) {
  const [open, setOpen] = useState(false)
  return {
    line: open ? shellLine(argv) : shownLine(argv),
    veiled: hasVeiled(argv),
    open,
    flip: () => setOpen(!open),
  }
}

export function VeilButton({
  veil: { veiled, open, flip },
  labels,
  className,
}: {
  veil: ReturnType<typeof useVeiledLine>
  labels: VeilLabels
  className?: string
}) {
  if (!veiled) return null
  return (
    <IconButton
      label={open ? labels.hide : labels.show}
      icon={open ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
      onClick={flip}
      {...(className === undefined ? {} : { className })}
    />
  )
}
