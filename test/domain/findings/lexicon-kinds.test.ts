import { describe, expect, it } from 'vitest'
import { deliveredLexicon } from '../../../src-main/domain/findings/lexicon.ts'
import { wordMatcher } from '../../../src-main/domain/ledger/words.ts'
import { row } from './case-builder.ts'

/** Lines as statements write them, `counterparty | memo | kind`, invented; for each banned kind what the words propose and what looks alike and is not proposed. */
const lexicon = deliveredLexicon()
const match = wordMatcher(lexicon.spending.map((entry) => entry.words))
const exchange = wordMatcher([lexicon.virtualAssets])
const rowOf = (line: string) => {
  const [name = '', memo = '', typeText = ''] = line.split('|').map((part) => part.trim())
  return row('A', '2024-01-01', '-1', name, { memo, typeText })
}
const proposed = (line: string): string => {
  const entry = lexicon.spending[match(rowOf(line))]
  return entry === undefined ? 'nothing' : `${entry.banned} ${entry.category}`
}

const PROPOSED: Readonly<Record<string, readonly string[]>> = {
  'XF-1 flights': [
    '虚构航空股份有限公司 | 机票款', '某航旅科技 | 国内航班 PEK-CAN', '虚构东方航空 | 网上支付', 'SAMPLE AIRLINES | TICKET 7810000000000', 'EMIRATES DUBAI | POS', '某商旅公司 | 航空客票行程单', 'KOREAN AIR CO | ONLINE', '携程机票',
  ],
  'XF-1 rail': [
    '中铁网络 | 铁路12306 网上购票', '某某公司 | 火车票代购', '中国铁路网络有限公司 | 消费', '虚构客运段 | 补票 高级软卧', '某旅客服务部 | 软卧票', 'CHINA RAILWAY | TRAIN TICKET', 'SAMPLE RAIL | soft sleeper',
  ],
  'XF-9 rail': ['某票务代理 | 高铁票 G7', '某票务代理 | 动车票', '铁路客户服务 | 商务座 升舱', '铁路客户服务 | 特等座', 'SAMPLE TICKETS | HIGH-SPEED RAIL'],
  'XF-2 golf': ['虚构高尔夫俱乐部 | 场地费', 'SAMPLE GOLF CLUB | GREEN FEE', '某某乡村俱乐部 | 会费', 'SAMPLE COUNTRY CLUB'],
  'XF-2 night-club': ['虚构夜总会 | 包厢消费', '星光量贩KTV | 酒水', '某酒吧 | 存酒', '虚构迪厅', 'SAMPLE NIGHT CLUB', 'LIVEHOUSE SAMPLE | BAR'],
  'XF-2 spa-massage': ['碧水洗浴中心 | 浴资', '某某足道养生会所', '虚构SPA | 护理', '某温泉会馆 | 门票', 'SAMPLE SAUNA'],
  'XF-2 star-hotel': [
    '虚构国际大酒店 | 房费', '某某五星级 | 宴会厅', 'SAMPLE HILTON GARDEN INN', 'Four Seasons Sample', '虚构安缦度假 | 房费', 'THE RITZ-CARLTON SAMPLE | LODGING', '虚构宾馆 | 住宿', 'ST. REGIS SAMPLE',
  ],
  'XF-3 property': [
    '虚构房地产开发有限公司 | 购房首付款', '张某 | 二手房购房款', '某税务局 | 契税', '虚构装饰工程有限公司 | 别墅装修款', '王某 | 自建房 工程款', '某自然资源局 | 土地出让金', '虚构置业 | 车位款', 'SAMPLE REAL ESTATE LTD | DEPOSIT', 'SAMPLE INTERIOR DESIGN | FITTING-OUT',
    '某施工队 | 房屋扩建', '虚构置业 | 购车位',
  ],
  'XF-4 property': [
    '虚构资产管理 | 甲级写字楼租金', '某物业 | 办公室租金 2024年1季度', '虚构商业管理 | 办公楼租赁费', '雷格斯商务 | 服务式办公室', '某联合办公空间 | 工位费', 'WEWORK SAMPLE | MEMBERSHIP', 'SAMPLE PROPERTIES | OFFICE RENT', 'SAMPLE LTD | office rental Q1', '某商务公寓 | 租金',
  ],
  'XF-5 vehicle': [
    '虚构汽车销售服务有限公司 | 购车定金', '某4S店 | 车款', '某二手车行 | 二手车', '某税务局 | 车辆购置税', '奔驰汽车金融 | 首付', '虚构保时捷中心 | 提车款', 'SAMPLE BMW DEALER | DEPOSIT', 'SAMPLE AUTO SALES | VEHICLE PURCHASE', '蔚来汽车科技 | 尾款', '某汽车公司 | 汽车首付款',
  ],
  'XF-6 tourism': [
    '虚构国际旅行社 | 出境游团款', '携程旅行网 | 订单', '某景区门票', '虚构邮轮 | 船票', '某免税店 | 消费', '爱彼迎 | 民宿', 'AIRBNB * SAMPLE', 'BOOKING.COM', 'SAMPLE TRAVEL AGENCY | HOLIDAY PACKAGE', '某签证中心 | 签证费', '中免集团 | 日上',
  ],
  'XF-7 private-school': ['虚构国际学校 | 学费', '某双语学校 | 2024春季学费', '某某贵族幼儿园', '某留学服务 | 留学中介费', 'SAMPLE INTERNATIONAL SCHOOL | TUITION', 'SAMPLE BOARDING SCHOOL', '某民办高中 | 择校费', '某国际课程中心 | 学费'],
  'XF-8 premium-insurance': [
    '虚构人寿保险股份有限公司 | 期交保费', '某保险公司 | 年金险 趸交', '虚构人寿 | 增额终身寿险', '某银行代销 | 分红险', '友邦 | 续期保费', 'SAMPLE LIFE INSURANCE CO', 'AIA SAMPLE | PREMIUM', 'PRUDENTIAL SAMPLE | WHOLE LIFE', '某经纪 | 大额保单', 'SAMPLE | ENDOWMENT POLICY',
  ],
  'XF-9 luxury': ['虚构奢侈品专柜', '某某珠宝 | 翡翠手镯', 'GUCCI SAMPLE', '百达翡丽专卖店', '虚构茅台专卖', 'PATEK PHILIPPE SAMPLE', '某黄金饰品店', "SOTHEBY'S SAMPLE"],
  'XF-9 live-stream-gifts': ['虚构直播平台 | 打赏', '某网络科技 | 游戏充值', '斗鱼 | 鱼翅', 'TWITCH SAMPLE', '某游戏 | 点券充值', 'SAMPLE | virtual gifts'],
}

