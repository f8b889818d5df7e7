import type { ReferenceProblem } from '#shared/image-reference.ts'
import type { en } from '#shared/locales/en/index.ts'

/** What is wrong at one field: a word of the catalogue (`create.problem.…`) and what it speaks of. */
export type Problem =
  | {
      readonly kind: keyof (typeof en)['create']['problem']
      readonly values?: Readonly<Record<string, string | number>>
    }
  /** What the field for the image tells itself, in the words of all such fields. */
  | { readonly kind: 'reference'; readonly problem: ReferenceProblem }

/** By field, rows as `ports.0.hostPort`. */
export type Problems = ReadonlyMap<string, Problem>

/** Keeps the first problem of a field. */
export type Note = (field: string, problem: Problem | null) => void
