import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { airportPlace, countryPlace, derivedDestination, regionOf } from '../../../src-main/domain/journeys/places.ts'
import type { AirRow, BorderRow, Journey } from '../../../src-main/domain/journeys/journey.ts'
import type { Day } from '../../../src-main/domain/values/day.ts'
import { asId, type FileId, type JourneyId } from '../../../src-main/domain/values/ids.ts'

const common = { line: 2, at: { day: '2024-05-01' as Day, time: null }, travellerName: '甄虚构', documents: [{ kind: '普通护照', number: 'EX0000001' }], status: 'taken' as const, statusText: '', cells: [], file: asId<FileId>('f1'), path: '出行.csv' }
const air = (from: string, to: string, flight = 'CA0981', more: Partial<AirRow> = {}): AirRow & Pick<Journey, 'id' | 'file' | 'path'> => ({ ...common, id: asId<JourneyId>('f1#1:2'), mode: 'air', flight, from, to, cabin: 'Y', fare: null, ticket: '', ...more })
const crossing = (carrier: string, destination = '', direction: BorderRow['direction'] = 'exit'): BorderRow & Pick<Journey, 'id' | 'file' | 'path'> => ({ ...common, id: asId<JourneyId>('f2#1:2'), mode: 'border', direction, port: '北京首都机场', destination, carrier })

describe('places of journeys', () => {
  it.each([['PEK', 'CN', 'mainland'], ['北京首都国际机场', 'CN', 'mainland'], ['首都机场', 'CN', 'mainland'], ['NRT', 'JP', 'abroad'], ['东京', 'JP', 'abroad'], ['香港', 'HK', 'hk-mo-tw'], ['台北桃园', 'TW', 'hk-mo-tw'], ['曼谷(BKK)', 'TH', 'abroad'],
    ['澳门', 'MO', 'hk-mo-tw'], ['MFM', 'MO', 'hk-mo-tw'], ['高雄', 'TW', 'hk-mo-tw'], ['RMQ', 'TW', 'hk-mo-tw'], ['绵阳南郊机场', 'CN', 'mainland'], ['MIG', 'CN', 'mainland'], ['阿拉伯联合酋长国', 'AE', 'abroad'], ['KEF', 'IS', 'abroad'], ['毛里求斯', 'MU', 'abroad']])('%s lies in %s', (text, country, region) => {
    expect(airportPlace(text)).toMatchObject({ country, region })
  })

  it.each(['', '虚构机场', 'QQQ', '甲'])('%s is not known, and nothing is made up', (text) => {
    expect(airportPlace(text)).toBeNull()
  })

  it('knows every airport code of the public table, each in its country or region', () => {
    const path = fileURLToPath(new URL('../../../../shared/data/travel/airports_mit_2022.csv', import.meta.url))
    if (!existsSync(path)) return console.warn('skipped: the public table of airports is not beside the checkout')
    const rows = readFileSync(path, 'utf8').split('\n').slice(1).flatMap((line) => {
      const cells = [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/gu)].map((match) => match[1] ?? match[2] ?? '')
      return cells.length > 4 ? [{ code: cells[0] ?? '', country: cells[4] ?? '' }] : []
    })
    expect(rows.length).toBeGreaterThan(9000)
    const other = rows.filter(({ code, country }) => airportPlace(code)?.country !== country)
    // One code of the table is no country of ISO 3166.
    expect(other.map(({ country }) => country).filter((country) => country !== 'KX')).toEqual([])
    expect(new Set(rows.filter(({ country }) => ['HK', 'MO', 'TW'].includes(country)).map(({ code }) => airportPlace(code)?.region))).toEqual(new Set(['hk-mo-tw']))
    expect(new Set(rows.filter(({ country }) => country === 'CN').map(({ code }) => airportPlace(code)?.region))).toEqual(new Set(['mainland']))
  })

  it('knows countries as border records write them, Hong Kong, Macao and Taiwan apart', () => {
    expect(['阿联酋', '中国香港', '澳门特别行政区', '台湾地区', '某地'].map((text) => countryPlace(text)?.region ?? null)).toEqual(['abroad', 'hk-mo-tw', 'hk-mo-tw', 'hk-mo-tw', null])
  })

  it('takes the destination of a crossing from the ticket of the same person, flight and day', () => {
    expect(derivedDestination(crossing('CA981'), [air('北京首都', '纽约肯尼迪')])).toMatchObject({ country: 'US', countryName: '美国', region: 'abroad', from: 'f1#1:2' })
    expect(derivedDestination(crossing('航班 CA 981'.replace('CA 981', 'CA981'), '', 'entry'), [air('JFK', 'PEK')])).toMatchObject({ country: 'US' })
    expect(derivedDestination(crossing('CA981', '阿联酋'), [air('PEK', 'JFK')])).toBeNull()
    expect(derivedDestination(crossing('CA982'), [air('PEK', 'JFK')])).toBeNull()
    expect(derivedDestination(crossing('CA981'), [air('PEK', 'JFK', 'CA981', { travellerName: '程样本', documents: [{ kind: '', number: 'EX9999999' }] })])).toBeNull()
    expect(derivedDestination(crossing('CA981'), [air('PEK', 'JFK'), air('PEK', 'LHR')])).toBeNull()
    expect(derivedDestination(crossing('粤Z0000港'), [air('PEK', 'JFK')])).toBeNull()
  })

  it('knows a flight abroad as one', () => {
    expect([air('PEK', 'SIN'), air('SZX', 'HKG'), air('北京', '三亚'), air('甲', '乙')].map((row) => regionOf(row, []))).toEqual(['abroad', 'hk-mo-tw', 'mainland', null])
    expect(regionOf(crossing('CA981'), [air('PEK', 'JFK')])).toBe('abroad')
    const rail = (from: string, to: string): Journey => ({ ...common, id: asId<JourneyId>('f3#1:2'), mode: 'rail', train: 'G79', from, to, seat: '二等座', fare: null, buyer: '', ticket: '' })
    expect([rail('深圳北', '香港西九龙'), rail('昆明南', '万象'), rail('北京西', '石家庄'), rail('北京西', '江州')].map((row) => regionOf(row, []))).toEqual(['hk-mo-tw', 'abroad', 'mainland', null])
  })
})
