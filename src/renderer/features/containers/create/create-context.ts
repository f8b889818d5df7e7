import { createContext, useContext } from 'react'
import type { Control } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { CreateForm } from './form.ts'
import type { Problems } from './problem.ts'

interface CreateContext {
  readonly control: Control<CreateForm>
  readonly problems: Problems
  /** A button was pressed: from then on every problem is told, not only those of fields that were left. */
  readonly tried: boolean
}

export const CreateContext = createContext<CreateContext | null>(null)

/** The form that the fields stand in. */
export function useCreateContext(): CreateContext {
  const context = useContext(CreateContext)
  if (context === null) throw new Error('A field of the create form stands outside of it.')
  return context
}

/** Every value that some sentence speaks of; each problem brings those of its own. */
const noValues = {
  character: '',
  container: '',
  least: 0,
  line: '',
  most: 0,
  name: '',
  network: '',
  option: '',
  port: 0,
  rest: '',
  target: '',
}

/** The sentence for what is wrong at a field, when it is time to say it. */
export function useErrorAt(): (field: string, touched: boolean) => string | null {
  const { t } = useTranslation()
  const { problems, tried } = useCreateContext()
  return (field, touched) => {
    const problem = tried || touched ? problems.get(field) : undefined
    if (problem === undefined) return null
    return problem.kind === 'reference'
      ? t(`references.problem.${problem.problem}`)
      : t(`create.problem.${problem.kind}`, { ...noValues, ...problem.values })
  }
}

/** How long a press may take, in milliseconds. */
const pressTime = 200

/** The sentence of a field that is left waits for the press that left it: it would move what is pressed away. */
export function afterPress(leave: () => void): () => void {
  return () => void setTimeout(leave, pressTime)
}
