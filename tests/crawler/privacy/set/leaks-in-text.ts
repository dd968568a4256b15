/** Running text that shows personal data: see the notes on templates in leaks-in-tables.ts. `⏎` breaks a line inside a value. */
export const LEAKS_IN_TEXT: Record<string, string> = {
  'penalty decision': `行政处罚决定书（东卫医罚〔2023〕12号）
当事人：{name}，{sex}，{+birth:words}出生，汉族，公民身份号码：{+id}，住{+address}。
经查，当事人于2023年4月12日未取得许可开展诊疗活动，违反了有关规定。`,
  'notice served by publication': `行政处罚听证告知书送达公告
{name}（身份证号：{+id}）：
因无法与你取得联系，现依法公告送达，自公告之日起满30日视为送达。`,
  'several persons served': `关于注销道路运输从业资格证的公告
{name}（{+id}）、{name}（{+id}）、{name}（{+id}）：你们的从业资格证已超过有效期，现予以注销。`,
  'court style': `执行公告
被执行人{name}，{sex}，{+birth:words}出生，回族，住东岭县{+address}，公民身份号码{+id}。
申请执行人东岭农村商业银行股份有限公司与被执行人借款合同纠纷一案，本院已立案执行。`,
  'lines of a printed list': `附件2：2022年度公益林补偿资金发放表
序号 姓名 身份证号 村组 金额（元）
*4{n} {name} {+id} {village}二组 {money}
合计 5120.00`,
  'lines with account': `惠农资金发放表
序号 姓名 账号 金额
*4{n} {name} {+card} {money}`,
  'lines with phone': `2023年公开招聘社区工作者体检人员名单
准考证号 姓名 性别 联系电话 报考岗位
*4{d8} {name} {sex} {+mobile} 社区工作者`,
  'names glued to numbers': `老年乡村医生补助公示
符合条件人员：{name}{+id}，{name}{+id}，{name}{+id}。`,
  'number broken by the page': `退休人员资格认证公告
请以下人员尽快办理认证：{name}，身份证号码{+id:line}，{town}{village}人。`,
  'number with gaps': `遗失声明
{name}遗失残疾军人证，身份证号 {+id:gaps}，声明作废。`,
  'wide number': `公告
{name}，{sex}，身份证号码：{+id:wide}，原系我单位职工，请于15日内返岗。`,
  'old number in a sentence': `关于认定工伤的决定
职工{name}，身份证号码：{+id15}，于2019年3月在作业中受伤。`,
  'small x': `注销公告
持证人：{name}，证件号码：{+id:x}，特种设备作业人员证予以注销。`,
  'prizes in a sentence': `征文比赛获奖名单
1.{name}，{+id}，一等奖；2.{name}，{+id}，二等奖。`,
  'letter that tells who writes': `关于小区供暖不热的投诉
您好，我叫{name}，身份证号{+id}，家住{+address}，今年冬天家里暖气一直不热，我的电话是{+mobile}，请尽快解决。
答复内容：您好，已转市供热公司处理，联系电话0954-2035678。`,
  'letter with labels': `来信详情
来信人：{name}
联系电话：{+mobile}
来信内容：请问老旧小区加装电梯有什么补贴？
回复单位：北城区住房和城乡建设局`,
  'phone in a letter': `咨询残疾证办理
我是{town}{village}村民{name}，想给父亲办理残疾证，不知需要什么材料，请回复，本人手机{+mobile}，谢谢！`,
  'hotline order': `12345热线工单公开
来电人：{name}；诉求人电话：{+mobile}；诉求内容：路灯不亮。
处理结果：已安排维修人员现场处理。`,
  'plate in a letter': `关于违章处理的咨询
我叫{name}，我的车牌号{+plate}，5月3日在建设街被拍违停，当时是送病人，请问可以申诉吗？`,
  'card in a letter': `反映补贴未到账
我是{village}的{name}，今年的粮食补贴一直没有到账，卡号{+card}，请帮忙查询。`,
  'holder and account': `关于发放见义勇为奖励金的公示
奖励金汇入以下账户。开户名：{name}，开户行：中国农业银行东岭支行，账号：{+card}。`,
  'holder and account in lines': `救助款拨付情况
收款人：{name}
开户行：邮储银行{town}营业所
账　号：{+card:groups}`,
  'accuser named': `关于{village}违建问题的调查回复
举报人{name}（手机{+mobile}）反映的问题，经实地核查部分属实。`,
  'petitioner with a home': `信访事项答复意见书
信访人：{name}，{sex}，住址：{+address}，联系电话：{+mobile}。
你反映的低保问题，经调查答复如下。`,
  'person punished with phone': `当场行政处罚决定书
被处罚人：{name}　性别：{sex}　出生日期：{+birth:dash}　电话：{+mobile}
住址：{+address}
你于2023年7月9日在禁渔期垂钓，罚款200元。`,
  'driver and car': `交通违法典型案例通报
2023年3月8日，{name}驾驶{+plate}号小型轿车行驶至建设街时被查获，系醉酒驾驶机动车。`,
  'owner and car': `道路运输违法行为处理告知书
{name}：你所有的车辆（车牌号：{+plate}）于2023年2月擅自从事客运经营。`,
  'abandoned cars': `关于限期移走停放车辆的公告
请车主{name}（号牌{+plate:dot}）于7日内将车辆移走，逾期将依法处理。`,
  'adopted child': `寻找弃婴生父母公告补正
送养人：{name}，身份证号码：{+id}，住{+address}。`,
  'applicant for information': `政府信息公开申请答复书
申请人：{name}，身份证号码：{+id}，联系电话：{+mobile}，通信地址：{+address}。
本机关于2023年3月2日收到你提出的政府信息公开申请。`,
  reconsideration: `行政复议决定书
申请人：{name}，{sex}，{+birth:words}生，住{+address}。
被申请人：{bureau}。
申请人不服被申请人作出的行政处罚决定，向本机关申请行政复议。`,
  guardian: `受助流浪未成年人寻亲公告
孩子{name}，监护人：{name}，监护人电话{+mobile}，请速来我站接回。`,
  'household line': `易地搬迁安置分房结果
户主：{name}　身份证号：{+id}　家庭住址：{+address}
户主：{name}　身份证号：{+id}　家庭住址：{+address}`,
  'tabs between fields': `附件3 村医养老补助
姓名	身份证号码	联系电话	卡号
*3{name}	{+id}	{+mobile}	{+card}`,
  'phone with hyphens': `低收入家庭认定公示
申请人：{name}，家庭人口3人，联系电话：{+mobile:hyphens}，公示期5天。`,
  'phone with country code': `拆迁安置抓阄结果
被征收人{name}（电话：{+mobile:country}）选定2号楼。`,
  'reply that quotes the person': `群众来信办理情况
来信人姓名：{name}　　来信人电话：{+mobile}　　信件编号：202306{d6}
办理结果：已办结。`,
  'cells on lines of their own': `发放名单
姓名
身份证号
银行账号
*3{name}⏎{+id}⏎{+card}`,
};
