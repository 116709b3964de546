import type { Footer } from './checklist-document.ts'

/** One piece of a font that stands in the page itself. */
export interface EmbeddedFont {
  readonly family: string
  readonly weight: number
  readonly unicodeRange: string
  /** `data:font/woff2;base64,…` */
  readonly source: string
}

/**
 * A CSS string of any text. Everything but plain letters and digits is written as its code point, so that nothing from a
 * case file can end the string, the rule or the style element.
 */
export function cssString(text: string): string {
  const escapedPoint = (character: string): string => `\\${(character.codePointAt(0) ?? 0xfffd).toString(16).padStart(6, '0')}`
  return `"${[...text].map((character) => (/[\p{L}\p{N} ]/u.test(character) ? character : escapedPoint(character))).join('')}"`
}

/** Embedded pieces of fonts; anything that is not a font in the page itself is refused, so that the page asks for nothing. */
function fontFaces(fonts: readonly EmbeddedFont[]): string {
  return fonts
    .filter((font) => /^data:font\/woff2;base64,[A-Za-z0-9+/=]+$/u.test(font.source) && /^[U+0-9A-F?,\s-]*$/iu.test(font.unicodeRange))
    .map(
      (font) =>
        `@font-face{font-family:${cssString(font.family)};font-style:normal;font-weight:${Math.trunc(font.weight)};src:url(${font.source}) format("woff2")${font.unicodeRange === '' ? '' : `;unicode-range:${font.unicodeRange}`}}`,
    )
    .join('\n')
}

/** Latin letters and digits of one face beside Chinese: without the range its quotation marks would replace the full-width ones. */
const latinFace = (range: string): string =>
  `@font-face{font-family:"Checklist Latin";src:local("Times New Roman"),local("TimesNewRomanPSMT"),local("Liberation Serif"),local("Tinos");unicode-range:${range}}
@font-face{font-family:"Checklist Latin";font-weight:700;src:local("Times New Roman Bold"),local("TimesNewRomanPS-BoldMT"),local("Liberation Serif Bold"),local("Tinos Bold");unicode-range:${range}}`

/** `第{{page}}页` as the content of a page margin box. */
function pageContent(words: string): string {
  return words
    .split(/(\{\{pages?\}\})/u)
    .filter((part) => part !== '')
    .map((part) => (part === '{{page}}' ? 'counter(page)' : part === '{{pages}}' ? 'counter(pages)' : cssString(part)))
    .join(' ')
}

