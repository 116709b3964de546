import { describe, expect, it } from 'vitest'
import { stationPlace } from '../../../src-main/domain/journeys/places.ts'
import { stationOf } from '../../../src-main/domain/journeys/stations.ts'

describe('railway stations', () => {
  it.each([
    ['南\u3000丰站', '江西', '抚州'], ['南昌', '江西', '南昌'], ['南昌北', '江西', '南昌'], ['济南', '山东', '济南'], ['济南西站', '山东', '济南'], ['深圳北', '广东', '深圳'], ['汉口', '湖北', '武汉'], ['吉林', '吉林', '吉林'],
  ])('%s lies in %s, %s', (name, province, city) => {
    expect(stationOf(name)).toEqual({ country: 'CN', province, city })
  })

  it('tells Hong Kong apart, and a train abroad as one', () => {
    expect(['香港西九龙', '万象', '北京西', '江州东'].map((name) => stationPlace(name)?.region ?? null)).toEqual(['hk-mo-tw', 'abroad', 'mainland', null])
  })

  it.each(['', '站', '北', '临海湾'])('%s is no known station, and nothing is made up', (name) => {
    expect(stationOf(name)).toBeNull()
  })
})
