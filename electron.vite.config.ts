import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

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
      rollupOptions: { input: 'src/renderer/index.html' },
    },
  },
})
