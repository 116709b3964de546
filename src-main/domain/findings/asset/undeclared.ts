import { possibleDays } from '../property/certain-days.ts'
import { assetsOf } from '../property/debtor-dealings.ts'
import { assetCitation, milestoneCitation } from '../property/fact-citations.ts'
import { reportDuty } from '../report/report-duty.ts'
import { assetSubject, buildFinding } from '../build-finding.ts'
import type { Rule } from '../rule.ts'

/**
 * `asset.undeclared`: an asset of the debtor that is not said to stand in the property report, where a report was filed or
 * its due day is past. `declared` unknown counts as not listed: the finding asks for the check. The act falls on the day
 * of the report (the first it may mean), else on the due day.
 */
export const assetUndeclared: Rule = (context) =>
  context.debtors.flatMap((party) => {
    const duty = reportDuty(context, party)
    const day = duty.state === 'open' ? null : duty.filed === null ? duty.due : (possibleDays(duty.filed.date)?.first ?? null)
    if (day === null) return []
    const report = duty.filed ?? duty.ordered[0]
    return assetsOf(context, party)
      .filter((asset) => asset.declared !== true)
      .map((asset) =>
        buildFinding({
          rule: 'asset.undeclared',
          subject: assetSubject(asset),
          acts: [{ day, citation: assetCitation(asset), amount: asset.valuation }],
          total: asset.valuation,
          context: report === undefined ? [] : [milestoneCitation(report)],
          values: {
            party: party.name,
            asset: asset.title,
            reportDay: day,
            report: duty.filed === null ? 'none' : 'filed',
            declared: asset.declared === null ? 'unknown' : 'no',
            valuationMissing: asset.valuation === null ? 1 : 0,
          },
        }),
      )
  })