/** Style of the checklist: A4 after the layout of official documents on paper, light or dark on screen. */
export function checklistStyle(language: 'zh-CN' | 'en', footer: Footer, fonts: readonly EmbeddedFont[]): string {
  const latin = language === 'zh-CN' ? 'U+0020-007E' : 'U+0020-024F,U+2010-2027'
  return `${latinFace(latin)}
${fontFaces(fonts)}
:root{color-scheme:light dark;--ink:#16191a;--soft:#4c5355;--rule:#5f6668;--hair:#b9bdbb;--paper:#fff;--desk:#eceae4;--tint:#f1f0eb;--good:#1d5e33;
--song:"Checklist Latin",FangSong,FangSong_GB2312,仿宋,STFangsong,"Noto Serif SC","Noto Serif CJK SC","Songti SC",SimSun,serif;
--title:"Checklist Latin",FZXiaoBiaoSong-B05S,STZhongsong,"Noto Serif SC","Noto Serif CJK SC","Songti SC",SimSun,serif;
--hei:"Checklist Latin",SimHei,黑体,STHeiti,"Heiti SC","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
*{box-sizing:border-box}
html{background:var(--desk);color:var(--ink);text-autospace:no-autospace;-webkit-text-size-adjust:100%}
body{margin:0;font:12pt/1.7 var(--song);font-variant-numeric:tabular-nums}
main{max-width:210mm;margin:8mm auto;padding:20mm 24mm 20mm 28mm;background:var(--paper);box-shadow:0 0 0 1px var(--hair)}
header{border-bottom:2.5pt double var(--ink);padding-bottom:4mm;margin-bottom:5mm;text-align:center}
header p{text-align:center}
.kicker{margin:0;font:14pt/1.5 var(--title)}
h1{margin:1mm 0 0;font:700 22pt/1.4 var(--title);letter-spacing:${language === 'zh-CN' ? '.06em' : '0'}}
.invented{margin:2mm 0 0;font:10.5pt/1.5 var(--hei)}
h2{margin:9mm 0 3mm;font:${language === 'zh-CN' ? '400' : '700'} 16pt/1.4 ${language === 'zh-CN' ? 'var(--hei)' : 'var(--title)'};break-after:avoid}
h3,h4{margin:6mm 0 1.5mm;font:700 12.5pt/1.5 var(--song);break-after:avoid}
h4{font-size:12pt}
p{margin:0 0 2mm;orphans:2;widows:2;text-align:justify;overflow-wrap:anywhere;white-space:pre-line}
:lang(zh-CN) .body{text-indent:2em}
.note{font-size:10pt;line-height:1.6;color:var(--soft)}
dl{margin:0 0 2mm;font-size:10.5pt;line-height:1.65}
dl div{display:flex;gap:.6em;break-inside:avoid}
dt{flex:none;font-weight:700}
dd{margin:0;min-width:0;overflow-wrap:anywhere;white-space:pre-line}
.good{color:var(--good)}
.head dt{width:${language === 'zh-CN' ? '6.2em' : '9.5em'}}
.facts dt{min-width:${language === 'zh-CN' ? '4em' : '5em'}}
.span .facts dt{min-width:0}
.ownpage{break-before:page}
.keep{break-inside:avoid}
.head{margin-bottom:4mm}
/* Half of a collapsed border lies outside the table: at the full width the edge of the page would cut it off. */
table{width:calc(100% - 1pt);table-layout:fixed;border-collapse:collapse;margin:1mm .5pt 3.5mm;font-size:9.5pt;line-height:1.5}
caption{caption-side:top;text-align:start;font-weight:700;font-size:10.5pt;padding:1mm 0;break-after:avoid}
thead{display:table-header-group}
tr{break-inside:avoid}
thead,thead tr{break-after:avoid}
tbody tr:first-child{break-before:avoid}
th,td{border:.5pt solid var(--rule);padding:1mm 1.4mm;text-align:start;vertical-align:top;overflow-wrap:anywhere;white-space:pre-line}
th{font-weight:700;text-align:center;vertical-align:middle;background:var(--tint)}
.end{text-align:end}
.center{text-align:center}
.mono{font-family:"Cascadia Mono",Consolas,"Liberation Mono",Menlo,monospace;font-size:8pt}
td div+div{margin-top:.4mm}
.band{font-weight:700;text-align:start;background:var(--tint)}
tr:has(.band){break-after:avoid}
.span{white-space:normal}
.span dl{margin:0;font-size:9pt;line-height:1.55}
tr:has(+ tr .span){break-after:avoid}
.sources{margin:0 0 2mm;font-size:9pt;line-height:1.55;color:var(--ink)}
.sources p{margin:0;font-weight:700;break-after:avoid}
.sources ul{margin:0;padding:0;list-style:none}
.sources li{padding-inline-start:1.2em;text-indent:-1.2em;overflow-wrap:anywhere;orphans:2;widows:2}
.fill{margin:3mm 0 4mm;break-inside:avoid}
.fill p{display:flex;gap:.4em;margin:0;min-height:9mm;align-items:end;text-align:start}
.fill p::after{content:"";flex:1;min-width:20mm;border-bottom:.5pt solid var(--ink)}
@media (max-width:700px){main{margin:0;padding:6mm 5mm;box-shadow:none}body{font-size:11pt}.scroll{overflow-x:auto}.scroll table{min-width:36rem}}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e7e4dc;--soft:#b3b1aa;--rule:#7a7f80;--hair:#3a3f40;--paper:#1c2021;--desk:#121516;--tint:#262b2c;--good:#8fce9f}}
@page{size:A4;margin:26mm 24mm 24mm 28mm;
@bottom-left{content:${cssString(footer.left)};font:8pt/1.3 var(--song);color:#333;vertical-align:top;padding-top:5mm}
@bottom-center{content:${pageContent(footer.page)};font:9pt/1.3 var(--song);color:#000;vertical-align:top;padding-top:5mm}
@bottom-right{content:${cssString(footer.right)};font:8pt/1.3 var(--song);color:#333;vertical-align:top;padding-top:5mm}}
@media print{:root{color-scheme:light;--ink:#000;--soft:#222;--rule:#000;--hair:#000;--paper:#fff;--desk:#fff;--tint:#fff;--good:#1d5e33}
main{max-width:none;margin:0;padding:0;box-shadow:none}}`
}
