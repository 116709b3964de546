import { describe, expect, it } from 'vitest'
import { recogniseTravel } from '../../../src-main/import/travel/recognise.ts'
import { readDelimited } from '../../../src-main/import/tables/delimited.ts'

const days = (text: string): readonly string[] => recogniseTravel(readDelimited(text))?.rows.map(({ mode, at, status }) => `${mode} ${at.day} ${status}`) ?? []

describe('other names for the columns of travel records', () => {
  it.each([
    ['姓名,出入境类别,通关日期,通行证件号,通行口岸,目的国家（地区）\n甄虚构,出境,2024-02-29,E00000000,虚构机场,泰国', 'border 2024-02-29 taken'],
    ['旅客姓名,身份证件号码,乘车日,车次号,上车站,下车站,坐席类别,票面金额,售票状态\n甄虚构,110101199001010000,2024-02-29,G1,虚北站,虚南站,一等座,5.00,已退票', 'rail 2024-02-29 refunded'],
    ['乘机人,证件号,承运航空公司,航班编号,航班起飞日期,航班起飞时间,起飞机场,降落机场,舱位等级\n甄虚构,110101199001010000,虚构航空,XX1,2024-02-29,10:20,PEK,BKK,公务舱', 'air 2024-02-29 taken'],
    ['房客姓名,证件号码,酒店名称,入住时间,退房时间\n甄虚构,110101199001010000,虚构酒店,2024-02-29 14:00,2024-03-01 11:00', 'hotel 2024-02-29 taken'],
  ])('%s', (text, row) => {
    expect(days(text)).toEqual([row])
  })
})
