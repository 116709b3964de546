import { cpSync, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const here = import.meta.dirname
const source = (path: string): string => resolve(here, path)

/** pdf.js reads CMaps, standard fonts, colour profiles and script decoders from beside the page: without them Chinese PDFs show empty. */
function shipPdfjsData(): { name: string; closeBundle(): void } {
  return {
    name: 'ship-pdfjs-data',
    closeBundle() {
      for (const folder of ['cmaps', 'standard_fonts', 'iccs', 'wasm']) {
        const from = source(`node_modules/pdfjs-dist/${folder}`)
        if (existsSync(from)) {
          cpSync(from, source(`out/renderer/pdfjs/${folder}`), {
            recursive: true,
            // The scripting engine and the WebAssembly decoders would need a weaker content security policy.
            filter: (path) => !/quickjs|\.wasm$/u.test(path),
          })
        }
      }
    },
  }
}

/** The font packages name an old WOFF file beside each WOFF2 one; Chromium takes the newer, the older would only double the output. */
function onlyWoff2(): Plugin {
  return {
    name: 'only-woff2',
    generateBundle(_options, bundle) {
      for (const [name, file] of Object.entries(bundle)) {
        if (name.endsWith('.woff')) delete bundle[name]
        else if (file.type === 'asset' && name.endsWith('.css')) {
          file.source = String(file.source).replace(/,\s*url\([^)]*\.woff\)\s*format\(["']?woff["']?\)/gu, '')
        }
      }
    },
  }
}

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node24',
      externalizeDeps: true,
      rolldownOptions: {
        input: {
          main: source('src-main/shell-electron/main.ts'),
          host: source('src-main/host/entry.ts'),
          browser: source('src-main/shell-browser/main.ts'),
          cli: source('src-main/cli/main.ts'),
          'parse-worker': source('src-main/import/parse-worker.ts'),
          recogniser: source('src-main/import/recognise-text/recogniser-process.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rolldownOptions: {
        input: { preload: source('src-main/shell-electron/preload.ts') },
        // A sandboxed preload cannot be an ES module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: source('src-renderer'),
    base: './',
    plugins: [react(), onlyWoff2(), shipPdfjsData()],
    build: {
      outDir: source('out/renderer'),
      // Inlined fonts and scripts would be data: addresses, which the content security policy refuses.
      assetsInlineLimit: 0,
      minify: true,
      rolldownOptions: { input: source('src-renderer/index.html') },
    },
    worker: { format: 'es' },
  },
})
