import { useCallback, useMemo, useState } from 'react'
import type { JsonNode } from './json-nodes.ts'
import { type JsonForm, type JsonRow, jsonRows, piecesOf } from './json-rows.ts'
import { type JsonMatch, matchesIn, textOf } from './json-search.ts'

/** Which row a person stands on, by its value and which end of it. */
type Active = Pick<JsonRow, 'node'> & { readonly closes: boolean }

/** What is shown of the values: how, which are folded, what is searched for, and where a person stands. */
export function useJsonView(nodes: readonly JsonNode[]) {
  const [form, setForm] = useState<JsonForm>('groups')
  const [shown, setShown] = useState(false)
  const [query, setQuery] = useState('')
  const [folds, setFolds] = useState<ReadonlySet<number> | null>(null)
  const [active, setActive] = useState<Active>({ node: 0, closes: false })
  // Folded values are searched too: while something is looked for, everything is open.
  const folded = useMemo(
    () => (query === '' ? (folds ?? usualFolds(nodes, form)) : new Set<number>()),
    [query, folds, nodes, form],
  )
  const rows = useMemo(() => jsonRows(nodes, folded, form), [nodes, folded, form])
  const matches = useMemo(() => {
    if (query === '') return []
    return matchesIn(
      rows.map((row) => textOf(piecesOf(nodes, row, { form, shown }))),
      query,
    )
  }, [rows, nodes, form, shown, query])
  const [at, setAt] = useState(0)
  const match: JsonMatch | undefined = matches[Math.min(at, matches.length - 1)]

  const place = Math.max(
    0,
    rows.findIndex((row) => row.node === active.node && (row.kind === 'close') === active.closes),
  )
  const stand = useCallback(
    (row: number) => {
      const { node, kind } = rows[row] ?? { node: 0, kind: 'leaf' }
      setActive({ node, closes: kind === 'close' })
    },
    [rows],
  )
  const fold = (node: number, isFolded: boolean) => {
    const next = new Set(folded)
    if (isFolded) next.add(node)
    else next.delete(node)
    setFolds(next)
    setActive({ node, closes: false })
  }
  return {
    nodes,
    form,
    shown,
    query,
    rows,
    matches,
    match,
    /** Index of the match that was gone to. */
    at: Math.min(at, Math.max(0, matches.length - 1)),
    place,
    stand,
    fold,
    setShown,
    setForm: (next: JsonForm) => {
      setForm(next)
      setFolds(null)
    },
    search: (next: string) => {
      setQuery(next)
      setAt(0)
    },
    /** Answers the row of the match that is gone to; goes round at the ends. */
    go: (step: 1 | -1): number | null => {
      if (matches.length === 0) return null
      const next = (Math.min(at, matches.length - 1) + step + matches.length) % matches.length
      setAt(next)
      const row = matches[next]?.row ?? null
      if (row !== null) stand(row)
      return row
    },
  }
}

export type JsonViewState = ReturnType<typeof useJsonView>

const isFirstRead = ({ depth, key }: JsonNode) => depth === 1 && (key === 'State' || key === 'Config')

/** Groups begin with what a person looks for first, and with what lies inside it folded. */
function usualFolds(nodes: readonly JsonNode[], form: JsonForm): ReadonlySet<number> {
  if (form === 'json') return new Set()
  return new Set(
    nodes.flatMap((node, index) => (node.depth > 0 && node.count > 0 && !isFirstRead(node) ? [index] : [])),
  )
}
