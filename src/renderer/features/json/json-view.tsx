import { type ReactNode, useRef } from 'react'
import { useShortcut } from '../../store/shortcuts.ts'
import type { JsonNode } from './json-nodes.ts'
import { JsonTree, type TreeHandle } from './json-tree.tsx'
import { JsonToolbar } from './json-toolbar.tsx'
import { JsonPathBar } from './json-path-bar.tsx'
import { useJsonView } from './use-json-view.ts'
import styles from './json-view.module.css'

/** A JSON value to read, search and copy from. */
export function JsonView({ nodes, command }: { nodes: readonly JsonNode[]; command: ReactNode }) {
  const view = useJsonView(nodes)
  const box = useRef<HTMLInputElement>(null)
  const tree = useRef<TreeHandle>(null)
  useShortcut('mod+f', () => box.current?.select())
  const go = (step: 1 | -1) => {
    const row = view.go(step)
    if (row !== null) tree.current?.show(row)
  }
  return (
    <>
      <JsonToolbar view={view} searchBox={box} go={go} />
      {command}
      <JsonTree view={view} handle={tree} />
      <JsonPathBar view={view} />
      <div className={styles.end} />
    </>
  )
}
