/**
 * Tables that show personal data, one template per shape met on portals and in their attachments. First line: title of the page.
 * `## ` names a table, `|` starts a row (the first is the header; `|-` says there is none), `*3|` repeats it, other lines are text.
 * `{+kind}` is a value that must be found, `{-kind}` one that must not, `{word}` a filler.
 */
export const LEAKS_IN_TABLES: Record<string, string> = {
  'subsidy with account': `关于2023年耕地地力保护补贴发放情况的公示
| 序号 | 村组 | 户主姓名 | 身份证号 | 补贴面积（亩） | 补贴金额（元） | 一卡通账号 |
*3| {n} | {village}三组 | {name} | {+id} | {area} | {money} | {+card} |`,
  'title row above the header': `2022年第三季度农村低保资金发放表
|{town}农村低保对象花名册（2022年第三季度）||||||
| 序号 | 户主姓名 | 身份证号码 | 家庭住址 | 保障人口 | 月发放金额 | 备注 |
*3| {n} | {name} | {+id} | {+address} | 2 | {money} | |`,
  'two-level header': `城镇住房保障家庭租赁补贴发放公示
| 序号 | 申请人 | | 共同申请人 | | 补贴金额（元） |
| | 姓名 | 身份证号 | 姓名 | 身份证号 | |
*3| {n} | {name} | {+id} | {name} | {+id} | {money} |`,
  'recruitment scores': `2023年事业单位公开招聘拟进入面试人员名单
| 招聘单位 | 岗位代码 | 姓名 | 性别 | 身份证号 | 准考证号 | 笔试成绩 | 联系电话 |
*3| {bureau} | 0{n}01 | {name} | {sex} | {+id} | 2023{d6} | {score} | {+mobile} |`,
  'recruitment phones': `公益性岗位招聘面试人员名单公示
| 序号 | 姓名 | 性别 | 民族 | 学历 | 报考岗位 | 联系方式 |
*3| {n} | {name} | {sex} | 回 | 大专 | 公益性岗位 | {+mobile} |`,
  trainees: `附件：2023年度农村实用人才培训学员花名册
## Sheet1
| 序号 | 姓名 | 性别 | 年龄 | 文化程度 | 身份证号 | 手机号码 | 家庭住址 | 培训工种 |
*3| {n} | {name} | {sex} | {age} | 初中 | {+id} | {+mobile} | {village} | 电焊工 |`,
  'sheet without telling name': `附件1
## Sheet1
| 姓名 | 证件号码 | 开户行 | 银行卡号 | 金额 |
*3| {name} | {+id} | 农商行{town}支行 | {+card} | {money} |`,
  'disability allowance': `残疾人两项补贴发放明细
| 序号 | 姓名 | 残疾人证号 | 残疾类别 | 等级 | 金额 |
*3| {n} | {name} | {+disability} | 肢体 | 二级 | 110.00 |`,
  'student number that repeats the id': `义务教育家庭经济困难学生资助名单公示
| 序号 | 学校 | 学生姓名 | 学籍号 | 资助金额 | 家长姓名 | 家长电话 |
*3| {n} | {town}中心小学 | {name} | {+student} | 500 | {name} | {+mobile} |`,
  'two persons in a row': `孕前优生健康检查参检人员名单
| 序号 | 女方姓名 | 女方身份证号 | 男方姓名 | 男方身份证号 | 检查日期 |
*3| {n} | {name} | {+id} | {name} | {+id} | {date} |`,
  'several persons in a cell': `公共租赁住房配租家庭公示
| 序号 | 申请人 | 家庭成员及身份证号 | 保障方式 |
*3| {n} | {name} | {name}{+id}、{name}{+id} | 实物配租 |`,
  'old numbers': `关于老村干部生活补助发放名册的公示
| 序号 | 姓名 | 身份证号 | 任职年限 | 补助金额 |
*3| {n} | {name} | {+id15} | {n} | {money} |`,
  'id with gaps': `大病救助对象名单
| 姓名 | 身份证号码 | 病种 | 救助金额 |
*2| {name} | {+id:gaps} | 慢性肾病 | {money} |
*2| {name} | {+id:hyphens} | 脑梗塞 | {money} |`,
  'id broken inside a cell': `农机购置补贴受益对象公示表
| 姓名 | 身份证号 | 机具名称 | 补贴额 |
*3| {name} | {+id:broken} | 轮式拖拉机 | {money} |`,
  'wide digits': `自主就业退役士兵一次性经济补助发放公示
| 姓名 | 公民身份号码 | 退役时间 | 发放金额 |
*3| {name} | {+id:wide} | 2022年9月 | {money} |`,
  'no header at all': `高龄津贴发放名单（{town}）
|-
*4| {n} | {name} | {sex} | {+id} | {village} | 100 |`,
  'label and value in pairs': `临时救助审批公示
|-
| 姓名 | {name} | 性别 | {sex} |
| 身份证号 | {+id} | 联系电话 | {+mobile} |
| 家庭住址 | {+address} | 救助金额 | {money} |`,
  'letter form': `局长信箱
|-
| 来信人 | {name} | 来信时间 | 2023-05-06 |
| 联系电话 | {+mobile} | 来信类型 | 咨询 |
| 来信标题 | 关于办理医保转移的咨询 | | |
| 来信内容 | 请问在外地工作如何办理医保关系转移？ | | |`,
  'penalties of natural persons': `行政处罚信息公示（2023年6月）
| 行政处罚决定书文号 | 行政相对人名称 | 行政相对人代码_1（统一社会信用代码） | 行政相对人代码_6（居民身份证号） | 违法事实 | 处罚金额（万元） |
*3| 东公（交）罚决字〔2023〕{n}号 | {name} | | {+id} | 未取得许可从事客运 | 0.3 |`,
  'people who broke trust': `失信被执行人名单
| 序号 | 姓名/名称 | 性别 | 证件号码 | 执行案号 | 执行法院 |
*3| {n} | {name} | {sex} | {+id:small} | （2023）宁0402执{n}号 | 东岭县人民法院 |`,
  'card without an id': `关于2023年春季护林员劳务报酬发放的公示
| 序号 | 姓名 | 村名 | 开户银行 | 银行账号 | 实发金额 |
*3| {n} | {name} | {village} | 信用社 | {+card} | {money} |`,
  'card of an old kind': `计划生育家庭奖励扶助金发放花名册
| 姓名 | 出生日期 | 存折（卡）账号 | 年发放标准 |
*3| {name} | {+birth:dash} | {+oldcard} | 960 |`,
  'card in groups': `防疫志愿补助发放明细表
| 姓名 | 卡号 | 应发 | 实发 |
*3| {name} | {+card:groups} | {money} | {money} |`,
  'compensation per household': `房屋征收补偿款兑付公示
| 户主 | 房屋坐落 | 建筑面积（㎡） | 补偿金额 | 收款账号 | 联系电话 |
*3| {name} | {village} | {area} | {money} | {+card} | {+mobile} |`,
  'social security card': `城乡居民养老保险待遇发放失败人员名单
| 乡镇 | 村 | 姓名 | 社保卡银行账号 | 失败原因 |
*3| {town} | {village} | {name} | {+card} | 账户状态异常 |`,
  winners: `消费券抽奖活动获奖名单
| 奖项 | 获奖人姓名 | 手机号 | 奖品 |
*3| 二等奖 | {name} | {+mobile} | 购物卡 |`,
  'phones of household heads': `脱贫户小额信贷贴息公示
| 序号 | 户主姓名 | 家庭人口 | 联系电话 | 贷款金额 | 贴息金额 |
*3| {n} | {name} | 4 | {+mobile} | 50000 | {money} |`,
  'school admission': `2023年秋季小学新生录取名单
| 序号 | 学生姓名 | 性别 | 监护人姓名 | 监护人联系电话 | 居住地址 |
*3| {n} | {name} | {sex} | {name} | {+mobile} | {+address} |`,
  'rental applicants': `公租房申请人员初审结果公示
| 编号 | 申请人 | 现居住地址 | 联系电话 | 收入情况 | 审核结果 |
*3| GZF2023{d4} | {name} | {+address} | {+mobile:gaps} | 符合 | 通过 |`,
  'elderly with birth dates': `80周岁以上老年人高龄津贴名册
| 序号 | 姓名 | 性别 | 出生日期 | 户籍地址 |
*3| {n} | {name} | {sex} | {+birth:dots} | {+address} |`,
  'birth dates as digits': `2023年征兵体检合格人员名单
| 序号 | 姓名 | 出生年月日 | 学历 | 乡镇 |
*3| {n} | {name} | {+birth:digits} | 高中 | {town} |`,
  'birth in words': `困境儿童基本生活补贴发放公示
| 姓名 | 性别 | 出生年月 | 监护人 | 监护人身份证号 | 补贴金额 |
*3| {name} | {sex} | {+birth:words} | {name} | {+id} | {money} |`,
  'vehicles past inspection': `达到报废标准机动车公告
| 序号 | 号牌号码 | 车辆类型 | 机动车所有人 | 有效期止 |
*3| {n} | {+plate} | 小型普通客车 | {name} | {date} |`,
  'old cars scrapped': `老旧车淘汰补贴发放名单公示
| 车主姓名 | 车牌号 | 车型 | 补贴金额 | 开户账号 |
*3| {name} | {+plate} | 轻型货车 | {money} | {+card} |`,
  'drunk drivers': `酒后驾驶机动车违法行为曝光台
| 姓名 | 驾驶证号 | 车牌号码 | 违法时间 | 处罚 |
*3| {name} | {+id} | {+plate:dot} | {date} | 暂扣驾驶证六个月 |`,
  'second head in the middle': `2023年低保边缘家庭公示
| {town} | | | |
| 姓名 | 身份证号 | 人口 | 备注 |
*2| {name} | {+id} | 3 | |
| {town} | | | |
| 姓名 | 身份证号 | 人口 | 备注 |
*2| {name} | {+id} | 3 | |`,
  'rows short of a merged cell': `危房改造补助对象名册
| 村名 | 序号 | 户主 | 身份证号 | 联系电话 | 补助资金 |
| {village} | 1 | {name} | {+id} | {+mobile} | {money} |
*3| {n} | {name} | {+id} | {+mobile} | {money} |`,
  'certificates beside ids': `职业技能鉴定合格人员名单
| 姓名 | 身份证号 | 职业 | 级别 | 证书编号 |
*3| {name} | {+id} | 保育员 | 四级 | {-serial20} |`,
};
