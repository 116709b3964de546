import { CASE_NUMBER, COURT, CREDITOR, DAYS, DEBTOR, ID, JUDGMENT_NUMBER, OBLIGATION, PATHS, WITNESS } from './story.ts'

/** A paper to print: title and blocks; every page carries the words that say it is invented. */
export interface Paper {
  readonly path: string
  readonly title: string
  /** Case number and the like, under the title. */
  readonly under: string
  readonly pages: readonly (readonly Block[])[]
}
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'right'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly [string, string])[] }

const text = (content: string): Block => ({ kind: 'text', text: content })
const heading = (content: string): Block => ({ kind: 'heading', text: content })
const right = (content: string): Block => ({ kind: 'right', text: content })
const table = (rows: readonly (readonly [string, string])[]): Block => ({ kind: 'table', rows })

const written = (day: string): string => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
const yuanWords = '1,260,000.00元'
const PARTIES: readonly Block[] = [
  text(`申请执行人：${CREDITOR.name}，女，住江州市临河区虚构路1号。`),
  text(`被执行人：${DEBTOR.name}，男，1979年3月5日出生，公民身份号码${ID}，住江州市临河区虚构路2号。`),
]

/** Proof of service, the second page of each served paper. */
const receipt = (what: string, day: string, hour: string): readonly Block[] => [
  heading('送达回证'),
  table([
    ['案号', CASE_NUMBER], ['送达文书', what], ['受送达人', DEBTOR.name], ['送达地点', `${COURT}执行局第二谈话室`], ['送达方式', '直接送达'],
    ['收件人签名', `${DEBTOR.name}（签名）`], ['收到时间', `${written(day)}${hour}`], ['送达人', '沈知白、杜若溪'], ['备注', '受送达人当场阅读，表示知悉内容。'],
  ]),
  right(COURT), right(written(day)),
]

