/** The five evidence groups in their own order; the groups made for the review carry no number. */
const FIVE = ['identity', 'duty', 'ability', 'refusing-acts', 'circumstances']
const CHINESE = ['一、', '二、', '三、', '四、', '五、']

/** Number of one of the five evidence groups as it stands before its title; empty for the others. */
export function groupNumber(group: string, language: string): string {
  const index = FIVE.indexOf(group)
  if (index < 0) return ''
  return language === 'zh-CN' ? (CHINESE[index] ?? '') : `${index + 1}. `
}
