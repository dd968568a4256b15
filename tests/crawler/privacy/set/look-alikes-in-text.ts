/** Running text that a careless search would accuse: see the notes on templates in leaks-in-tables.ts. */
export const LOOK_ALIKES_IN_TEXT: Record<string, string> = {
  'contact of an office': `关于公开征求意见的通知
请于6月30日前将意见反馈至{bureau}，联系人：{name}，联系电话：{-mobile}，邮箱：dlx@example.com。`,
  'tender contacts': `东岭县{town}道路工程招标公告
1.采购人信息 名称：{bureau} 地址：{-address} 联系方式：{name} {-mobile}
2.采购代理机构信息 名称：{company} 地址：{-address} 联系方式：{-mobile}
3.项目联系方式 项目联系人：{name} 电话：{-mobile}`,
  'fine account': `行政处罚决定书
当事人：{company}，统一社会信用代码：{-credit}，住所：{-address}，法定代表人：{name}。
请将罚款缴至以下账户，户名：{bureau}，开户行：农业银行东岭支行，账号：{-account}。`,
  'donation account': `慈善捐赠倡议书
户　名：东岭县慈善总会
开户行：中国银行东岭支行
账　号：{-account}
联系人：{name}　联系电话：{-mobile}`,
  'tender deposit': `国有土地使用权拍卖出让公告
竞买保证金缴纳账户：东岭县公共资源交易中心，开户银行：建设银行，帐号：{-account}。`,
  'school fees': `2023年秋季收费公示
请将保教费转入对公账户：东岭县第一幼儿园，账号 {-account}，咨询电话：{-mobile}。`,
  'masked in text': `行政处罚决定书
当事人：{name}，身份证号码：{-masked-id}，联系电话：{-masked-mobile}，住东岭县{town}***号。`,
  'masked plates': `交通违法曝光
{name}驾驶宁A1***5号小型轿车超速行驶；驾驶人张某某驾驶{-plate}小型轿车闯红灯。`,
  'example in a guide': `网上办事指南
身份证号填写18位数字，例如{-id}；手机号填写11位，例如{-mobile}。`,
  'example with colon': `系统填报说明
证件号码（示例：{-id}），末位为X的请使用大写。
银行卡号（示例：{-card}）。`,
  'index number': `索 引 号：{-credit}/2023-00012
发文机关：{bureau}
统一社会信用代码 {-credit}，组织机构代码 01052{d3}-8。`,
  'page foot': `东岭县人民政府
主办：东岭县人民政府办公室 网站标识码：6404020001 宁公网安备 64040202000{d3}号 宁ICP备05000{d3}号 邮编：756000`,
  'project codes': `项目核准批复
项目代码：{-serial18}。该项目位于{town}{village}，总投资{-mobile}元。`,
  'document numbers': `关于印发工作要点的通知
文件编号：{-serial18}；合同编号 {-luhn16}；政府采购计划编号：{-luhn18}。`,
  'order numbers': `消费投诉调解结果
订单号{-luhn19}，运单号{-luhn15}，支付流水号{-luhn18}，商家已退款。`,
  'addresses of the web': `政策原文
http://www.example.gov.cn/zwgk/202305/t20230512_{-luhn16}.html
https://www.example.gov.cn/file/{-serial18}/P0202305{d13}.pdf?t={-mobile}`,
  hash: `文件校验值
sha256：9f86d081884c7d659a2feaa0{-luhn16}c15ad015a3bf4f1b2b0b822cd15d6c15
编号ab{-mobile}cd`,
  'cadre in words': `关于{name}同志任前公示的公告
{name}，{sex}，{-birth:month}生，大学学历，现任{bureau}副局长，拟任{bureau}局长。`,
  'cadre with a day': `拟任职干部公示
{name}，男，汉族，{-birth:words}出生，1990年7月参加工作，中共党员，拟提名为县级部门正职人选。`,
  'people of the past': `东岭历史名人
{name}（1901年3月2日—1978年5月6日），出生日期：1901年3月2日，著名教育家。`,
  'founding of a place': `单位简介
本馆成立于{-birth:words}，馆址位于{-address}。`,
  'martyr in words': `英烈事迹
{name}烈士，{-birth:words}出生于{town}，1948年参加革命。`,
  'plates in a rule': `机动车号牌管理规定解读
号牌式样如：京A12345、宁D{d5}、{-plate}；新能源号牌如{-plate}。`,
  'car bought by an office': `公务用车处置公告
现对车牌号为{-plate}、{-plate}的两辆公务用车公开拍卖，联系电话：{-mobile}。`,
  'hit and run without names': `协查通报
2023年3月5日，一辆车牌号为{-plate}的白色轿车与行人发生碰撞后驶离，知情者请拨打110。`,
  'driving test': `科目一考试安排
5月12日上午8:30考试，考生凭准考证明编号6404{d8}入场，考试车辆{-plate}。`,
  'reply of an office': `关于加装电梯的咨询
来信内容：请问加装电梯找哪个部门？
答复：您好，请到北城区住建局物业科办理，联系人{name}，电话{-mobile}。`,
  'letter about a shop': `投诉某饭店油烟扰民
来信内容：幸福路18号的老李饭馆油烟很大，饭馆电话{-mobile}，请查处。
答复：已责令整改。`,
  hotline: `监督举报电话公告
举报电话：{-mobile}（工作日），监督电话：12345，服务热线400-800-{d4}，值班手机{-mobile}。`,
  'polling place': `业主大会公告
会议地点：{-address}，联系人：{name}（物业），{-mobile}。`,
  'office addresses': `办公地址变更公告
{bureau}办公地址迁至{-address}，负责人{name}，办公电话0954-2035{d3}。`,
  'shop inspected': `食品安全抽检不合格情况公告
被抽样单位：{town}惠民超市（经营者：{name}），地址：{-address}，联系电话：{-mobile}。`,
  'site of a building': `建设工程规划许可批前公示
建设单位：{company}；建设地点：{-address}；公示联系人：{name}；电话：{-mobile}。`,
  'lost house papers': `不动产权证书遗失声明
{name}因保管不善，将坐落于{-address}的不动产权证书遗失，证号宁（2018）东岭县不动产权第D000{d4}号，声明作废。`,
  lawyer: `法律服务指南
值班律师{name}，执业证号16404{d12}，咨询电话{-mobile}。`,
  'post for letters': `邮寄办理须知
邮寄地址：{-address}，收件人：{name}（综合窗口），联系电话：{-mobile}。`,
  'names and scores': `演讲比赛结果
一等奖：{name}、{name}；二等奖：{name}、{name}，成绩{score}分。`,
  sums: `年度决算说明
收入总计{-mobile}.50元，其中财政拨款15{d9}元，支出13{d9}.25元。`,
  'long numbers': `设备采购合同备案
合同备案号640402202305{d6}，设备序列号{-luhn15}，发票号码{-luhn18}。`,
  coordinates: `矿区范围拐点坐标
1,4012345.678,36512345.678 2,4012400.{d3},36512400.{d3} 3,4012{d3}.111,365{d5}.222`,
  'applicant is a body': `行政许可受理通知
申请人：{company}，联系电话：{-mobile}，地址：{-address}，统一社会信用代码：{-credit}。`,
  'party is a shop': `责令改正通知书
当事人：北城区{name}副食店，经营场所：{-address}，联系电话：{-mobile}。`,
  'recruiting notice': `公开招聘公告
报名联系人：{name}，{name}；报名电话：{-mobile}、{-mobile}；地址：{-address}。`,
  'recruits by phone': `面试工作人员安排
请考生添加工作人员微信（手机同号）{-mobile}，联系人{name}老师。`,
  'village contact': `{village}土地流转信息
流转面积120亩，联系人：{village}村委会{name}，电话{-mobile}。`,
  books: `地方志出版
书号ISBN 978-7-227-0{d4}-3，CIP数据核字（2023）第{d6}号，编委会电话{-mobile}。`,
  'template with crosses': `申请书范本
本人×××，身份证号×××××××××××××××××，手机号138××××××××，家住××县××镇××村××号。`,
  'expert service': `科技特派员下乡
科技特派员{name}（县农技中心高级农艺师），服务电话{-mobile}，服务{village}。`,
};
