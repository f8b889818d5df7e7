import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LogHead } from '#shared/contract/logs.ts'
import { api } from '../../host/api.ts'
import { useShortcut } from '../../store/shortcuts.ts'
import { LogFooter } from './log-footer.tsx'
import { LogLines } from './log-lines.tsx'
import type { LogOptions, SetOptions } from './log-options.ts'
import { LogToolbar } from './log-toolbar.tsx'
import { SourceBar } from './source-bar.tsx'
import { useCollect } from './use-collect.ts'
import { useGo, type LogGo } from './use-go.ts'
import { useLogScroll } from './use-log-scroll.ts'
import { type LogSearch, useLogSearch } from './use-log-search.ts'
import { useLogView } from './use-log-view.ts'
import { useEdge, useLook } from './use-edge.ts'
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
  /** Of the log: the container's, or one for all of them. */
  name: string
  options: LogOptions
  setOptions: SetOptions
  /** Shown instead of rows. */
  children: ReactNode
}) {
  const { t } = useTranslation()
  const { query, timestamps } = options
  const searchBox = useRef<HTMLInputElement>(null)
  const { pull, rows } = useLogView(session, head, options.only, options.off)
  const scroller = useRef<HTMLDivElement>(null)
  const block = useRef<HTMLDivElement>(null)
  const [following, setFollowing] = useState(true)
  const shown = useShownRange(head, rows.cache, following)
  const { edge, range, load } = useEdge(session, head, shown)
  const parts = { scroller, block }
  const scroll = useLogScroll(range, parts, [following, setFollowing], children === false, load)
  const view = `${session ?? ''} ${head.view}`
  // What was hidden was not searched, and is again when it is shown.
  const search = useLogSearch(session, query, `${view} ${head.hidden > 0}`, rows.remark)
  const pane = (): HTMLElement | null => block.current
  const names = head.sources.length > 1 ? head.sources.map((source) => source.name) : null
  const collect = useCollect(pull, head, { name, names, timestamps, pane })
  const go = useGo(session, view, search, scroll, options.stderrErrors)
  const opened = useOpened(view)
  const low = Math.max(shown.first, scroll.low)
  useEffect(() => rows.cache.show(low, scroll.high), [rows, low, scroll.high])
  useLook(edge, view, scroll.fits && shown.end === head.end)
  useLogKeys(searchBox, go, search)
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
        collect={collect}
        head={head}
        clear={(hide) => {
          if (session !== null) api.logs.clear({ session, hide }).catch(() => undefined)
        }}
      />
      <div className={styles.about}>
        <SourceBar sources={head.sources} off={options.off} setOff={(off) => setOptions({ off })} />
        <Problem search={search} go={go} />
      </div>
      {children !== false ? (
        <div className={styles.instead}>{children}</div>
      ) : (
        <LogLines
          name={name}
          names={names}
          rows={rows.cache}
          edge={edge}
          scroll={scroll}
          scroller={scroller}
          block={block}
          options={options}
          current={go.current}
          opened={opened}
          canFollow={head.end > head.first}
          nothing={t(head.hidden > 0 ? 'logs.nothing.hidden' : 'logs.nothing.view')}
        />
      )}
      <LogFooter head={head} options={options} />
    </>
  )
}

/** Rows whose fields are all shown. */
export interface Opened {
  readonly rows: ReadonlySet<number>
  readonly toggle: (row: number) => void
}

function useOpened(view: string): Opened {
  const [opened, setOpened] = useState<{ readonly view: string; readonly rows: ReadonlySet<number> }>({
    view,
    rows: new Set(),
  })
  const toggle = useCallback(
    (row: number) =>
      setOpened((before) => {
        const rows = new Set(before.view === view ? before.rows : [])
        if (!rows.delete(row)) rows.add(row)
        return { view, rows }
      }),
    [view],
  )
  return { rows: opened.view === view ? opened.rows : new Set(), toggle }
}

function useLogKeys(
  searchBox: { readonly current: HTMLInputElement | null },
  go: LogGo,
  search: LogSearch,
): void {
  const when = (search.state?.hits ?? 0) > 0
  useShortcut('mod+f', () => searchBox.current?.select())
  useShortcut('n', () => go.toHit('next'), { when })
  useShortcut('shift+n', () => go.toHit('previous'), { when })
  useShortcut('F3', () => go.toHit('next'), { when })
  useShortcut('shift+F3', () => go.toHit('previous'), { when })
  useShortcut('e', () => go.toError('next'))
  useShortcut('shift+e', () => go.toError('previous'))
}

function Problem({ search: { state }, go }: { search: LogSearch; go: LogGo }) {
  const { t } = useTranslation()
  const problem =
    state?.state === 'bad-pattern'
      ? t('logs.search.badPattern', { message: state.message })
      : state?.state === 'timed-out'
        ? t('logs.search.timedOut')
        : go.noError
          ? t('logs.error.none')
          : null
  return (
    <p className={styles.problem} role="status">
      {problem}
    </p>
  )
}
