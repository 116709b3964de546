import { describe, expect, it } from 'vitest'
import type { AirRow, BorderRow, HotelRow, RailRow, ShipRow, TravelRow } from '../../../src-main/domain/journeys/journey.ts'
import { distinctJourneys } from '../../../src-main/domain/journeys/same-journey.ts'
import { day } from '../../../src-main/domain/values/day.ts'
import { fen } from '../../../src-main/domain/values/money.ts'
import { asId, type FileId } from '../../../src-main/domain/values/ids.ts'

const common = (line: number, at: string, number: string) => ({
  line, at: { day: day(at), time: null }, travellerName: '古盛远', documents: [{ kind: '', number }], status: 'taken' as const, statusText: '', cells: [],
})
const crossing = (line: number, at: string, direction: BorderRow['direction'], number = 'EA0000001'): BorderRow =>
  ({ ...common(line, at, number), mode: 'border', direction, port: '', destination: '', carrier: '' })
const flight = (line: number, at: string, number: string, from = '', to = ''): AirRow =>
  ({ ...common(line, at, 'EA0000001'), mode: 'air', flight: number, from, to, cabin: '', fare: null, ticket: '' })
const train = (line: number, at: string, number: string, from: string, to: string): RailRow =>
  ({ ...common(line, at, 'EA0000001'), mode: 'rail', train: number, from, to, seat: '', fare: null, buyer: '', ticket: '' })
const stay = (line: number, at: string, room: string): HotelRow =>
  ({ ...common(line, at, 'EA0000001'), mode: 'hotel', hotel: '临海 虚构大酒店', place: '', room, until: null, fare: null })
const inFile = <Row extends TravelRow>(file: string, ...rows: readonly Row[]) => rows.map((row) => ({ ...row, file: asId<FileId>(file) }))
const lines = (rows: readonly (TravelRow & { readonly file: FileId })[]): readonly string[] => distinctJourneys(rows).map((row) => `${row.file}:${row.line}`)

describe('the same journey in two files', () => {
  it('counts a crossing once across files and every crossing within one', () => {
    const first = inFile('f1', crossing(1, '2023-08-05', 'exit'), crossing(2, '2023-08-05', 'entry'), crossing(3, '2023-08-05', 'exit'))
    const second = inFile('f2', crossing(7, '2023-08-05', 'exit'), crossing(8, '2023-09-01', 'exit'))
    expect(lines([...first, ...second])).toEqual(['f1:1', 'f1:2', 'f1:3', 'f2:8'])
    expect(lines([...second, ...first])).toEqual(['f2:8', 'f1:1', 'f1:2', 'f1:3'])
  })
  it('keeps crossings on two documents apart', () => {
    expect(lines([...inFile('f1', crossing(1, '2023-08-05', 'exit')), ...inFile('f2', crossing(1, '2023-08-05', 'exit', 'EB0000002'))])).toHaveLength(2)
  })
  it('keeps crossings of two sheets apart that stand on equal lines', () => {
    expect(lines(inFile('f1', crossing(1, '2023-08-05', 'exit'), crossing(1, '2023-08-05', 'exit')))).toHaveLength(2)
  })
  it('merges flights by day and number, but not two segments of one flight', () => {
    const tickets = inFile('f1', flight(1, '2023-08-05', 'MU0901', 'A', 'B'), flight(2, '2023-08-05', 'MU901', 'B', 'C'), flight(3, '2023-08-05', 'mu 901', 'A', 'B'))
    expect(lines([...tickets, ...inFile('f2', flight(4, '2023-08-05', 'MU-901'))])).toEqual(['f1:1', 'f1:2'])
  })
  it('counts departures at different times of one file, and one departure once however many tickets there are', () => {
    const at = <Row extends TravelRow>(row: Row, time: string): Row => ({ ...row, at: { ...row.at, time } })
    const ferry = (line: number): ShipRow => ({ ...common(line, '2023-08-05', 'EA0000001'), mode: 'ship', vessel: '虚构海轮', from: '临海', to: '江州', cabin: '', fare: null })
    expect(lines(inFile('f1', at(ferry(1), '08:30:00'), at(ferry(2), '17:00:00'), at(ferry(3), '08:30:30'), ferry(4)))).toEqual(['f1:1', 'f1:2'])
    expect(lines(inFile('f1', ferry(4), at(ferry(1), '08:30:00')))).toEqual(['f1:1'])
    expect(lines(inFile('f1', at(flight(1, '2023-08-05', 'MU901', 'A', 'B'), '08:30:00'), at(flight(2, '2023-08-05', 'MU901', 'A', 'B'), '19:00:00')))).toHaveLength(2)
    const first = inFile('f1', at(ferry(1), '08:30:00'), at(ferry(2), '17:00:00'))
    expect(lines([...first, ...inFile('f2', at(ferry(7), '08:35:00'), ferry(8))])).toEqual(['f1:1', 'f1:2'])
  })
  it('keeps the record that tells the fare, the time or the destination, whichever file comes first', () => {
    const priced: RailRow = { ...train(2, '2023-08-05', 'G9001', '江州', '临海'), fare: fen(5300n) }
    expect(lines([...inFile('f1', train(1, '2023-08-05', 'G9001', '江州', '临海')), ...inFile('f2', priced)])).toEqual(['f2:2'])
    const directed: BorderRow = { ...crossing(2, '2023-08-05', 'exit'), destination: '虚构国' }
    expect(lines([...inFile('f1', crossing(1, '2023-08-05', 'exit')), ...inFile('f2', directed)])).toEqual(['f2:2'])
    expect(lines([...inFile('f1', crossing(1, '2023-08-05', 'exit')), ...inFile('f2', crossing(2, '2023-08-05', 'exit'))])).toEqual(['f1:1'])
  })
  it('counts a stay once across files, and two rooms of one file twice', () => {
    const first = inFile('f1', stay(1, '2023-08-05', '1808'), stay(2, '2023-08-05', '1809'), stay(3, '2023-08-05', '1808'))
    expect(lines([...first, ...inFile('f2', stay(4, '2023-08-05', ''))])).toEqual(['f1:1', 'f1:2'])
  })
  it('merges trains by day, number and both ends', () => {
    const tickets = inFile('f1', train(1, '2023-08-05', 'G9001', '江州站', '临海'), train(2, '2023-08-05', 'G9001', '临海', '江州'))
    expect(lines([...tickets, ...inFile('f2', train(3, '2023-08-05', 'g9001', '江州', '临海站'))])).toEqual(['f1:1', 'f1:2'])
  })
})
