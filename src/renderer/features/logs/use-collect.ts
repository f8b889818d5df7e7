import { useState } from 'react'
import type { LogRange, LogWindow } from '#shared/contract/logs.ts'
import { faultOf } from '../../host/api.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { copyText } from '../../ui/copy-button.tsx'
import { said } from '../../store/said.tsx'
import { toast } from '../../ui/toast.tsx'
import { collectLog, saveFile } from './collect-log.ts'

/** A clipboard takes only so much: of a longer log the newest lines. */
const mostCopied = 100_000

export interface Collect {
  /** Saving or copying is under way. */
  readonly collecting: boolean
  /** The selection, or the newest lines that are shown. */
  readonly copy: () => void
  /** The lines that are shown. */
  readonly save: () => void
}

/** Copying and saving what is held of a log. */
export function useCollect(
  pull: (from: number, count: number) => Promise<LogWindow>,
  range: LogRange,
  {
    name,
    names,
    timestamps,
    pane,
  }: {
    name: string
    /** Of the containers, where there are several. */
    names: readonly string[] | null
    timestamps: boolean
    pane: () => HTMLElement | null
  },
): Collect {
  const [collecting, setCollecting] = useState(false)

  const run = async (work: () => Promise<void>): Promise<void> => {
    setCollecting(true)
    try {
      await work()
    } catch (error) {
      toast({
        kind: 'failure',
        title: said((t) => t('logs.collectFailed')),
        description: said((t) => faultSentence(t, faultOf(error))),
      })
    } finally {
      setCollecting(false)
    }
  }
  const copy = async (): Promise<void> => {
    const selected = selectedIn(pane())
    const from = Math.max(range.first, range.end - mostCopied)
    const { parts, lines } =
      selected === ''
        ? await collectLog(pull, { first: from, end: range.end }, { timestamps, names })
        : { parts: [selected], lines: 0 }
    const copied = await copyText(parts.join(''))
    if (!copied) toast({ kind: 'failure', title: said((t) => t('logs.copyRefused')) })
    else if (selected === '')
      toast({
        kind: 'success',
        title: said((t, { number }) => t('logs.copied', { count: lines, number: number(lines) })),
      })
    else toast({ kind: 'success', title: said((t) => t('logs.copiedSelection')) })
  }
  const save = async (): Promise<void> => {
    const { parts, lines } = await collectLog(pull, range, { timestamps, names })
    saveFile(`${name}.log`, parts)
    toast({
      kind: 'success',
      title: said((t, { number }) =>
        t('logs.saved', { count: lines, number: number(lines), file: `${name}.log` }),
      ),
    })
  }
  return { collecting, copy: () => void run(copy), save: () => void run(save) }
}

function selectedIn(pane: HTMLElement | null): string {
  const selection = getSelection()
  if (pane === null || selection === null || selection.isCollapsed) return ''
  return pane.contains(selection.anchorNode) && pane.contains(selection.focusNode) ? selection.toString() : ''
}
