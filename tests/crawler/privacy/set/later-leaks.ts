/** Leaks written in three later rounds, each first tried unseen and then learnt from: see the notes on templates in leaks-in-tables.ts. */
export const LATER_LEAKS: Record<string, string> = {
  'second round: 关于拟享受2023年创业担保贷款人员的公示': `关于拟享受2023年创业担保贷款人员的公示
| 姓名 | 性别 | 公民身份号码 | 经营项目 | 贷款额度（万元） | 手机 |
*3| {name} | {sex} | {+id} | 养殖 | 20 | {+mobile} |`,
  'second round: 2021年退耕还林补助资金兑现表': `{town}2021年退耕还林补助资金兑现表
| 序号 | 农户姓名 | 身份证 | 小班号 | 面积 | 金额 | 农户"一折通"账号 | 签字 |
*3| {n} | {name} | {+id} | 12 | {area} | {money} | {+card} | |`,
  'second round: 医疗救助资金发放公示': `医疗救助资金发放公示
| 序号 | 患者姓名 | 患者身份证 | 住院医院 | 自付费用 | 救助金额 | 收款人姓名 | 收款人账号 |
*3| {n} | {name} | {+id} | 县人民医院 | {money} | {money} | {name} | {+card} |`,
  'second round: 中小学教师资格认定名单': `中小学教师资格认定名单
| 报名号 | 姓名 | 证件类型 | 证件号码 | 任教学科 |
*3| 640{d5} | {name} | 居民身份证 | {+id} | 语文 |`,
  'second round: 失业保险金申领人员公示': `失业保险金申领人员公示
姓名：{name}　身份证号码：{+id}　申领月数：12个月
姓名：{name}　身份证号码：{+id}　申领月数：6个月`,
  'second round: 关于给予同志见义勇为表彰的决定': `关于给予{name}同志见义勇为表彰的决定
{name}，男，{+birth:words}出生，身份证号{+id}，家住{+address}，系我县居民。`,
  'second round: 工伤认定决定书': `工伤认定决定书
申请人：{company}
职工姓名：{name}，性别：{sex}，身份证号：{+id}，联系电话：{+mobile}`,
  'second round: 土地确权登记公示表': `土地确权登记公示表
| 承包方代表姓名 | 承包方代表证件号码 | 承包地块数 | 实测面积 | 承包方地址 |
*3| {name} | {+id} | 3 | {area} | {village} |`,
  'second round: 暖冬补贴打卡明细': `暖冬补贴打卡明细
| 单位：元 | | | |
| 姓名 | 银行卡号 | 开户行 | 金额 |
*3| {name} | {+card} | 邮储银行 | 300 |`,
  'second round: 网民留言': `网民留言
网友：您好！本人{name}，住在{+address}，门口的下水道堵了半年，联系电话{+mobile}，望解决！
官方回复：网友您好，您反映的问题已交办，联系电话0954-2031234。`,
  'second round: 出租房屋备案公示': `出租房屋备案公示
| 房东姓名 | 房东电话 | 承租人 | 承租人身份证号 |
*3| {name} | {+mobile} | {name} | {+id} |`,
  'second round: 拟发放一次性求职创业补贴毕业生名单': `拟发放一次性求职创业补贴毕业生名单
| 学校 | 姓名 | 身份证号 | 专业 | 银行账户 | 联系方式 |
*3| 东岭职业技术学院 | {name} | {+id} | 护理 | {+card} | {+mobile} |`,
  'second round: 丢失声明': `丢失声明
{name}，身份证号：{+id}，不慎遗失残疾人证，证号：{+disability}，声明作废。`,
  'second round: 民办教师身份确认公示': `民办教师身份确认公示
1、{name}，{sex}，{+birth:dots}出生，{village}人，身份证号码{+id}。
2、{name}，{sex}，{+birth:dots}出生，{village}人，身份证号码{+id}。`,
  'second round: 计生特殊家庭扶助对象名单': `计生特殊家庭扶助对象名单
| 夫妻双方 | | 子女情况 | |
| 姓名 | 身份证号码 | 姓名 | 出生年月日 |
*3| {name} | {+id} | {name} | {+birth:dash} |`,
  'second round: 催告书': `催告书
{name}（身份证号码{+id:small}，住址：{+address}）：
本机关于2023年1月5日对你作出处罚决定。`,
  'second round: 机动车驾驶证注销公告': `机动车驾驶证注销公告
| 序号 | 姓名 | 身份证明号码 | 准驾车型 |
*3| {n} | {name} | {+id} | C1 |`,
  'second round: 电动车补贴名单': `电动车补贴名单
车主 身份证号 车牌 金额
*3{name} {+id} {+plate} 500`,
  'second round: 投诉处理公开': `投诉处理公开
投诉人：{name}，电话{+mobile}，投诉内容：黑车宁D拒载。`,
  'second round: 一事一议筹资花名': `一事一议筹资花名
|-
*3| {n} | {name} | {+id} | {+mobile} | 15 |`,
  'second round: 宅基地审批公示': `{village}宅基地审批公示
| 申请户主 | 身份证号 | 家庭人口 | 宅基地面积 | 四至 | 联系电话 |
*3| {name} | {+id} | 4 | 270 | 东至路 | {+mobile} |`,
  'second round: 疫苗接种补偿公示': `疫苗接种补偿公示
受种者：{name}，监护人：{name}，联系电话：{+mobile}，住址：{+address}。`,
  'second round: 学生资助汇总': `学生资助汇总
| 学生姓名 | 身份证件号 | 学籍号 | 年级 | 银行卡账号 | 监护人 | 监护人手机号 |
*3| {name} | {+id} | G640402{d4}X | 五年级 | {+card:groups} | {name} | {+mobile} |`,
  'second round: 车辆违法停放告知': `车辆违法停放告知
号牌{+plate}，车主{name}，于5月6日在人行道停放。`,
  'third round: 拟纳入2024年乡村公益性岗位人员名册': `拟纳入2024年乡村公益性岗位人员名册
| 编号 | 行政村 | 人员姓名 | 身份证号码 | 人员类别 | 本人联系电话 | 社保卡开户行及账号 |
*3| {n} | {village} | {name} | {+id} | 监测户 | {+mobile} | 农商行{+card} |`,
  'third round: 劳动能力鉴定结论公告': `劳动能力鉴定结论公告
以下人员的鉴定结论已作出：{name}（{+id}）；{name}（{+id}）。`,
  'third round: 企业退休人员待遇调整名单': `企业退休人员待遇调整名单
| 姓名 | 社会保障号 | 月增加额 |
*3| {name} | {+id} | {money} |`,
  'third round: 水库移民后期扶持资金直补花名册': `水库移民后期扶持资金直补花名册
村组 户主 身份证号码 人口 账号 金额
*3{village} {name} {+id} 4 {+card} {money}`,
  'third round: 撤销婚姻登记公告': `撤销婚姻登记公告
经查，男方{name}，{+birth:words}出生，身份证号：{+id}；女方{name}，身份证号：{+id}，冒用他人身份登记结婚。`,
  'third round: 限期缴纳罚款催告书': `限期缴纳罚款催告书
当事人：{name}
性别：{sex}
身份证件号码：{+id}
住址：{+address}
联系电话：{+mobile}`,
  'third round: 拟认定低保边缘家庭公示': `拟认定低保边缘家庭公示
| 家庭主要成员 | 与户主关系 | 公民身份证号 | 家庭详细住址 |
*3| {name} | 本人 | {+id} | {+address} |`,
  'third round: 人才公寓选房结果': `人才公寓选房结果
| 选房顺序 | 姓名 | 手机 | 房号 |
*3| {n} | {name} | {+mobile} | 3-1-502 |`,
  'third round: 交警曝光：5月份酒驾名单': `交警曝光：5月份酒驾名单
1. {name}，驾驶证号{+id}，驾驶{+plate}小型汽车。
2. {name}，驾驶证号{+id}，驾驶{+plate}小型汽车。`,
  'third round: 来信选登': `来信选登
来信时间：2023-04-05
姓名：{name}
手机号码：{+mobile}
来信内容：我想咨询公积金提取。
回复内容：请拨打12329。`,
  'third round: 城乡医保参保退费人员公示': `城乡医保参保退费人员公示
| 姓名 | 证件号 | 退费金额 | 退费银行卡号 | 联系手机 |
*3| {name} | {+id:hyphens} | 350 | {+card} | {+mobile} |`,
  'third round: 收养登记公告': `收养登记公告
收养人：{name}、{name}，住{+address}，联系电话{+mobile}。`,
  'third round: 农村户厕改造验收名单': `农村户厕改造验收名单
| 序号 | 户主 | 门牌 | 身份证号（必填） | 验收结果 |
*3| {n} | {name} | 12 | {+id} | 合格 |`,
  'third round: 残疾人机动轮椅车燃油补贴': `残疾人机动轮椅车燃油补贴
| 姓名 | 残疾证号码 | 车牌号 | 补贴标准 |
*3| {name} | {+disability} | {+plate} | 260 |`,
  'third round: 申请廉租住房公示': `申请廉租住房公示
申请人{name}，现住{+address}，家庭月收入1200元。`,
  'third round: 事业单位招聘体检递补人员': `事业单位招聘体检递补人员
递补人员：{name}，准考证号2023{d6}，身份证号：{+id}。`,
  'fourth round: 孤儿基本生活费发放明细': `孤儿基本生活费发放明细
| 儿童姓名 | 出生日期 | 儿童身份证号 | 抚养人 | 抚养人电话 | 代领人账号 |
*3| {name} | {+birth:dash} | {+id} | {name} | {+mobile} | {+card} |`,
  'fourth round: 清退人员公告': `清退人员公告
请下列人员于本月底前联系我局：
{name}，{+id}，{village}
{name}，{+id}，{village}`,
  'fourth round: 购房补贴': `购房补贴
| 申请人姓名 | 申请人身份证 | 购房地址 | 补贴金额 | 打款账号 |
*3| {name} | {+id} | 幸福里小区 | {money} | {+card} |`,
  'fourth round: 法律援助公告': `法律援助公告
受援人{name}，{sex}，{+birth:words}出生，住{+address}，身份证号码{+id}。`,
  'fourth round: 被征地农民养老保险参保人员公示': `被征地农民养老保险参保人员公示
序号 姓名 性别 身份证号码 村组 缴费档次 手机号
*4{n} {name} {sex} {+id} {village} 一档 {+mobile}`,
  'fourth round: 道路交通事故认定书': `道路交通事故认定书
当事人：{name}，{sex}，驾驶{+plate}号小型客车，驾驶证号：{+id}，住址：{+address}，电话：{+mobile}。`,
  'fourth round: 冬季清洁取暖补贴公示': `冬季清洁取暖补贴公示
| 户编号 | 用户名 | 身份证 | 安装地址 | 用户电话 | 补贴 |
*3| 0{d5} | {name} | {+id} | {village} | {+mobile} | 600 |`,
  'fourth round: 市民来电': `市民来电
市民{name}来电（{+mobile}）反映噪音扰民。`,
  'fourth round: 助学贷款逾期名单': `助学贷款逾期名单
| 学生 | 身份证号 | 联系方式 | 共同借款人 | 共同借款人电话 |
*3| {name} | {+id} | {+mobile} | {name} | {+mobile} |`,
  'fourth round: 流动人口信息': `流动人口信息
|-
| 姓名 | {name} | 民族 | 汉 |
| 出生日期 | {+birth:dots} | 公民身份号码 | {+id} |
| 户籍地址 | {+address} | 本人电话 | {+mobile} |`,
  'fourth round: 摩托车以旧换新补贴': `摩托车以旧换新补贴
| 姓名 | 报废车辆号牌 | 收款卡号 |
*3| {name} | {+plate} | {+card} |`,
  'fourth round: 拾得遗失物公告': `拾得遗失物公告
失主：{name}，身份证号{+id:gaps}，银行卡{+card}。`,
};
