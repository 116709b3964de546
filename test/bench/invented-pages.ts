import { randomNumbers } from './generate.ts'

/** Words of files of enforcement cases, common ones first: a page draws the first ones most often, as language does. */
const WORDS = (
  '被执行人 申请执行人 人民法院 判决 裁定 执行 财产 房屋 银行 存款 转移 履行 义务 生效 法律 文书 通知书 送达 报告 账户 冻结 查封 扣押 拘留 罚款 工资 收入 车辆 登记 ' +
  '过户 离婚 协议 赠与 租赁 合同 公司 股权 法定代表人 微信 支付宝 转账 取现 现金 消费 机票 动车 出境 限制 高消费 失信 名单 虚假 申报 隐瞒 毁损 变卖 低价 抵押 担保 ' +
  '保险 理财 证券 基金 债权 债务 利息 本金 借款 欠条 证人 证言 讯问 笔录 供述 辩解 鉴定 评估 拍卖 流拍 强制 搜查 腾退 住所地 户籍 身份证 电话 亲属 配偶 岳父 兄弟 ' +
  '司机 财务 会计 发票 货款 工程款 保证金 红包 直播 游艇 别墅 商铺 车位 装修 学费 医疗费 抚养费 赔偿 交通事故 劳动报酬 仲裁 调解 和解 撤诉 移送 侦查 起诉 量刑'
).split(' ')
const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜'
const GIVEN = '虚构甲乙丙丁明伟芳秀英娜敏静丽强磊军洋勇艳杰娟涛超霞平刚桂'
const PARTICLES = ['的', '了', '在', '于', '将', '对', '并', '及', '未', '已', '其', '该', '向', '由', '经']

/** One page of invented text, about 800 characters, with names, amounts, days and card numbers. */
export function inventedPage(random: () => number): string {
  const pick = <T>(list: ArrayLike<T>): T => list[Math.floor(random() * list.length)] as T
  const often = <T>(list: ArrayLike<T>): T => list[Math.floor(random() ** 2.5 * list.length)] as T
  let page = ''
  while (page.length < 800) {
    const kind = random()
    if (kind < 0.1) page += `${pick(SURNAMES)}${pick(GIVEN)}${pick(GIVEN)}`
    else if (kind < 0.14) page += `人民币${(1 + Math.floor(random() * 900))},${String(Math.floor(random() * 1000)).padStart(3, '0')}.${String(Math.floor(random() * 100)).padStart(2, '0')}元`
    else if (kind < 0.17) page += `20${10 + Math.floor(random() * 15)}年${1 + Math.floor(random() * 12)}月${1 + Math.floor(random() * 28)}日`
    else if (kind < 0.18) page += `卡号6217 0000 ${String(Math.floor(random() * 10_000)).padStart(4, '0')} ${String(Math.floor(random() * 10_000)).padStart(4, '0')} ${String(Math.floor(random() * 1000)).padStart(3, '0')}`
    else if (kind < 0.3) page += '，'
    else if (kind < 0.33) page += '。\n'
    else if (kind < 0.6) page += pick(PARTICLES)
    else page += often(WORDS)
  }
  return page
}

export interface BenchQuery {
  readonly kind: string
  readonly typed: string
  /** One word of it, for tools that know no query language. */
  readonly word: string
}

/** Two hundred queries over pages and rows: one, two and many characters, names, numbers, joined, near, excluded; some that nothing answers. */
export function benchQueries(): readonly BenchQuery[] {
  const random = randomNumbers(99)
  const pick = <T>(list: ArrayLike<T>): T => list[Math.floor(random() * list.length)] as T
  const two = WORDS.filter((word) => word.length === 2)
  const name = (): string => `${pick(SURNAMES)}${pick(GIVEN)}${pick(GIVEN)}`
  const make: Readonly<Record<string, () => [string, string]>> = {
    'one character': () => { const word = pick(pick(WORDS)); return [word, word] },
    'two characters': () => { const word = pick(two); return [word, word] },
    phrase: () => { const word = `${pick(WORDS)}${pick(WORDS)}`; return [word, word] },
    name: () => { const word = name(); return [word, word] },
    number: () => { const word = `${1 + Math.floor(random() * 900)},${String(Math.floor(random() * 1000)).padStart(3, '0')}`; return [word, word] },
    'card number': () => { const word = `62170000${String(Math.floor(random() * 5000)).padStart(11, '0')}`; return [word, word] },
    'counterparty of rows': () => { const word = `${pick(SURNAMES)}虚构${Math.floor(random() * 3000)}`; return [word, word] },
    AND: () => { const word = pick(WORDS); return [`${word} ${pick(WORDS)} ${name()}`, word] },
    OR: () => { const word = pick(WORDS); return [`${word} OR ${pick(WORDS)}`, word] },
    NOT: () => { const word = pick(WORDS); return [`${word} NOT ${pick(WORDS)}`, word] },
    NEAR: () => { const word = pick(two); return [`${word} NEAR/5 ${pick(two)}`, word] },
    'nothing answers': () => { const word = `${pick(two)}${pick('爨鑫淼焱')}${pick(two)}`; return [word, word] },
  }
  const kinds = Object.keys(make)
  return Array.from({ length: 204 }, (_none, at) => {
    const kind = kinds[at % kinds.length] ?? 'name'
    const [typed, word] = make[kind]?.() ?? ['', '']
    return { kind, typed, word }
  })
}
