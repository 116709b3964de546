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

/**
 * pdf.js reads every child of the root of the page tree at once to find one page, and all children before a page to
 * number it. In a flat tree that is every page of the file: a scan of 1 GB would be read whole to show its first page.
 * Where a node has as many children as pages (and many of them), each child is one page, and its place says which. Anything else goes
 * the old way. A pdf.js whose text is another stops the build, so that the change cannot be lost unseen.
 */
const PAGE_TREE_CHANGES: readonly (readonly [from: string, to: string])[] = [
  [
    'for(let e=h.length-1;e>=0;e--){const a=h[e];t.push(a);n===this.toplevelPagesDict&&a instanceof Ref&&!o.has(a)&&o.put(a,s.fetchAsync(a))}',
    'if(h.length===c&&h.length>32){const t=h[e-l],a=t instanceof Ref?await s.fetchAsync(t):null;if(a instanceof Dict&&isName(a.get("Type"),"Page")&&!a.has("Kids"))return i.put(t,e),[a,t]}'
      + 'for(let e=h.length-1;e>=0;e--)t.push(h[e])',
  ],
  [
    'if(!Array.isArray(l))throw new FormatError("Kids must be an array.");const f=[];',
    'if(!Array.isArray(l))throw new FormatError("Kids must be an array.");const f=[];if(isDict(t,"Page")&&l.length>32&&o.get("Count")===l.length){const e=l.findIndex(e=>isRefsEqual(e,s));if(e>=0){n+=e;s=i;continue}}',
  ],
]

function readPageTreeByPlace(): Plugin {
  return {
    name: 'read-page-tree-by-place',
    generateBundle(_options, bundle) {
      for (const [name, file] of Object.entries(bundle)) {
        if (!/pdf\.worker\.min/u.test(name) || file.type !== 'asset') continue
        let text = typeof file.source === 'string' ? file.source : new TextDecoder().decode(file.source)
        for (const [from, to] of PAGE_TREE_CHANGES) {
          if (text.split(from).length !== 2) throw new Error(`${name}: the page tree of pdf.js reads otherwise than expected; look at readPageTreeByPlace again`)
          text = text.replace(from, () => to)
        }
        file.source = text
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
          'columns-thread': source('src-main/host/case/columns-thread.ts'),
          'hash-thread': source('src-main/files/hash-thread.ts'),
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
    plugins: [react(), onlyWoff2(), readPageTreeByPlace(), shipPdfjsData()],
    build: {
      outDir: source('out/renderer'),
      // Inlined fonts and scripts would be data: addresses, which the content security policy refuses.
      assetsInlineLimit: 0,
      // One style sheet from the start: loaded with its screen, a sheet would change the other screens from the first visit on.
      cssCodeSplit: false,
      minify: true,
      rolldownOptions: { input: source('src-renderer/index.html') },
    },
    worker: { format: 'es' },
  },
})
