import type { CreateForm } from './form.ts'

let kept: { readonly key: string; readonly values: CreateForm } | null = null

/** What was typed on the create page, for a person who comes back to the same beginning. */
export const keptForm = (key: string): CreateForm | null => (kept?.key === key ? kept.values : null)

export function keepForm(key: string, values: CreateForm): void {
  kept = { key, values }
}

export function forgetForm(): void {
  kept = null
}