describe('words for each banned kind', () => {
  for (const [kind, lines] of Object.entries(PROPOSED)) it.each(lines)(`${kind}: %s`, (line) => expect(proposed(line)).toBe(kind))

  it('has lines here for every list that is delivered', () => {
    expect(Object.keys(PROPOSED).toSorted()).toEqual([...new Set(lexicon.spending.map((entry) => `${entry.banned} ${entry.category}`))].toSorted())
  })
})

describe('what looks alike and is not proposed', () => {
  it.each([
    // XF-1 and XF-9, transport
    '航空港区财政局 | 拨款', '某物流 | 航空快件运费', '某宠物店 | 航空箱', '某航空职业学院 | 学费', '某产险 | 航空意外险', '中国航空工业集团 | 货款', '河南航空港区某公司 | 货款', '滴滴出行 | 出租车行程单', '海航物业 | 物业费', 'EMIRATES NBD BANK | FEE',
    '中国铁路工程集团 | 工程款', '某便利店高铁站店 | 消费', '高铁新城置换 | 停车', '某剧场 | 演出一等座', 'CHINA RAILWAY CONSTRUCTION | PAYMENT', '某公交公司 | 乘车码', '某轮渡公司 | 轮渡船票',
    // XF-2, places
    '一汽大众 | 高尔夫保养', '高尔夫花园小区 | 垃圾清运费', 'VOLKSWAGEN GOLF | PARTS', '某家具厂 | 酒吧椅', '某电器 | 家庭KTV音响', '江州市总工会所属单位 | 会费', '某村委会所欠水费', '某协会所需经费', '某月子会所', '某中医院 | 推拿治疗', '某社区卫生服务中心 | 足疗', '温泉镇政府 | 垃圾费', '某建材 | 桑拿板',
    'SAMPLE HOSPITAL | MASSAGE THERAPY', '汉庭酒店 | 房费', 'HANTING HOTEL SAMPLE', 'SAMPLE YOUTH HOSTEL HOTEL', '某酒店用品商行 | 牙刷', '某招待所宾馆', 'HOTEL SUPPLIES SAMPLE',
    // XF-3 and XF-4, premises
    '虚构房地产 | 物业费', '某房地产评估 | 评估费', '某人 | 退客房款', '某店 | 手机首付款', '某汽修 | 汽车装饰', '某清运 | 装修垃圾清运费', '某财政局 | 购房补贴', 'REAL ESTATE TAX | 2024', '某写字楼咖啡店', '某保洁 | 写字楼保洁费', '某长租公寓 | 公寓租金', '青年公寓 | 公寓租金', '某中介 | 租房押金', '某银行 | 房贷还款', '某厂 | 机房款',
    // XF-5, vehicles
    '某4S店 | 维修保养', '虚构奔驰服务中心 | 轮胎', '某网 | 代购车票', '某果蔬 | 网购车厘子', '某停车场 | 停车款', '某车行 | 电动车款', '某充电 | 特斯拉充电', '奥迪双钻玩具', 'BMW SERVICE SAMPLE', '某租车 | 租车款', '某保险 | 车险', '某物业 | 地下库房车位费',
    // XF-6, travel for pleasure
    '某旅游局 | 罚没', '旅游职业学院 | 学费', '某超市 | 活动中免费领取', '某鞋店 | 旅游鞋', '某工程 | 现场签证费', '某玩具 | 迪士尼拼图', 'AUTO PARTS | CRUISE CONTROL', '某县委 | 团费 党费',
    // XF-7, schools
    '某市第一中学 | 学费', '某大学 | 学费 住宿费', '某国际学校 | 教师工资', '某食品公司 | 国际学校 食材货款', '留学人员创业园 | 房租',
    // XF-8, cover that is no wealth product
    '某财产保险 | 商业车险', '社会保险基金管理中心 | 职工养老保险', '某财险 | 诉讼财产保全责任保险', '某健康险 | 百万医疗', '惠民保 | 保费', '某产险 | 学平险 保费', '企业年金 | 缴费', '某保险代理 | 佣金', '友邦吊顶', 'SAMPLE MEDICAL INSURANCE | INSURANCE PREMIUM', '某人寿 | 短期意外险', '某 | 雇主责任险',
    // XF-9, other
    '中国移动 | 话费充值', '微信零钱 | 充值', '某海产 | 黄金蟹', '黄金大道停车场', '翡翠城小区 | 水费', '某会员 | 钻石会员', '某冰淇淋 | 茅台冰淇淋', '某商城 | 直播设备', '某超市 | 日用品', '抖音电商 | 抖音商城',
  ])('%s', (line) => expect(proposed(line)).toBe('nothing'))
})

describe('exchanges and remitters', () => {
  it.each(['某币商 | USDT', '火币 | 买入', 'BINANCE', '西联汇款 | 汇出', 'WESTERN UNION SAMPLE', 'SAMPLE OTC DESK | crypto', '某人 | 挖矿', 'WORLDFIRST SAMPLE', '万里汇', 'REVOLUT LTD', '某人 | 购汇 USD', 'MONEYGRAM | REMITTANCE'])('%s', (line) => expect(exchange(rowOf(line))).toBe(0))
  it.each([
    '江西联通 | 话费', '广西联社 | 贷款利息', '山西联合矿业', '外汇业务 | 购买币种：人民币', '某商城 | 数字人民币商户', '淘U商城', '某采矿机械厂 | 货款', '某网站 | 人民币安全服务费', '电缆厂 | 欧易电缆', 'BANK | INWARD REMITTANCE', 'METHOD LTD', '某药房 | OTC药品', '某矿业 | 挖矿机械租赁', 'KRAKEN RUM SAMPLE',
  ])('not %s', (line) => expect(exchange(rowOf(line))).toBe(-1))
})