export const PRINTED: readonly Paper[] = [
  {
    path: PATHS.judgment, title: '民事判决书', under: JUDGMENT_NUMBER,
    pages: [
      [
        text(`原告：${CREDITOR.name}，女，住江州市临河区虚构路1号。`),
        text(`被告：${DEBTOR.name}，男，1979年3月5日出生，公民身份号码${ID}，住江州市临河区虚构路2号。`),
        text(`原告${CREDITOR.name}与被告${DEBTOR.name}民间借贷纠纷一案，本院立案后，于${written(DAYS.suitNotice)}向被告送达起诉状副本、应诉通知书和举证通知书，依法适用普通程序，公开开庭进行了审理。原告、被告均到庭参加诉讼。本案现已审理终结。`),
        text(`原告提出诉讼请求：判令被告归还借款本金${yuanWords}。事实和理由：被告因经营海产生意需要周转，自2021年3月至2022年2月分四次向原告借款，约定2022年6月30日前还清，到期没有归还。`),
        text('被告辩称，借款属实，生意亏损，暂时没有能力一次还清，请求分期。'),
        text('经审理查明，双方对借款四次、本金合计和到期未还的事实没有争议，有借条四份、转账凭证四份在卷，本院予以确认。'),
      ],
      [
        text('本院认为，合法的借贷关系受法律保护。被告收到借款后没有按约归还，应当承担还款责任。被告请求分期，原告不同意，本院不予支持。依照有关民间借贷的法律规定，判决如下：'),
        text(`被告${DEBTOR.name}于本判决生效之日起十日内归还原告${CREDITOR.name}借款本金${yuanWords}。`),
        text('如果没有按本判决指定的期间履行给付金钱义务，应当加倍支付迟延履行期间的债务利息。'),
        text('如不服本判决，可以在判决书送达之日起十五日内，向本院递交上诉状，上诉于江州市中级人民法院。'),
        right('审判长　陆怀真'), right('审判员　温以宁'), right('人民陪审员　季听雨'), right(written(DAYS.judgment)), right('书记员　叶棠梨'),
      ],
    ],
  },
  {
    path: PATHS.effectiveness, title: '裁判文书生效证明', under: JUDGMENT_NUMBER,
    pages: [[
      text(`${CREDITOR.name}与${DEBTOR.name}民间借贷纠纷一案，本院于${written(DAYS.judgment)}作出${JUDGMENT_NUMBER}民事判决书，于2023年3月21日送达原告、被告。`),
      text(`双方在法定期限内均没有上诉。该判决书于${written(DAYS.effective)}发生法律效力。`), text('特此证明。'), right(COURT), right(written(DAYS.applied)),
    ]],
  },
  {
    path: PATHS.notice, title: '执行通知书', under: CASE_NUMBER,
    pages: [
      [
        ...PARTIES,
        text(`${DEBTOR.name}：`),
        text(`你与${CREDITOR.name}民间借贷纠纷一案，本院${JUDGMENT_NUMBER}民事判决书已经发生法律效力。申请执行人于${written(DAYS.applied)}申请强制执行，本院于${written(DAYS.filed)}立案执行。现责令你自收到本通知之日起十日内履行下列义务：`),
        text(`一、归还申请执行人借款本金${yuanWords}；`), text('二、支付迟延履行期间的债务利息；'), text('三、负担申请执行费15,000.00元。'),
        text('期满不履行的，本院将依法强制执行。有能力执行而拒不执行，情节严重的，依法追究刑事责任。'), right(COURT), right(written(DAYS.notice)),
      ],
      receipt('执行通知书、诉讼权利义务告知书', DAYS.notice, '9时40分'),
    ],
  },
  {
    path: PATHS.report, title: '报告财产令', under: CASE_NUMBER,
    pages: [
      [
        text(`${DEBTOR.name}：`),
        text(`本院在执行${CREDITOR.name}与你民间借贷纠纷一案中，依法责令你在${written(DAYS.reportDue)}以前，向本院如实报告收到执行通知之日前一年以及当前的财产情况，包括收入、银行存款、网络支付账户余额、现金、不动产、车辆、债权、股权、他人名下由你实际使用的账户，以及一年内的财产变动。`),
        text('报告后财产情况发生变动的，应当自变动之日起十日内补充报告。'),
        text('拒绝报告、虚假报告或者无正当理由逾期报告的，本院可以罚款、拘留；构成犯罪的，依法追究刑事责任。'), right(COURT), right(written(DAYS.reportOrdered)),
      ],
      receipt('报告财产令、财产报告表（空白）', DAYS.reportOrdered, '9时45分'),
    ],
  },
  {
    path: PATHS.restriction, title: '限制消费令', under: CASE_NUMBER,
    pages: [
      [
        text(`${DEBTOR.name}（公民身份号码${ID}）：`),
        text(`你没有按执行通知书指定的期间履行生效法律文书确定的给付义务。本院依法对你采取限制消费措施，自本令送达之日起，你不得有下列高消费以及非生活和工作必需的消费行为：`),
        text('一、乘坐交通工具时，选择飞机、列车软卧、轮船二等以上舱位；'), text('二、在星级以上宾馆、酒店、夜总会、高尔夫球场等场所进行高消费；'),
        text('三、购买不动产或者新建、扩建、高档装修房屋；'), text('四、租赁高档写字楼、宾馆、公寓等场所办公；'), text('五、购买非经营必需车辆；'), text('六、旅游、度假；'),
        text('七、子女就读高收费私立学校；'), text('八、支付高额保费购买保险理财产品；'),
        text('九、乘坐G字头动车组列车全部座位、其他动车组列车一等以上座位等其他非生活和工作必需的消费行为。'),
        text('违反本令的，依法罚款、拘留；情节严重，构成犯罪的，依法追究刑事责任。'), right(COURT), right(written(DAYS.restrictionServed)),
      ],
      receipt('限制消费令', DAYS.restrictionServed, '15时10分'),
    ],
  },
  {
    path: PATHS.detention, title: '拘留决定书', under: '（2023）江0102司惩27号',
    pages: [[
      text(`被拘留人：${DEBTOR.name}，男，1979年3月5日出生，公民身份号码${ID}。`),
      text(`本院在执行${CASE_NUMBER}案件中查明，被拘留人收到报告财产令后没有报告财产，在限制消费期间乘坐飞机、高速列车，妨害执行。`),
      text(`依法决定对${DEBTOR.name}拘留十五日，自${written(DAYS.detention)}至${written(DAYS.detentionEnd)}。`),
      text('如不服本决定，可以在收到决定书之日起三日内，口头或者书面向江州市中级人民法院申请复议一次。复议期间，不停止决定的执行。'),
      text(`本决定书于${written(DAYS.detention)}向被拘留人宣读并送达，被拘留人签收：${DEBTOR.name}。`), right(COURT), right(written(DAYS.detention)),
    ]],
  },
]

