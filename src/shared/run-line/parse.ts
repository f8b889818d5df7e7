import type { CreateInput } from '../contract/create-input.ts'
import type { Shell } from '../docker-command/quote.ts'
import { parseReference } from '../image-reference.ts'
import { type Flag, flags, shorts } from './flags.ts'
import { likelyShell, splitLine, type Word } from './split.ts'

/** A part of the line that did not go into the form, and why. */
export interface LeftOver {
  readonly text: string
  readonly reason:
    | 'not-docker'
    | 'unknown-flag'
    | 'no-place'
    | 'bad-value'
    | 'value-missing'
    | 'from-shell'
    | 'expands'
    | 'after-line'
    | 'open-quote'
    | 'bad-image'
    | 'no-image'
}

export interface ParsedLine {
  /** `image` is empty when the line has none. */
  readonly input: CreateInput
  readonly left: readonly LeftOver[]
}

/**
 * Reads `docker run …` or `docker create …` as a person pastes it, with the CLI's own grammar (pflag without
 * interspersed arguments). Every word either goes into `input` or is named in `left`.
 */
export function parseRunLine(text: string, shell: Shell = likelyShell(text)): ParsedLine {
  const split = splitLine(text, shell)
  const { words, left } = withoutProgram(split.words)
  for (const word of words) if (word.expands) left.push({ text: word.text, reason: 'expands' })
  const input: CreateInput = { image: '' }
  const rest = readFlags(
    words.map((word) => word.text),
    input,
    left,
  )
  const [image, ...command] = rest
  if (image === undefined) left.push({ text: '', reason: 'no-image' })
  else if (parseReference(image).ok) input.image = image
  else left.push({ text: image, reason: 'bad-image' })
  if (command.length > 0) input.command = command
  if (split.openQuote) left.push({ text: text.trim().slice(-40), reason: 'open-quote' })
  if (split.rest !== '') left.push({ text: split.rest, reason: 'after-line' })
  return { input, left }
}

/** Leaves off a prompt, `sudo`, and `docker [container] run|create`; what else stands there is named. */
function withoutProgram(words: readonly Word[]): {
  readonly words: readonly Word[]
  readonly left: LeftOver[]
} {
  const verb = words.findIndex(({ text }) => text === 'run' || text === 'create')
  const before = verb < 0 ? [] : words.slice(0, verb)
  const program = before.findIndex(({ text }) => /^(?:.*[\\/])?docker(?:\.exe)?$/.test(text))
  if (program < 0) {
    const [first] = words
    return { words, left: first === undefined ? [] : [{ text: first.text, reason: 'not-docker' }] }
  }
  const plain = ['$', '#', '>', 'sudo', 'container']
  const odd = before.filter(({ text }, at) => at !== program && !plain.includes(text))
  return {
    words: words.slice(verb + 1),
    left: odd.map(({ text }) => ({ text, reason: 'no-place' })),
  }
}

/** Takes flags until the image; answers what is left of the words. */
function readFlags(words: readonly string[], input: CreateInput, left: LeftOver[]): readonly string[] {
  let at = 0
  while (at < words.length) {
    const word = words[at] ?? ''
    if (word === '--') return words.slice(at + 1)
    if (!word.startsWith('-') || word === '-') return words.slice(at)
    const reads = word.startsWith('--') ? longFlag(word) : shortFlags(word)
    at += 1
    for (const { name, shown, tied } of reads) {
      const flag = Object.hasOwn(flags, name) ? flags[name] : undefined
      if (flag === undefined) {
        left.push({ text: word, reason: 'unknown-flag' })
        break
      }
      const given = tied ?? (flag.bare ? 'true' : words[at])
      if (tied === undefined && !flag.bare) at += 1
      note(put(flag, input, name, given), shown, tied, given, flag, left)
    }
  }
  return []
}

interface Read {
  readonly name: string
  readonly shown: string
  /** What stands in the same word, behind `=` or behind a short flag. */
  readonly tied: string | undefined
}

function longFlag(word: string): readonly Read[] {
  const equals = word.indexOf('=')
  const name = equals < 0 ? word.slice(2) : word.slice(2, equals)
  return [{ name, shown: `--${name}`, tied: equals < 0 ? undefined : word.slice(equals + 1) }]
}

/** `-it`, `-p80:80`, `-e=A=b`: bare flags until one takes what is left of the word. */
function shortFlags(word: string): readonly Read[] {
  const reads: Read[] = []
  for (let at = 1; at < word.length; at += 1) {
    const letter = word.charAt(at)
    const name = shorts[letter] ?? letter
    const after = word.slice(at + 1)
    const isBare = Object.hasOwn(flags, name) && flags[name]?.bare === true
    if (isBare && !after.startsWith('=')) reads.push({ name, shown: `-${letter}`, tied: undefined })
    else {
      reads.push({ name, shown: `-${letter}`, tied: after === '' ? undefined : after.replace(/^=/, '') })
      break
    }
  }
  return reads
}

function put(
  flag: Flag,
  input: CreateInput,
  name: string,
  given: string | undefined,
): LeftOver['reason'] | null {
  if (given === undefined) return 'value-missing'
  if (flag.put === null) return name === 'env-file' || name === 'label-file' ? 'from-shell' : 'no-place'
  if (!flag.put(input, given))
    return name === 'mount' || name === 'network' || name === 'net' ? 'no-place' : 'bad-value'
  return name === 'env' && !given.includes('=') ? 'from-shell' : null
}

function note(
  reason: LeftOver['reason'] | null,
  shown: string,
  tied: string | undefined,
  given: string | undefined,
  flag: Flag,
  left: LeftOver[],
): void {
  if (reason === null) return
  const value = given === undefined || (flag.bare && tied === undefined) ? '' : ` ${given}`
  left.push({ text: `${shown}${value}`, reason })
}
