import { create } from 'zustand'
import { formFor } from './run-form.ts'
import type { RunForm } from './run-form.ts'

/** The open options form; null when it is closed. */
export const useForm = create<{ readonly form: RunForm | null }>()(() => ({ form: null }))

/** Opens the form for an image, with what is known of it filled in. */
export function openForm(image: string, change: Partial<RunForm> = {}): void {
  useForm.setState({ form: { ...formFor(image), ...change } })
}

export function changeForm(change: Partial<RunForm>): void {
  useForm.setState(({ form }) => ({ form: form === null ? null : { ...form, ...change } }))
}

export function closeForm(): void {
  useForm.setState({ form: null })
}
