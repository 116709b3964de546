import type { ClockRule, FormalCheck, RulePack } from './rule-pack.ts'
import type { ShapeReader } from './shape-reader.ts'

/** The part of a pack about procedure: time limits, formal checks of evidence, rules on property to be recovered. */
export function readProcedure(read: ShapeReader, value: unknown): Required<Pick<RulePack, 'clocks' | 'formalChecks' | 'recovery'>> {
  const procedure = read.record(value, 'procedure', ['clocks', 'formalChecks', 'recovery'])
  return {
    clocks: read.list(procedure['clocks'], 'procedure.clocks', (clock, place) => readClock(read, clock, place)),
    formalChecks: read.list(procedure['formalChecks'], 'procedure.formalChecks', (check, place) => readCheck(read, check, place)),
    recovery: read.words(procedure['recovery'], 'procedure.recovery'),
  }
}

function readClock(read: ShapeReader, value: unknown, place: string): ClockRule {
  const clock = read.record(value, place, ['id', 'norm', 'title', 'starts', 'from', 'to'], ['days', 'months'])
  return {
    id: read.text(clock['id'], `${place}.id`),
    norm: read.text(clock['norm'], `${place}.norm`),
    title: read.localText(clock['title'], `${place}.title`),
    starts: read.localText(clock['starts'], `${place}.starts`),
    from: read.words(clock['from'], `${place}.from`),
    to: read.words(clock['to'], `${place}.to`),
    length: 'months' in clock ? { months: read.whole(clock['months'], `${place}.months`) } : { days: read.whole(clock['days'], `${place}.days`) },
  }
}

function readCheck(read: ShapeReader, value: unknown, place: string): FormalCheck {
  const check = read.record(value, place, ['id', 'norm', 'kinds', 'property', 'title', 'curable'])
  return {
    id: read.text(check['id'], `${place}.id`),
    norm: read.text(check['norm'], `${place}.norm`),
    kinds: read.words(check['kinds'], `${place}.kinds`),
    property: read.oneOf(check['property'], `${place}.property`, ['authenticity', 'legality', 'relevance']),
    title: read.localText(check['title'], `${place}.title`),
    curable: read.flag(check['curable'], `${place}.curable`),
  }
}
