import type { CreateInput } from '#shared/contract/create-input.ts'
import type { Task } from '#shared/contract/tasks.ts'
import { parseReference } from '#shared/image-reference.ts'

/** The image that a pull or a run is about: a named run is known by its input, else by its docker command. */
export function imageOfTask(task: Task, input: CreateInput | null): string {
  if (input !== null) return input.image
  if (task.kind === 'run' && !task.command.includes(task.subject)) return task.subject
  const named = task.kind === 'run' && task.command[task.command.indexOf('--name') + 1] === task.subject
  if (!named) return task.subject
  // Options come before the image; the last word that reads as a reference and follows no flag is a fair guess.
  const words = task.command.slice(task.command.indexOf('--name') + 2)
  return words.find((word, at) => isImage(word) && !(words[at - 1] ?? '').startsWith('-')) ?? task.subject
}

function isImage(word: string): boolean {
  return !word.startsWith('-') && parseReference(word).ok
}
