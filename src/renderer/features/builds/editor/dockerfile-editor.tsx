import type { Diagnostic } from '@codemirror/lint'
import type { TFunction } from 'i18next'
import { CircleAlert, TriangleAlert } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BuildOptions } from '#shared/contract/builds.ts'
import { Select } from '../../../ui/field.tsx'
import styles from '../builds.module.css'
import { CodeEditor } from './code-editor.tsx'
import { examples, isInstruction } from './help.ts'
import type { Instruction } from './help.ts'
import { instructionOn } from './parse.ts'
import { problemsOf } from './problems.ts'
import type { Problem } from './problems.ts'

interface Props {
  text: string
  builder: BuildOptions['builder']
  onChange: (text: string) => void
}

/** The Dockerfile with its colours, what is wrong with it, and what the instruction at the cursor does. */
export function DockerfileEditor({ text, builder, onChange }: Props) {
  const { t } = useTranslation()
  const [line, setLine] = useState(0)
  const problems = useMemo(() => problemsOf(text, builder), [text, builder])
  const marks = useMemo(() => problems.map((problem) => markOf(t, text, problem)), [t, text, problems])
  const told = useId()
  const at = instructionOn(text, line)
  return (
    <div className={styles.editor}>
      <CodeEditor
        text={text}
        label={t('builds.editor.label')}
        describedBy={told}
        onChange={onChange}
        onLine={setLine}
        problems={marks}
      />
      <div id={told}>
        <Problems problems={problems} />
      </div>
      <Help key={at ?? ''} at={at !== null && isInstruction(at) ? at : 'FROM'} />
    </div>
  )
}

function Problems({ problems }: { problems: readonly Problem[] }) {
  const { t } = useTranslation()
  if (problems.length === 0) return <p className={styles.quiet}>{t('builds.lint.none')}</p>
  return (
    <ul className={styles.problems} aria-label={t('builds.lint.title')}>
      {problems.map((problem, at) => (
        <li key={at} data-severe={problem.severe}>
          {problem.severe ? <CircleAlert aria-hidden /> : <TriangleAlert aria-hidden />}
          <span>
            {t(problem.severe ? 'builds.lint.error' : 'builds.lint.warning', {
              line: problem.from.line + 1,
              problem: wordsOf(t, problem),
            })}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What an instruction does, in one sentence, with an example; any other can be looked up. */
function Help({ at }: { at: Instruction }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState<Instruction>(at)
  return (
    <div className={styles.help}>
      <Select
        label={t('builds.help.title')}
        value={shown}
        onChange={setShown}
        options={Object.keys(examples)
          .filter(isInstruction)
          .map((word) => ({ value: word, label: word }))}
      />
      <div>
        <p>{t(`builds.help.${shown}`)}</p>
        <code>{examples[shown]}</code>
      </div>
    </div>
  )
}

function wordsOf(t: TFunction, { kind, message }: Problem): string {
  if (kind === 'buildkit') return t('builds.lint.buildkit', { words: message })
  return kind === 'other' ? message : t(`builds.lint.${kind}`)
}

function markOf(t: TFunction, text: string, problem: Problem): Diagnostic {
  const lines = text.split(/\r\n?|\n/)
  const offset = ({ line, character }: Problem['from']) =>
    Math.min(lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character, text.length)
  const from = offset(problem.from)
  return {
    from,
    to: Math.max(from, offset(problem.to)),
    severity: problem.severe ? 'error' : 'warning',
    message: wordsOf(t, problem),
  }
}
