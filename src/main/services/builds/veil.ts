import type { BuildOptions } from '#shared/contract/builds.ts'
import { secretName } from '#shared/secret-names.ts'

/** Characters: what is shorter stands in every text, and no secret is. */
const shortest = 4

/** Takes the values of arguments whose names look secret out of a text. */
export function veilFor({ args }: Pick<BuildOptions, 'args'>): (text: string) => string {
  const values = args
    .filter(({ name, value }) => secretName.test(name) && value.length >= shortest)
    .map(({ value }) => value)
  return (text) => values.reduce((veiled, value) => veiled.replaceAll(value, '••••••'), text)
}
