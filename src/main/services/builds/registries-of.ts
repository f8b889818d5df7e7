import type { BuildOptions } from '#shared/contract/builds.ts'
import { parseReference } from '#shared/image-reference.ts'

/**
 * The registries that a Dockerfile takes images from (`FROM`, `COPY --from`), as parseReference has their domains; `args`
 * go before what ARG has ahead of the first FROM. What only looks like an image costs a look-up of an account, no more.
 */
export function registriesOf(text: string, args: BuildOptions['args']): readonly string[] {
  const given = new Map(args.map(({ name, value }) => [name, value]))
  const values = new Map<string, string>()
  const found = new Set<string>()
  for (const line of text.replaceAll(/[\\`][ \t]*\r?\n/g, ' ').split(/\r?\n/)) {
    const [, name = '', preset = ''] = /^\s*ARG\s+([A-Za-z_]\w*)(?:=(\S*))?/i.exec(line) ?? []
    if (name !== '') values.set(name, given.get(name) ?? preset.replaceAll(/^["']|["']$/g, ''))
    const image = takenFrom(line)
    const parsed = image === null ? null : parseReference(withValues(image, values))
    if (parsed?.ok === true && parsed.reference.kind === 'name') found.add(parsed.reference.domain)
  }
  return [...found]
}

const takenFrom = (line: string): string | null =>
  (
    /^\s*FROM\s+(?:--\S+\s+)*(\S+)/i.exec(line) ?? /^\s*(?:COPY|ADD|RUN)\s.*?from=([^\s,]+)/i.exec(line)
  )?.[1] ?? null

/** `$NAME`, `${NAME}` and `${NAME:-otherwise}`. */
const withValues = (text: string, values: ReadonlyMap<string, string>): string =>
  text.replaceAll(
    /\$(?:(\w+)|\{(\w+)(?::-([^}]*))?\})/g,
    (_, plain: string | undefined, braced: string | undefined, otherwise: string | undefined) =>
      values.get(plain ?? braced ?? '') || (otherwise ?? ''),
  )
