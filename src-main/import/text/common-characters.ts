/** Characters alike in both scripts: everyday words and the words of statements and court papers. */
const SHARED =
  '的一是不了在人有我他大中上以到地出就可也你生能子那得着自之年後作里用道行所成方多心她本前小部其些主只想日意無力它把十民第公此已工使情明知全三又正外將高由最手文理美' +
  '相天分起看定和下面元月金支付收入交易日期卡商品名手方式名明序借存取息市行省本科技有限公司北京上海南店四二五六七八九百千共列表示信用消服台住水食品' +
  '，。：；（）、【】［］¥￥％－／“”《》'
const SIMPLIFIED =
  '这们来为国说时会对过发种经么学现动进还样开军长机间问战体关点业两应论无与万产当导农线气题尔变总电数报结让识观团质场华运际统办联设认权约准术极调办车规级离员转账户' +
  '额余币币对应订单号码类型状态备注银宝微财购买创建修改来源网页务费退款资终始记录证据执书审检时间汇贷备转财广东张陈刘赵杨吴黄孙马陆叶刚强丽军华'
const TRADITIONAL =
  '這們來為國說時會對過發種經麼學現動進還樣開軍長機間問戰體關點業兩應論無與萬產當導農線氣題爾變總電數報結讓識觀團質場華運際統辦聯設認權約準術極調車規級離員轉賬帳戶' +
  '額餘幣訂單號碼類型狀態備註銀寶財購買創建修改來源網頁務費退款資終始記錄證據執書審檢時間匯貸儲蓄港廣東張陳劉趙楊吳黃孫馬陸葉剛強麗'

export const COMMON_SIMPLIFIED: ReadonlySet<string> = new Set(SHARED + SIMPLIFIED)
export const COMMON_TRADITIONAL: ReadonlySet<string> = new Set(SHARED + TRADITIONAL)
