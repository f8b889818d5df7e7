import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useContainers } from '../../../store/collections.ts'
import type { CreateForm } from './form.ts'
import { checkForm } from './form-check.ts'
import { inputOf } from './form-input.ts'

/** The form's state: what is typed, what create would be given, what is wrong. `ignore` is a container whose name and ports are free to it. */
export function useCreateForm(initial: CreateForm, ignore: string | null = null) {
  const form = useForm<CreateForm>({ defaultValues: initial })
  const typed = useWatch({ control: form.control, compute: (values) => values })
  const containers = useContainers()
  const [tried, setTried] = useState(false)
  const present = containers.status === 'ready' ? containers.items.filter(({ id }) => id !== ignore) : []
  const problems = checkForm(typed, present)
  return {
    form,
    typed,
    input: inputOf(typed),
    context: { control: form.control, problems, tried },
    /** True when nothing is wrong; else every problem is told, and the first has the focus. */
    check: (): boolean => {
      setTried(true)
      if (problems.size > 0) focusFirstProblem()
      return problems.size === 0
    },
  }
}

/** Sections that hold a problem open first. */
function focusFirstProblem(): void {
  setTimeout(() => {
    const field = document.querySelector('main [aria-invalid="true"]')
    if (field instanceof HTMLElement) field.focus()
  }, 50)
}
