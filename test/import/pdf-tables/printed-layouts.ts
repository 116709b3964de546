/** One document to print: its name, its style and its pages as HTML. */
export interface PrintedLayout {
  readonly name: string
  readonly style: string
  readonly body: string
}

const row = (cells: readonly string[], tag = 'td'): string => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`
const table = (header: readonly string[] | null, rows: readonly (readonly string[])[]): string =>
  `<table>${header === null ? '' : row(header, 'th')}${rows.map((cells) => row(cells)).join('')}</table>`

/** 招商银行 交易流水: no lines, names in Chinese and English, running name of the other side with its number. */
const CMB_HEADER = ['记账日期', '货币', '交易金额', '联机余额', '交易摘要', '对手信息']
const CMB_ENGLISH = ['Date', 'Currency', 'Transaction Amount', 'Balance', 'Transaction Type', 'Counter Party']
const CMB_PAGES = [
  [
    ['2024-03-01', 'CNY', '-1,200.00', '8,800.00', '网联协议支付', '云栈商贸（虚构）有限公司 990000000001'],
    ['2024-03-04', 'CNY', '5,000.00', '13,800.00', '汇入汇款', '甄虚构 6200000000000001'],
    ['2024-03-04', 'CNY', '-36.50', '13,763.50', '快捷支付', '虚谷餐饮管理服务有限公司江州滨江路第二分店 990000000002'],
    ['2024-03-09', 'CNY', '-10,000.00', '3,763.50', '转账汇款', '贾设例 6200000000000002'],
  ],
  [
    ['2024-04-21', 'CNY', '1.25', '3,764.75', '账户结息', ''],
    ['2024-04-30', 'CNY', '-3,000.00', '764.75', 'ATM取款', ''],
  ],
]
const cmbPage = (rows: readonly (readonly string[])[], number: number): string => `<section>
  <h1>招商银行交易流水</h1><p class="en">Transaction Statement of China Merchants Bank</p>
  ${number === 1 ? '<p>户　　名：甄虚构　　　账号：6200000000009001</p><p>账户类型：ALL　　开 户 行：江州分行</p><p>申请时间：2024-05-06 10:00:00　　2024-03-01 -- 2024-05-01</p>' : ''}
  <table>${row(CMB_HEADER, 'th')}${row(CMB_ENGLISH, 'th')}${rows.map((cells) => row(cells)).join('')}</table>
  <footer>${number}/2</footer></section>`

/** 工商银行 借记账户历史明细（电子版）: thirteen narrow columns, cells wrapped and set to the middle, a watermark of digits across the page. */
const ICBC_HEADER = ['交易日期', '账号', '储种', '序号', '币种', '钞汇', '摘要', '地区', '收入/支出金额', '余额', '对方户名', '对方账号', '渠道']
const icbc = (date: string, memo: string, amount: string, balance: string, name: string, number: string, channel: string): readonly string[] => [
  date, '6200000000000009002', '活期', '00000', '人民币', '钞', memo, '0200', amount, balance, name, number, channel,
]
const ICBC_PAGES = [
  [
    icbc('2024-01-05 09:12:33', '工资', '+8,000.00', '8,512.40', '云栈商贸（虚构）有限公司', '9900000000000000001', '批量业务'),
    icbc('2024-01-06 18:40:02', '消费', '-5.00', '8,507.40', '财付通-虚谷便利', '', '快捷支付'),
    icbc('2024-01-06 18:41:10', '跨行转账', '-8,000.00', '507.40', '贾设例', '6200000000000000002', '手机银行'),
    icbc('2024-01-07 11:02:45', '消费', '-118.00', '389.40', '支付宝-江州虚谷酒店管理服务有限公司', '', '快捷支付'),
  ],
  [
    icbc('2024-02-01 08:00:00', 'ATM取款', '-300.00', '89.40', '', '', 'ATM'),
    icbc('2024-02-02 13:22:11', '转账', '+20,000.00', '20,089.40', '殷假托', '6200000000000000003', '网上银行'),
  ],
]
const watermark = Array.from({ length: 6 }, (_, index) => `<div class="mark" style="top:${60 + index * 90}px;left:${20 + index * 150}px">218 5371 9046</div>`).join('')
const icbcPage = (rows: readonly (readonly string[])[], number: number): string => `<section>${watermark}
  <h1>中国工商银行借记账户历史明细（电子版）</h1>
  <p>卡号：6200000000000009002　　户名：甄虚构　　起止日期：2024-01-01 — 2024-02-29</p>
  ${table(ICBC_HEADER, rows)}
  ${number === 2 ? '<p class="note">说明：本明细为虚构样例，仅用于测试。</p>' : ''}
  <footer>第 ${number} 页 / 共 2 页</footer></section>`

/** 中国银行 交易流水明细清单: full lines, hyphens for nothing, one day that cannot be read, one balance that does not follow. */
const BOC_HEADER = ['记账日期', '记账时间', '币别', '金额', '余额', '交易名称', '渠道', '网点名称', '附言', '对方账户名', '对方卡号/账号', '对方开户行']
const NONE = '-------------------'
const BOC_ROWS = [
  ['2024-05-02', '08:15:20', '人民币', '3,000.00', '3,120.55', '转账收入', '手机银行', NONE, '还款', '殷假托', '6200000000000003', '虚构商业银行江州支行'],
  ['2024-05-03', '12:01:09', '人民币', '-25.80', '3,094.75', '网上快捷支付', '银企对接', NONE, '财付通 虚谷面馆', '虚谷面馆', 'Z2000000000010N', NONE],
  ['2024-0?-11', '10:20:30', '人民币', '-94.75', '3,000.00', '网上快捷支付', '银企对接', NONE, NONE, NONE, NONE, NONE],
  ['2024-05-12', '17:45:00', '人民币', '-2,000.00', '1,000.00', '转账支出', '手机银行', NONE, NONE, '贾设例', '6200000000000002', '虚构商业银行'],
  ['2024-05-20', '09:00:00', '人民币', '-500.00', '900.00', '现金取款', '柜台', '江州滨江支行', NONE, NONE, NONE, NONE],
]

/** 建设银行 个人活期账户交易明细: the other side's number and name in one cell, set to the top. */
const CCB_HEADER = ['序号', '摘要', '币别', '钞汇', '交易日期', '交易金额', '账户余额', '交易地点/附言', '对方账号与户名']
const CCB_ROWS = [
  ['1', '跨行转入', '人民币元', '钞', '20240603', '12,000.00', '12,345.67', '货款', '6200000000000003/殷假托'],
  ['2', '消费', '人民币元', '钞', '20240604', '-2,345.67', '10,000.00', '江州市滨江路 18 号虚谷国际旅行社营业部', '990000000003/虚谷国际旅行社有限公司'],
  ['3', '电子汇出', '人民币元', '钞', '20240605', '-9,500.00', '500.00', '借款', '6200000000000002/贾设例'],
  ['4', '利息存入', '人民币元', '钞', '20240621', '0.37', '500.37', '', ''],
]

/** 国家移民管理局 出入境记录查询结果: newest first, day only, header on the first page only. */
const BORDER_HEADER = ['序号', '出境/入境', '出入境日期', '证件名称', '证件号码', '出入境口岸', '航班号']
const BORDER_PAGES = [
  [
    ['1', '入境', '2024-05-05', '往来港澳通行证', 'CX0000001', '深圳湾口岸', ''],
    ['2', '出境', '2024-05-01', '往来港澳通行证', 'CX0000001', '深圳湾口岸', ''],
    ['3', '入境', '2024-02-20', '普通护照', 'EX0000001', '北京首都机场', 'XX982'],
  ],
  [
    ['4', '出境', '2024-02-08', '普通护照', 'EX0000001', '北京首都机场', 'XX981'],
    ['5', '入境', '2023-11-30', '往来台湾通行证', 'TX0000001', '厦门码头', ''],
  ],
]

/** 铁路票面信息 printed from the sheet of a return: station names with blanks, a refunded and a changed ticket, header on every page. */
const RAIL_HEADER = ['车票序号', '发车日期', '发车时间', '乘车人姓名', '证件号码', '票号', '列车车次', '发站', '到站', '席别', '席位号', '购票人', '退票日期', '改签新票票号']
const RAIL_PAGES = [
  [
    ['1', '20240301', '0915', '甄虚构', '990000199001010011', 'E000001', 'G9001', '江 州', '临海东', '二等座', '08A', '甄虚构', '', ''],
    ['2', '20240302', '1730', '甄虚构', '990000199001010011', 'E000002', 'D9002', '临海东', '江 州', '一等座', '02F', '贾设例', '', ''],
    ['3', '20240310', '0915', '甄虚构', '990000199001010011', 'E000003', 'G9003', '江 州', '临海东', '商务座', '01C', '甄虚构', '20240309', ''],
  ],
  [
    ['4', '20240311', '2105', '甄虚构', '990000199001010011', 'E000004', 'Z9004', '江 州', '虚谷', '软卧', '011', '甄虚构', '', 'E000005'],
    ['5', '2024O312', '2105', '甄虚构', '990000199001010011', 'E000005', 'Z9004', '江 州', '虚谷', '软卧', '012', '甄虚构', '', ''],
    ['6', '20240402', '0800', '甄虚构', '990000199001010011', 'E000006', 'G9001', '江 州', '临海东', '二等座', '08B', '甄虚构', '', ''],
  ],
]

/** 航班进出港信息 printed: the sheet of flights flown, names in Latin letters beside, the airport wrapped in its cell. */
const AIR_HEADER = ['旅客证件号', '旅客中文姓名', '旅客英文名字', '航空公司', '航班号', '起飞日期', '起飞时间', '起飞机场三字码', '到达机场三字码', '起飞机场', '到达机场', '离港舱位', '票号', '票面总价', '票价货币类型']
const AIR_ROWS = [
  ['EX0000001', '甄虚构', 'ZHEN/XUGOU', '虚构航空', 'XX901', '20240208', '2130', 'PEK', 'DXB', '北京首都国际机场', '迪拜国际机场', 'C', '9990000000001', '6600.00', 'CNY'],
  ['EX0000001', '甄虚构', 'ZHEN/XUGOU', '虚构航空', 'XX902', '20240220', '0105', 'DXB', 'PEK', '迪拜国际机场', '北京首都国际机场', 'Y', '9990000000002', '3100.00', 'USD'],
  ['990000199001010011', '甄虚构', 'ZHEN/XUGOU', '虚构航空', 'XX0017', '20240302', '0740', 'SZX', 'HAK', '深圳宝安国际机场', '海口美兰国际机场', 'Y', '9990000000003', '980.00', 'CNY'],
]

/** 旅馆住宿 printed: the day and time of arrival over two lines. */
const HOTEL_HEADER = ['序号', '姓名', '证件类型', '证件号码', '旅馆名称', '旅馆地址', '房间号', '入住时间', '退房时间']
const HOTEL_ROWS = [
  ['1', '甄虚构', '居民身份证', '990000199001010011', '临海虚构大酒店', '临海市虚构路 1 号', '1808', '2024-03-01 14:30', '2024-03-03 12:05'],
  ['2', '甄虚构', '普通护照', 'EX0000001', '江州虚构宾馆', '江州市虚构大道 200 号虚构广场 3 号楼', '306', '2024-03-09 22:10', ''],
]

/** 民生银行 账户对账单: figures set to the right, the side in a column of its own, carried to a second page with its header. */
const CMBC_HEADER = ['凭证类型', '凭证号码', '交易日期', '摘要', '借/贷', '交易金额', '账户余额', '现转标志', '交易渠道', '对方户名/账号']
const cmbc = (date: string, memo: string, side: string, amount: string, balance: string, cash: string, channel: string, other: string): readonly string[] =>
  ['借记卡', '6200000000009005', date, memo, side, amount, balance, cash, channel, other]
const CMBC_PAGES = [
  [
    cmbc('2024-03-01', '汇入', '贷', '10,000.00', '10,250.80', '转账', '网银', '殷假托/6200000000000003'),
    cmbc('2024-03-02', '网银转账', '借', '9,800.00', '450.80', '转账', '手机银行', '贾设例/6200000000000002'),
    cmbc('2024-03-15', '取款', '借', '400.00', '50.80', '现金', 'ATM', ''),
  ],
  [
    cmbc('2024-03-21', '结息', '贷', '0.12', '50.92', '转账', '批量', ''),
    cmbc('2024-04-02', '汇入', '贷', '3,000.00', '3,050.92', '转账', '网银', '云栈商贸（虚构）有限公司/990000000001'),
  ],
]

export const LAYOUTS: readonly PrintedLayout[] = [
  {
    name: 'cmb-statement',
    style: '@page { size: A4; margin: 0 } section { width: 794px; height: 1120px; padding: 60px 50px } h1 { font-size: 20px; text-align: center; font-weight: 400 } .en { text-align: center } table { width: 100% } td, th { padding: 4px 6px; text-align: left; vertical-align: top; width: 110px } td:nth-child(3), td:nth-child(4), th:nth-child(3), th:nth-child(4) { text-align: right } td:last-child { width: 180px } footer { position: absolute; bottom: 30px; right: 50px }',
    body: CMB_PAGES.map((rows, index) => cmbPage(rows, index + 1)).join(''),
  },
  {
    name: 'icbc-history',
    style: '@page { size: A4 landscape; margin: 0 } section { width: 1122px; height: 792px; padding: 40px 30px } h1 { font-size: 18px; text-align: center; font-weight: 400 } table { width: 100%; border-collapse: collapse; table-layout: fixed } td, th { border: 1px solid #888; padding: 3px; font-size: 10px; text-align: center; vertical-align: middle; overflow-wrap: anywhere } .mark { position: absolute; transform: rotate(-35deg); color: #d33; font-size: 22px; letter-spacing: 6px } footer { position: absolute; bottom: 20px; left: 0; right: 0; text-align: center }',
    body: ICBC_PAGES.map((rows, index) => icbcPage(rows, index + 1)).join(''),
  },
  {
    name: 'boc-flow',
    style: '@page { size: A4 landscape; margin: 0 } section { width: 1122px; height: 792px; padding: 40px 24px } h1 { font-size: 18px; text-align: center; font-weight: 400 } table { width: 100%; border-collapse: collapse } td, th { border: 1px solid #000; padding: 5px 4px; font-size: 10px; text-align: center; vertical-align: middle } td:nth-child(4), td:nth-child(5) { text-align: right }',
    body: `<section><h1>中国银行交易流水明细清单</h1><p>交易区间：2024-05-01 至 2024-05-31　客户姓名：甄虚构　借记卡号：6200000000009003</p>${table(BOC_HEADER, BOC_ROWS)}</section>`,
  },
  {
    name: 'ccb-detail',
    style: '@page { size: A4; margin: 0 } section { width: 794px; height: 1120px; padding: 50px 30px } h1 { font-size: 18px; text-align: center; font-weight: 400 } table { width: 100%; border-collapse: collapse } td, th { border-bottom: 1px solid #999; padding: 6px 3px; font-size: 11px; text-align: left; vertical-align: top } td:nth-child(6), td:nth-child(7), th:nth-child(6), th:nth-child(7) { text-align: right } td:nth-child(8) { width: 130px } td:nth-child(9) { width: 140px; overflow-wrap: anywhere }',
    body: `<section><h1>中国建设银行个人活期账户全部交易明细</h1><p>卡号/账号：6200000000009004　　客户名称：甄虚构　　起止日期：20240601-20240630</p>${table(CCB_HEADER, CCB_ROWS)}<p>以上数据仅供参考，具体内容以柜台为准。</p></section>`,
  },
  {
    name: 'border-e-file',
    style: '@page { size: A4; margin: 0 } section { width: 794px; height: 1120px; padding: 70px 60px } h1 { font-size: 20px; text-align: center; font-weight: 400 } table { width: 100%; border-collapse: collapse; table-layout: fixed } td, th { border: 1px solid #444; padding: 6px 4px; text-align: center } footer { position: absolute; bottom: 40px; left: 0; right: 0; text-align: center }',
    body: BORDER_PAGES.map(
      (rows, index) => `<section>${index === 0 ? '<h1>国家移民管理局出入境记录查询结果</h1><p>查询人姓名：甄虚构 ，性别: 男 ，出生日期: 1990年01月01日 ，公民身份号码: 990000199001010011。查询 2023年06月01日至2024年06月01日的出入境记录，结果如下：</p>' : ''}${table(index === 0 ? BORDER_HEADER : null, rows)}<footer>第 ${index + 1} 页 / 共 2 页</footer></section>`,
    ).join(''),
  },
  {
    name: 'rail-directed',
    style: '@page { size: A4 landscape; margin: 0 } section { width: 1122px; height: 792px; padding: 40px 24px } h1 { font-size: 18px; text-align: center; font-weight: 400 } table { width: 100%; border-collapse: collapse } td, th { border: 1px solid #555; padding: 5px 3px; font-size: 10px; text-align: center } footer { position: absolute; bottom: 20px; left: 0; right: 0; text-align: center }',
    body: RAIL_PAGES.map((rows, index) => `<section>${index === 0 ? '<h1>铁路票面信息（定向查询）</h1>' : ''}${table(RAIL_HEADER, rows)}<footer>第 ${index + 1} 页 / 共 2 页</footer></section>`).join(''),
  },
  {
    name: 'air-directed',
    style: '@page { size: A4 landscape; margin: 0 } section { width: 1122px; height: 792px; padding: 40px 20px } h1 { font-size: 18px; text-align: center; font-weight: 400 } table { width: 100%; border-collapse: collapse; table-layout: fixed } td, th { border: 1px solid #555; padding: 4px 2px; font-size: 9px; text-align: center; vertical-align: middle; overflow-wrap: anywhere }',
    body: `<section><h1>中航信航班进出港信息（已成行）</h1>${table(AIR_HEADER, AIR_ROWS)}<p>共 3 条</p></section>`,
  },
  {
    name: 'hotel-directed',
    style: '@page { size: A4; margin: 0 } section { width: 794px; height: 1120px; padding: 60px 30px } h1 { font-size: 18px; text-align: center; font-weight: 400 } table { width: 100%; border-collapse: collapse; table-layout: fixed } td, th { border-bottom: 1px solid #999; padding: 6px 3px; font-size: 10px; text-align: left; vertical-align: top; overflow-wrap: anywhere } td:first-child, th:first-child { width: 34px } td:nth-child(8), td:nth-child(9) { width: 66px }',
    body: `<section><h1>旅馆住宿信息（定向查询）</h1><p>查询对象：甄虚构　　公民身份号码：990000199001010011</p>${table(HOTEL_HEADER, HOTEL_ROWS)}<p>以上为全部住宿登记。</p></section>`,
  },
  {
    name: 'minsheng-flow',
    style: '@page { size: A4 landscape; margin: 0 } section { width: 1122px; height: 792px; padding: 40px 30px } h1 { font-size: 18px; text-align: center; font-weight: 400 } table { width: 100%; border-collapse: collapse } td, th { border-bottom: 1px solid #bbb; padding: 5px 4px; font-size: 11px; text-align: left } td:nth-child(6), td:nth-child(7), th:nth-child(6), th:nth-child(7) { text-align: right } footer { position: absolute; bottom: 20px; right: 30px }',
    body: CMBC_PAGES.map((rows, index) => `<section><h1>中国民生银行个人账户对账单</h1><p>客户姓名：甄虚构　　客户账号：6200000000009005　　币种：人民币　　起止日期：2024/03/01-2024/04/30</p>${table(CMBC_HEADER, rows)}<footer>第${index + 1}页/共2页</footer></section>`).join(''),
  },
]
