import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language'
import { dockerFile } from '@codemirror/legacy-modes/mode/dockerfile'
import { lintGutter, setDiagnostics } from '@codemirror/lint'
import type { Diagnostic } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { useEffect, useRef } from 'react'

// The colours are the theme's own, so that they change with it.
const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--harbour)', fontWeight: '600' },
  { tag: tags.comment, color: 'var(--ink-3)', fontStyle: 'italic' },
  { tag: tags.string, color: 'var(--run)' },
  { tag: tags.variableName, color: 'var(--source-purple)' },
])

const look = EditorView.theme({
  '&': { fontSize: 'var(--t1)', backgroundColor: 'var(--deck)', color: 'var(--ink)' },
  '&.cm-focused': { outline: '2px solid var(--harbour)', outlineOffset: '-1px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', maxHeight: '50vh' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--hull)', color: 'var(--ink-3)', border: '0' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--harbour-soft) 45%, transparent)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--harbour-soft)',
  },
  '.cm-tooltip': { backgroundColor: 'var(--deck)', color: 'var(--ink)', border: '1px solid var(--line)' },
})

interface Props {
  text: string
  label: string
  /** The id of what a screen reader says of it when it is entered. */
  describedBy: string
  onChange: (text: string) => void
  /** Where the cursor is, from 0. */
  onLine: (line: number) => void
  problems: readonly Diagnostic[]
}

/** A text with the colours of a Dockerfile. Tab goes on to the next control, as in every field. */
export function CodeEditor({ text, label, describedBy, onChange, onLine, problems }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const told = useRef({ onChange, onLine })
  const first = useRef({ text, label, describedBy })
  useEffect(() => {
    told.current = { onChange, onLine }
  })
  useEffect(() => {
    if (place.current === null) return
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: first.current.text,
        extensions: [
          lineNumbers(),
          history(),
          drawSelection(),
          highlightActiveLine(),
          lintGutter(),
          StreamLanguage.define(dockerFile),
          syntaxHighlighting(colours),
          look,
          keymap.of([...defaultKeymap, ...historyKeymap]),
          EditorView.contentAttributes.of({
            'aria-label': first.current.label,
            'aria-describedby': first.current.describedBy,
            spellcheck: 'false',
            // Who scrolls by keyboard comes in also where the focus is only looked for by this.
            tabindex: '0',
          }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) told.current.onChange(update.state.doc.toString())
            if (update.docChanged || update.selectionSet)
              told.current.onLine(update.state.doc.lineAt(update.state.selection.main.head).number - 1)
          }),
        ],
      }),
    })
    view.current = editor
    return () => {
      editor.destroy()
      view.current = null
    }
  }, [])
  useEffect(() => {
    const editor = view.current
    if (editor === null) return
    if (editor.state.doc.toString() !== text)
      editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } })
    editor.dispatch(setDiagnostics(editor.state, [...problems]))
  }, [text, problems])
  return <div ref={place} />
}
