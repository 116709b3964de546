/**
 * The design system of the window. Components hold no text of their own: words come in as props from the catalogues.
 * Values are in styles/tokens.css, looks in styles/components.css.
 *
 * | Component | For |
 * |---|---|
 * | Button | an act; `unavailable` says why it cannot be taken now and keeps it reachable |
 * | Segment | one of a few, all visible: filters, stances, properties |
 * | TextField, TextAreaField, SelectField, FilterField, RadioField, CheckField | entry, each with its label |
 * | DataTable | the one grid: virtual lines, sticky head, J K arrows Home End PgUp PgDn, Enter opens |
 * | Tree | folders and files |
 * | SplitPanes | two panes, divider by pointer and arrows |
 * | Dialog | a question, the verb on the button |
 * | Menu | acts or choices behind a button |
 * | Toast | what was done, with undo; stays until the next act |
 * | Progress | n / total, what it is at, cancel and what is kept |
 * | StanceChip | half square and word: for, against, not assessed |
 * | PeriodMark | letter and word of a legal period; PERIOD_CLASS gives its style class |
 * | StateMark | sign and word |
 * | CitedText | a text of the reviewer with its citations |
 * | CitationLink | opens the original at the page or row |
 * | ErrorLine | what happened, what to do, stable code |
 * | Empty | what will stand here, one button |
 * | SidePanel | panel at the right; folds into a strip in a narrow window |
 * | ScreenHead | title, one line of facts, acts |
 *
 * A screen returns a fragment of direct children of `main`; its grid is set in its own style sheet under `.scr-<id> main`.
 */
export { Button } from './button.tsx'
export { Segment } from './segment.tsx'
export type { SegmentOption } from './segment.tsx'
export { CheckField, FilterField, RadioField, SelectField, TextField } from './field.tsx'
export { TextAreaField } from './text-area-field.tsx'
export { CitationMark, CitedText } from './cited-text.tsx'
export { CitingContext } from './citing.ts'
export type { CitationChoice, Citing, ShownCitation } from './citing.ts'
export { DataTable } from './data-table.tsx'
export { linesOf } from './table-lines.ts'
export type { TableColumn, TableLine, TableLines } from './table-lines.ts'
export { Tree } from './tree.tsx'
export type { TreeNode } from './tree.tsx'
export { SplitPanes } from './split-panes.tsx'
export { Dialog } from './dialog.tsx'
export { Menu } from './menu.tsx'
export type { MenuGroup } from './menu.tsx'
export { Toast } from './toast.tsx'
export { Progress } from './progress.tsx'
export { StanceChip } from './stance-chip.tsx'
export { PERIOD_CLASS, PeriodMark } from './period-mark.tsx'
export { StateMark } from './state-mark.tsx'
export type { MarkState } from './state-mark.tsx'
export { CitationLink } from './citation-link.tsx'
export { ErrorLine } from './error-line.tsx'
export { Empty } from './empty.tsx'
export { SidePanel } from './side-panel.tsx'
export { ScreenHead } from './screen-head.tsx'
