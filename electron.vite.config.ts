import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { normalizePath } from 'vite'

interface Chunking {
  readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null
}

/** All that a module of the renderer imports, whether of ours or of a library, and itself. */
function importsOf(file: string) {
  const beginning = normalizePath(resolve(import.meta.dirname, 'src/renderer', file))
  let reached: Set<string> | null = null
  return (id: string, chunking: Chunking): boolean => {
    if (reached === null) {
      reached = new Set([beginning])
      for (const each of reached)
        for (const next of chunking.getModuleInfo(each)?.importedIds ?? []) reached.add(next)
    }
    return reached.has(id)
  }
}

/**
 * Left to itself the bundler makes a file of each set of modules that the same pages share: a hundred of them for the
 * first page, and a page waits for each.
 */
function together(name: string, file: string, priority: number) {
  const has = importsOf(file)
  return {
    priority,
    debugName: name,
    name: (id: string, chunking: Chunking) => (has(id, chunking) ? name : null),
  }
}

const fewFiles = [
  together('frame', 'main.tsx', 3),
  together('containers', 'features/containers/containers-page.tsx', 2),
  // Terminal, charts and editor stay apart: a page that has none does not wait for them.
  {
    name: 'shared',
    priority: 1,
    minShareCount: 2,
    test: /src[\\/](?!renderer[\\/]features[\\/]builds[\\/]editor)|base-ui|lucide/,
  },
]

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rollupOptions: {
        input: { index: 'src/main/index.ts', web: 'src/main/web.ts' },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: 'src/preload/index.ts',
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      // electron-vite leaves it off; a browser page loads this over a socket and a window parses it.
      minify: true,
      // One style sheet of a few kB: a page never waits for its own, and none can fail to come.
      cssCodeSplit: false,
      rollupOptions: {
        input: 'src/renderer/index.html',
        output: { codeSplitting: { groups: fewFiles } },
      },
    },
  },
})
