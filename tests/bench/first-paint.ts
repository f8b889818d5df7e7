import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Figure } from './figure.ts'

const built = join(import.meta.dirname, '../../out/renderer')

/** Script that must arrive before the first paint: the entry and all it imports statically, gzipped. */
export async function run(): Promise<Figure> {
  const page = readFileSync(join(built, 'index.html'), 'utf8')
  const entries = [...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((match) => match[1] ?? '')
  const files = new Set<string>()
  for (const entry of entries) collect(join(built, entry), files)
  const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)
  return {
    name: 'first paint: script',
    value: Math.round(bytes / 100) / 10,
    limit: 200,
    unit: 'kB gzip',
    behind: `${files.size} files`,
  }
}

function collect(file: string, files: Set<string>): void {
  if (files.has(file)) return
  files.add(file)
  const source = readFileSync(file, 'utf8')
  const statics = source.matchAll(
    /(?:^|[;}\s])(?:import|export)\s*(?:[^'"()]*?from\s*)?["'](\.[^"']+\.js)["']/g,
  )
  for (const match of statics) collect(join(file, '..', match[1] ?? ''), files)
}
