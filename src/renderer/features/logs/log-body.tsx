import { type ReactNode, useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LogHead, LogWindow } from '#shared/contract/logs.ts'
import { api, faultOf } from '../../host/api.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { useShortcut } from '../../store/shortcuts.ts'
import { toast } from '../../ui/toast.tsx'
import { LogFooter } from './log-footer.tsx'
import { LogLines } from './log-lines.tsx'
import type { LogOptions, SetOptions } from './log-options.ts'
import { LogToolbar } from './log-toolbar.tsx'
import { RowCache } from './row-cache.ts'
import { useCollect } from './use-collect.ts'
import { useLogScroll } from './use-log-scroll.ts'
import { type LogSearch, useLogSearch } from './use-log-search.ts'
import { useShownRange } from './use-shown-range.ts'
import styles from './logs-pane.module.css'

/** Tools, rows and footer of an open log. */
export function LogBody({
  session,
  head,
  name,
  options,
  setOptions,
  children,
}: {
  session: string | null
  head: LogHead
  name: string
  options: LogOptions
  setOptions: SetOptions
  /** Shown instead of rows. */
  children: ReactNode
}) {
  const { t } = useTranslation()
  const { only, query, timestamps, wrap } = options
  const searchBox = useRef<HTMLInputElement>(null)
  const range = only === undefined ? head : head[only]
  const pull = usePull(session, only)
  const rows = useRows(pull)
  const scroller = useRef<HTMLDivElement>(null)
  const block = useRef<HTMLDivElement>(null)
  const [following, setFollowing] = useState(true)
  const shown = useShownRange(range, rows.cache, following)
  const scroll = useLogScroll(shown, { scroller, block }, [following, setFollowing])
  const search = useLogSearch(session, query, only, rows.remark)
  const pane = (): HTMLElement | null => block.current
  const { collecting, copy, save } = useCollect(pull, range, { name, timestamps, pane })
  useEffect(() => rows.cache.show(scroll.low, scroll.high), [rows, scroll.low, scroll.high])
  useShortcut('mod+f', () => searchBox.current?.select())

  const go = useGoToHit(search, scroll)
  const problem =
    search.state?.state === 'bad-pattern'
      ? t('logs.search.badPattern', { message: search.state.message })
      : search.state?.state === 'timed-out'
        ? t('logs.search.timedOut')
        : null
  return (
    <>
      <LogToolbar
        options={options}
        setOptions={setOptions}
        search={search}
        searchBox={searchBox}
        go={go}
        following={scroll.following}
        follow={scroll.follow}
        copy={copy}
        save={save}
        collecting={collecting}
      />
      <p className={styles.problem} role="status">
        {problem}
      </p>
      {children !== false ? (
        <div className={styles.instead}>{children}</div>
      ) : (
        <LogLines
          name={name}
          rows={rows.cache}
          scroll={scroll}
          scroller={scroller}
          block={block}
          timestamps={timestamps}
          wrap={wrap}
          current={search.hit?.row ?? null}
          canFollow={head.end > 0}
        />
      )}
      <LogFooter head={head} name={name} options={options} />
    </>
  )
}

function useGoToHit(
  search: LogSearch,
  scroll: ReturnType<typeof useLogScroll>,
): (direction: 'next' | 'previous') => void {
  const { t } = useTranslation()
  const go = async (direction: 'next' | 'previous'): Promise<void> => {
    try {
      const hit = await search.go(direction, scroll.topRow())
      if (hit !== null) scroll.reveal(hit.row)
    } catch (error) {
      toast({
        kind: 'failure',
        title: t('logs.search.goFailed'),
        description: faultSentence(t, faultOf(error)),
      })
    }
  }
  return (direction) => void go(direction)
}

function usePull(
  session: string | null,
  only: LogOptions['only'],
): (from: number, count: number) => Promise<LogWindow> {
  return useCallback(
    (from, count) =>
      api.logs.lines({ session: session ?? '', from, count, ...(only === undefined ? {} : { only }) }),
    [session, only],
  )
}

/** The cache of one session and one choice of streams; the component draws again when rows come. */
function useRows(pull: (from: number, count: number) => Promise<LogWindow>) {
  const [, drawAgain] = useReducer((count: number) => count + 1, 0)
  const rows = useMemo(() => {
    const cache = new RowCache(pull, drawAgain)
    return { cache, remark: () => cache.remark() }
  }, [pull])
  useEffect(() => () => rows.cache.close(), [rows])
  return rows
}
