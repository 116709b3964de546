import type { Review } from '../contract/review.ts'
import { translator } from '../texts/translate.ts'

/** What came in, and what needs a person, file by file. */
export function summaryOfIntake(review: Review, report: { added: number; unchanged: number } | null): string {
  const translate = translator(review.language)
  const { totals, files } = review.intake
  const rows = { read: 0, kept: 0, duplicate: 0, rejected: 0 }
  for (const file of files) {
    rows.read += file.rows?.read ?? 0
    rows.kept += file.rows?.kept ?? 0
    rows.duplicate += file.rows?.duplicate ?? 0
    rows.rejected += file.rows?.rejected ?? 0
  }
  const lines = [translate('cli.intake', { ...totals }), translate('cli.rows', rows)]
  if (report) lines.push(translate('cli.added', { added: report.added, unchanged: report.unchanged }))
  const attention = files.filter((file) => file.status === 'needs-attention' || file.status === 'rejected')
  if (attention.length > 0) lines.push(translate('cli.attention'), ...attention.map((file) => `  ${file.path}: ${file.reason ?? ''} [${file.reasonCode ?? ''}]`))
  return `${lines.join('\n')}\n`
}

/** The findings with their counts and sums, as the rules give them. */
export function summaryOfFindings(review: Review): string {
  const translate = translator(review.language)
  const total = (amount: string | null): string => (amount === null ? '' : translate('cli.sum', { total: amount }))
  const lines = review.findings.flatMap((finding) => [
    translate('cli.finding', { title: finding.title, subject: finding.subject?.name ?? '', count: finding.count, total: total(finding.total) }),
    ...finding.groups.filter((group) => group.count > 0).slice(0, 8).map((group) => translate('cli.group', { label: group.label, count: group.count, total: total(group.total) })),
  ])
  return `${(lines.length === 0 ? [translate('cli.nofindings')] : [translate('cli.findings'), ...lines]).join('\n')}\n${translate('cli.gaps', { count: review.gaps.length })}\n`
}
