import { describe, expect, it } from 'vitest'
import { deliveredLexicon } from '../../../src-main/domain/findings/lexicon.ts'
import { wordMatcher } from '../../../src-main/domain/ledger/words.ts'
import { row } from '../findings/case-builder.ts'

const lexicon = deliveredLexicon()
const match = wordMatcher(lexicon.spending.map((entry) => entry.words))
const category = (name: string, over = {}): string | null => lexicon.spending[match(row('A', '2024-01-01', '-1', name, over))]?.category ?? null

describe('spending words', () => {
  it.each([
    ['中国南方航空股份有限公司', 'flights'], ['携程机票', 'flights'], ['中国铁路网络有限公司', 'rail'], ['铁路12306', 'rail'], ['虚构大酒店', 'star-hotel'],
    ['某某酒店KTV', 'night-club'], ['碧水 足道', 'spa-massage'], ['某酒店水疗中心', 'spa-massage'], ['某高尔夫俱乐部', 'golf'], ['某国际旅行社', 'tourism'],
    ['虚构国际学校', 'private-school'], ['虚构人寿保险', 'premium-insurance'], ['虚构汽车销售有限公司', 'vehicle'], ['虚构房地产开发有限公司', 'property'],
    ['虚构装饰工程', 'property'], ['LOUIS VUITTON 专柜', 'luxury'], ['ＬＶ', 'luxury'], ['虚构珠宝行', 'luxury'], ['斗鱼直播', 'live-stream-gifts'], ['虚构大饭店', 'star-hotel'], ['虚构国旅', 'tourism'], ['果岭费', 'golf'], ['Hilton Garden', 'star-hotel'],
    ['China Southern Airlines', 'flights'], ['虚 构 夜 总 会', 'night-club'],
  ])('%s is %s', (name, expected) => expect(category(name)).toBe(expected))

  it.each([
    '虚构医院康复科按摩', '航空路便利店', '上海航运公司', '河南航天研究所', '汉庭酒店', '酒店用品批发部', '社会保险基金管理中心', '虚构车险', '中国移动话费充值', '数码音像 silver', 'spare parts',
    '大众高尔夫轿车配件', '虚构烟酒店', '财付通-微信零钱充值', '支付宝账户充值', '虚构证券银证转账充值', '虚构超市', '', '停车款',
  ])('%s is nothing', (name) => expect(category(name)).toBeNull())

  it('looks at memo, merchant and kind too, and never across them', () => {
    expect(category('某人', { memo: '五星级酒店房费' })).toBe('star-hotel')
    expect(category('某人', { merchant: '虚构KTV' })).toBe('night-club')
    expect(category('某人', { typeText: '直播' })).toBe('live-stream-gifts')
    expect(category('某酒', { memo: '店铺' })).toBeNull()
    // Topping up an account at an exchange is no game: `virtual.asset` counts it.
    expect(category('虚构币交易所', { memo: '充值' })).toBeNull()
    expect(category('虚构网络科技有限公司', { memo: '充值' })).toBe('live-stream-gifts')
  })
})

describe('virtual asset words', () => {
  const virtual = wordMatcher([lexicon.virtualAssets])
  it.each(['火币网', 'OKX', 'USDT 买入', 'Binance Holdings', '西联汇款', 'Western Union', 'OTC承兑商'])('%s', (name) => expect(virtual(row('A', '2024-01-01', '-1', name))).toBe(0))
  it.each(['method', '虚构大药房OTC', '虚构超市', 'Ethan'])('not %s', (name) => expect(virtual(row('A', '2024-01-01', '-1', name))).toBe(-1))
})
