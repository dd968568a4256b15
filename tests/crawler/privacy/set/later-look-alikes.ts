/** Look-alikes written in three later rounds, each first tried unseen and then learnt from: see the notes on templates in leaks-in-tables.ts. */
export const LATER_LOOK_ALIKES: Record<string, string> = {
  'second round: 关于表彰先进的通报': `{bureau}关于表彰先进的通报
先进个人：{name}、{name}、{name}，联系电话：{-mobile}（县表彰办）`,
  'second round: 农产品质量安全监管员名单': `农产品质量安全监管员名单
| 乡镇 | 监管员 | 手机号 |
*3| {town} | {name} | {-mobile} |`,
  'second round: 土地承包经营权流转招标': `土地承包经营权流转招标
发包方：{village}村民委员会，联系人{name}，手机{-mobile}。保证金汇入：{village}股份经济合作社，账号{-account}`,
  'second round: 道路运输企业质量信誉考核': `道路运输企业质量信誉考核
| 企业 | 车牌号 | 车主 | 考核等级 |
*3| {company} | {-plate} | {company} | AA |`,
  'second round: 房屋租赁招租公告': `房屋租赁招租公告
标的：{-address}；咨询电话：{-mobile} {name}；报名地点：{-address}。`,
  'second round: 企业简易注销公告': `企业简易注销公告
| 企业名称 | 注册号 | 投资人 | 住所 |
*3| {company} | {-old15} | {name} | {-address} |`,
  'second round: 公共法律服务': `公共法律服务
公证处地址：{-address}，公证员{name}，{-mobile}；人民调解员{name}，{-mobile}。`,
  'second round: 政府采购合同公告': `政府采购合同公告
合同编号：{-serial18}；供应商：{company}；供应商地址：{-address}；供应商联系方式：{name}，{-mobile}`,
  'second round: 防汛责任人名单': `防汛责任人名单
| 水库名称 | 行政责任人 | 电话 | 技术责任人 | 电话 |
*3| 清水水库 | {name} | {-mobile} | {name} | {-mobile} |`,
  'second round: 护学岗公示': `护学岗公示
| 学校 | 民警姓名 | 警号 | 联系电话 |
*3| {town}中心小学 | {name} | 640{d3} | {-mobile} |`,
  'second round: 用人单位招工信息': `用人单位招工信息
{company}招聘普工20名，工资5000元，联系人：{name}，电话：{-mobile}，地址：{-address}。`,
  'second round: 中标候选人公示': `中标候选人公示
第一中标候选人：{company}，项目负责人：{name}，证书编号：{-luhn18}，投标报价{-mobile}.00元`,
  'second round: 民政服务机构': `民政服务机构
| 养老机构名称 | 院长 | 院长电话 | 床位 | 地址 |
*3| {town}敬老院 | {name} | {-mobile} | 50 | {-address} |`,
  'second round: 作废声明': `作废声明
我单位遗失银行开户许可证，核准号J871{d10}，账号{-account}，声明作废。{company}`,
  'second round: 快递企业网点': `快递企业网点
| 网点 | 负责人及电话 | 地址 |
*3| {town}营业部 | {name}{-mobile} | {-address} |`,
  'second round: 2023年度科技进步奖获奖名单': `2023年度科技进步奖获奖名单
| 项目 | 完成单位 | 主要完成人 | 联系电话 |
*3| 枸杞新品种选育 | {bureau} | {name} | {-mobile} |`,
  'second round: 信访局接访安排': `信访局接访安排
| 接访领导 | 职务 | 接访时间 | 预约电话 |
*3| {name} | 副县长 | {date} | {-mobile} |`,
  'second round: 受助学生姓名公示': `受助学生姓名公示
| 姓名 | 学校 | 身份证号 | 监护人电话 |
*3| {name} | {town}小学 | {-masked-id} | {-masked-mobile} |`,
  'second round: 历届县委书记': `历届县委书记
{name}，男，{-birth:words}出生，1990年至1995年任县委书记。`,
  'second round: 招标代理机构比选': `招标代理机构比选
比选申请人须将资料送至{-address}，申请人代表持身份证原件，联系人{name}，电话{-mobile}。`,
  'second round: 捐款名单': `捐款名单
{name}500元，{name}300元。捐款账户：东岭县红十字会，账号：{-account}，联系人：{name} {-mobile}`,
  'second round: 优秀农民工名单': `优秀农民工名单
| 姓名 | 性别 | 出生年月 | 籍贯 | 所在企业 |
*3| {name} | {sex} | {-birth:month} | {town} | {company} |`,
  'second round: 12345热线办理': `12345热线办理
来电内容：市民反映{-address}路灯不亮。
承办单位：{bureau}，办理结果：已修复，经办人{name}，电话{-mobile}`,
  'second round: 车辆采购': `车辆采购
中标金额：15{d9}元，车架号LSVAA4187{d8}，发动机号{d7}，车牌{-plate}`,
  'second round: 培训报名通知': `培训报名通知
请学员携带身份证，培训补贴申请表于5日前报培训科，{name}，{-mobile}。`,
  'second round: 农村低保经办': `农村低保经办
申请人可拨打{town}民政办{name}电话{-mobile}咨询。`,
  'second round: 关于等人公租房资格的公示': `关于{name}等人公租房资格的公示
如有异议，请向住房保障中心反映。联系人：{name}；电话：{-mobile}；地址：{-address}。`,
  'second round: 食品抽检': `食品抽检
| 被抽样单位名称 | 被抽样单位地址 | 标称生产企业 | 联系电话 |
*3| 北城区{name}水果店 | {-address} | / | {-mobile} |`,
  'third round: 护林员管护责任区公示': `护林员管护责任区公示
| 管护员 | 责任区 | 联系电话 |
*3| {name} | {village}林区 | {-mobile} |`,
  'third round: 社区矫正志愿者服务站': `社区矫正志愿者服务站
服务站地址：{-address}，志愿者{name}，电话{-mobile}。`,
  'third round: 残联服务电话': `残联服务电话
| 乡镇 | 残疾人专职委员 | 电话 |
*3| {town} | {name} | {-mobile} |`,
  'third round: 脱贫户帮扶责任人公示': `脱贫户帮扶责任人公示
| 户主 | 帮扶干部 | 帮扶单位 | 帮扶干部电话 |
*3| {name} | {name} | {bureau} | {-mobile} |`,
  'third round: 招聘辅警面试通知': `招聘辅警面试通知
面试地点：{-address}。考生如有疑问请联系{name}，{-mobile}。`,
  'third round: 经营异常名录': `经营异常名录
| 名称 | 注册号/统一社会信用代码 | 经营者 | 地址 |
*3| 北城区{name}商店 | {-credit} | {name} | {-address} |`,
  'third round: 设备验收': `设备验收
资产编号{-luhn16}，卡片编号：{-luhn16}，条形码{-luhn19}，使用人{name}`,
  'third round: 残疾人就业基地': `残疾人就业基地
| 基地名称 | 负责人 | 电话 | 安置残疾人数 |
*3| {company} | {name} | {-mobile} | 12 |`,
  'third round: 培训班开班公告': `培训班开班公告
培训机构：{company}，地址：{-address}，班主任{name}，手机{-mobile}。`,
  'third round: 律师事务所年检': `律师事务所年检
| 律所名称 | 负责人 | 住所 | 电话 |
*3| 东岭天平律师事务所 | {name} | {-address} | {-mobile} |`,
  'third round: 失物招领': `失物招领
5月3日捡到银行卡一张，卡号{-masked-card}，请失主{name}到{-address}派出所领取，电话0954-2037890。`,
  'third round: 学校简介': `学校简介
校长{name}，{-birth:month}生，学校始建于{-birth:words}，地址：{-address}，电话{-mobile}`,
  'third round: 农机合作社补贴': `农机合作社补贴
| 购机者 | 类型 | 账号 | 补贴额 |
*3| 东岭县丰收农机专业合作社 | 组织 | {-account} | {money} |`,
  'third round: 食品处罚': `食品处罚
| 当事人 | 地址 | 违法行为 |
*3| 东岭县{name}小吃店 | {-address} | 未公示许可证 |`,
  'third round: 申请材料说明': `申请材料说明
申请人提供身份证复印件、银行卡复印件，送至{bureau}{name}处，电话：{-mobile}。`,
  'third round: 车辆通行证公示': `车辆通行证公示
| 单位 | 车牌号码 | 通行时间 |
*3| {company} | {-plate} | 7:00-9:00 |`,
  'third round: 行政复议决定书': `行政复议决定书
申请人：{company}，住所：{-address}，法定代表人：{name}，委托代理人：{name}，律师，电话{-mobile}。`,
  'third round: 网签合同': `网签合同
合同备案编号：640402{d12}，买受人信息已隐去，房屋坐落：{-address}。`,
  'fourth round: 医保经办窗口': `医保经办窗口
| 窗口 | 工作人员 | 电话 |
*3| {n}号窗口 | {name} | {-mobile} |`,
  'fourth round: 补贴政策咨询方式': `补贴政策咨询方式
| 补贴项目 | 咨询人 | 电话 |
*3| 耕地补贴 | {name} | {-mobile} |`,
  'fourth round: 住房补贴审核单位': `住房补贴审核单位
{bureau}：{name}，{-mobile}；{bureau}：{name}，{-mobile}`,
  'fourth round: 残疾人就业培训通知': `残疾人就业培训通知
请参训学员联系{name}（{-mobile}），培训地点{-address}。`,
  'fourth round: 救助站简介': `救助站简介
地址：{-address}，24小时求助电话：{-mobile}，站长{name}。`,
  'fourth round: 低保投诉': `低保投诉
监督人：{name} {-mobile}；受理地址：{-address}`,
  'fourth round: 遗属补助办理指南': `遗属补助办理指南
邮寄材料至{-address}，{name}收，{-mobile}。`,
  'fourth round: 培训机构名单': `培训机构名单
| 培训机构 | 校长 | 手机 | 开户行及账号 |
*3| 东岭县阳光职业培训学校 | {name} | {-mobile} | 工行{-account} |`,
  'fourth round: 采购意向': `采购意向
| 采购项目 | 采购单位 | 联系人 | 联系方式 |
*3| 办公设备 | {bureau} | {name} | {-mobile} |`,
  'fourth round: 贫困学生资助热线': `贫困学生资助热线
资助中心：{name} {-mobile}
教育局：{name} {-mobile}`,
  'fourth round: 扶贫车间': `扶贫车间
| 车间名称 | 法人 | 手机 | 地址 |
*3| {company} | {name} | {-mobile} | {-address} |`,
  'fourth round: 征收公告': `征收公告
征收部门：{bureau}，联系人：{name}、{name}，电话：{-mobile}，现场办公地址：{-address}。`,
};
