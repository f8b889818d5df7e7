import type { Figure } from './figure.ts'

/** All benches by name; each is loaded only when it is asked for. */
const benches: Readonly<Record<string, () => Promise<{ run: () => Promise<Figure | readonly Figure[]> }>>> = {
  'first-paint': () => import('./first-paint.ts'),
  'event-to-card': () => import('./event-to-card.ts'),
  list: () => import('./list.ts'),
  images: () => import('./images.ts'),
  containers: () => import('./containers.ts'),
  idle: () => import('./idle.ts'),
  stats: () => import('./stats.ts'),
  'build-context': () => import('./build-context.ts'),
  tar: () => import('./tar.ts'),
  copy: () => import('./copy.ts'),
  registry: () => import('./registry.ts'),
  'log-ingest': () => import('./log-ingest.ts'),
  terminal: () => import('./terminal.ts'),
  'log-hold': () => import('./log-hold.ts'),
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in benches))
if (unknown.length > 0) {
  console.error(`No such bench: ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`)
  process.exit(1)
}

for (const [name, load] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const bench = await load()
  const figures = [await bench.run()].flat()
  for (const figure of figures) print(figure)
}

function print(figure: Figure): void {
  const verdict = figure.value <= figure.limit ? 'within' : 'OVER  '
  console.log(
    `${verdict}  ${figure.name}: ${figure.value} ${figure.unit} (limit ${figure.limit}) — ${figure.behind}`,
  )
}
