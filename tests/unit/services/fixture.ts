import { readFileSync } from 'node:fs'

/** What an engine answered; the file's name ends with the API version. */
export function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8'))
}

/** The row of a list that has this name. */
export function named(rows: unknown, name: string): unknown {
  if (!Array.isArray(rows)) throw new TypeError('no list')
  return rows.find((row: { Names: string[] }) => row.Names.includes(`/${name}`))
}
