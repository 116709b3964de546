import { describe, expect, it } from 'vitest'
import { parseFile } from '../../src-main/import/parse-file.ts'

const text = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\r\n'))

describe('tables of official returns that hold no movements', () => {
  it.each([
    ['TenpayRegInfo.txt', 'tenpay-registration-csv', ['账户状态\t账号\t注册姓名\t注册时间\t注册身份证号\t绑定手机\t绑定状态\t开户行信息\t银行账号', '正常\twxid_xu\t甄虚构\t2016-01-02 10:00:00\t990000199001010011\t19900000000\t已绑定\t虚构银行\t6200000000000018', '\t\t\t\t\t\t已绑定\t虚构银行\t6200000000000026']],
    ['注册信息.csv', 'alipay-registration-csv', ['用户ID,登录邮箱,登录手机,账户名称,证件类型,证件号,可用余额,绑定手机,注册时间,注册时IP,绑定银行卡,关联账户,备注,对应的协查数据', '2088000000000000,,19900000000,甄虚构,身份证,990000199001010011,12.00,19900000000,2014-05-06 07:08:09,192.0.2.1,,,,', '2088000000000001,,19900000001,程样本,身份证,990000199001010038,0.00,19900000001,2014-05-06 07:08:09,192.0.2.1,,,,']],
    ['登陆日志.csv', 'alipay-log-in-csv', ['登陆账号,支付宝用户ID,账户名,客户端ip,操作发生时间,对应的协查数据', '19900000000,2088000000000000,甄虚构,192.0.2.1,2023-05-06 07:08:09,', '19900000000,2088000000000000,甄虚构,192.0.2.1,2023-05-07 07:08:09,']],
  ])('%s is kept as text that can be found, and asks for nobody', async (name, format, lines) => {
    const parsed = await parseFile(text(lines), name)
    expect(parsed).toMatchObject({ status: 'imported', kind: 'document', format, statements: [], travel: [] })
    expect(parsed.pages[0]).toContain('甄虚构')
  })
})