/** Printed, photographed and kept as pictures only: has to be read by recognition. */
export const SCANNED: Paper = {
  path: PATHS.interrogation, title: '讯问笔录', under: '第 1 次',
  pages: [
    [
      text('时间：2025年6月20日14时05分至15时30分'), text('地点：江州市公安局临河分局执法办案中心'), text('讯问人：方既白、乐知微　记录人：乐知微'),
      text(`被讯问人：${DEBTOR.name}，男，46岁，公民身份号码${ID}`),
      text('问：你有没有收到法院的执行通知书？'), text('答：收到了，2023年5月10日在法院签的字。'),
      text('问：报告财产令要求你报告财产，你报告了吗？'), text('答：没有。当时觉得没有什么可报的。'),
      text('问：限制消费令是什么时候收到的？'), text('答：2023年6月1日下午签收的。内容我看过。'),
      text('问：程家岭和周云岫的银行卡由谁使用？'), text('答：是我岳父岳母的卡。我的卡被冻结以后，我把两张卡绑到我的微信上，平时收货款、付款都用这两张卡。'),
    ],
    [
      text('问：卡里的钱是谁的？'), text('答：大部分是我做生意的货款。岳父的养老金也在里面，每个月三千多元。'),
      text('问：你为什么多次去阿联酋、新加坡？'), text('答：有几次是谈海产进货，有几次是朋友请客，费用不全是我出的。'),
      text('问：给网络主播打赏的钱从哪里来？'), text('答：从岳父岳母的卡里付的，两年大概十几万元。'),
      text('问：你有没有履行过判决？'), text('答：2024年12月和2025年2月、6月向法院付过三次，一共六万元。'),
      text('问：以上笔录你看一下，与你说的是否一致？'), text('答：我看过，与我说的一致。'), right('被讯问人（签名）：古盛远'), right('2025年6月20日'),
    ],
  ],
}

export const PHOTO: Paper = { path: PATHS.receiptPhoto, title: '送达回证', under: CASE_NUMBER, pages: [receipt('限制消费令', DAYS.restrictionServed, '15时10分').slice(1)] }

/** What the witness says for the debtor. */
export const TESTIMONY: readonly string[] = [
  '证人证言（虚构样例）',
  `证人：${WITNESS.name}，女，1985年生，江州渔港个体经营者。`,
  '询问时间：2025年7月3日10时至10时50分；询问地点：江州市公安局临河分局。',
  '我和程家岭一起做过海产零售，认识他二十多年。程家岭自己在渔港有摊位，2023年至2024年一直有货款收入，收款用的就是他那张建设银行卡。我给他介绍过江州远帆海产贸易有限公司这个客户。',
  '古盛远是程家岭的女婿，2023年下半年来摊位上帮忙，替老人付货款、付运费。据我所知，卡里的钱有老人自己的，也有古盛远的，我分不清各占多少。',
  '古盛远去阿联酋，我知道的至少有四次是替江州澄湾餐饮管理有限公司看货，机票和住宿由那家公司出，我见过公司的订票短信。',
  '2024年6月古盛远的孩子住院，他为医疗费向我借过二万元，后来还了。我觉得他不是不想还债，是生意没有起来。',
  '以上情况属实，我愿意对证言负责。',
  `证人（签名）：${WITNESS.name}　　2025年7月3日`,
]

/** The enforcement officer's working log, kept as plain text. */
export const LOG: readonly string[] = [
  '执行工作日志（虚构样例）',
  `案号：${CASE_NUMBER}　被执行人：${DEBTOR.name}　承办人：沈知白`,
  `${DAYS.filed} 立案执行，执行标的 ${OBLIGATION} 元。`,
  `${DAYS.notice} 向被执行人送达执行通知书、报告财产令，本人签收。`,
  `${DAYS.reportDue} 报告期限届满，没有收到财产报告表。`,
  `${DAYS.restrictionServed} 送达限制消费令，本人签收，当场说明禁止事项。`,
  `${DAYS.dishonestListed} 纳入失信被执行人名单。`,
  `${DAYS.frozen} 冻结工商银行尾号1011账户，可用余额不足以清偿。`,
  '2023-07-20 扣划工商银行尾号1011账户 2,316.40 元。',
  `${DAYS.detention} 因不报告财产、违反限制消费令，决定拘留十五日，当日送达、执行。`,
  '2024-12-20 收到被执行人方面付款 30,000.00 元，付款账户户名程家岭。',
  `2025-02-20 又收到 20,000.00 元。申请执行人同意暂时解除限制消费，${DAYS.restrictionLifted} 解除。`,
  `${DAYS.transferred} 因涉嫌拒不执行判决罪，将线索移送江州市公安局临河分局。`,
  '说明：本日志中的人物、单位、账号、案号均系编写，与真实的人和案件无关。',
]

export const README: readonly string[] = [
  '虚构样例',
  '',
  '这一案卷全部是编写的：人物、单位、证件号码、账号、车次、航班、案号、日期和金额都不是真的。',
  '用途是试用和检验：一名被限制消费的被执行人，本人账户被冻结，使用岳父、岳母的银行卡收付，并出境、乘机、消费。',
  '材料里也有对他有利的内容：证人证言、养老金、部分履行、医疗支出。程序只列出数目和出处，不作结论。',
]
