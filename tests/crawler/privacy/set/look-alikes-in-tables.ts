/** Tables that a careless search would accuse: see the notes on templates in leaks-in-tables.ts. */
export const LOOK_ALIKES_IN_TABLES: Record<string, string> = {
  'river chiefs': `{town}河长名单及联系方式
| 序号 | 河段名称 | 河长姓名 | 职务 | 联系电话 |
*3| {n} | 清水河{town}段 | {name} | {village}党支部书记 | {-mobile} |`,
  'grid workers': `社区网格员公示
| 网格编号 | 网格员姓名 | 管辖范围 | 联系电话 |
*3| 640402{d6} | {name} | 和平社区{n}号楼至{n}号楼 | {-mobile} |`,
  'duty rota': `国庆节期间值班安排表
| 日期 | 带班领导 | 值班人员 | 值班电话 | 手机 |
*3| 10月{n}日 | {name} | {name} | 0954-2035678 | {-mobile} |`,
  'village officials': `村（社区）两委成员联系方式公示
| 村名 | 姓名 | 职务 | 手机号码 |
*3| {village} | {name} | 村主任 | {-mobile} |`,
  enterprises: `“四上”企业名录
| 企业名称 | 统一社会信用代码 | 法定代表人 | 联系电话 | 注册地址 |
*3| {company} | {-credit} | {name} | {-mobile} | {-address} |`,
  cooperatives: `农民合作社省级示范社名单
| 序号 | 合作社名称 | 理事长姓名 | 联系电话 | 开户行 | 账号 |
*3| {n} | 东岭县兴农种植专业合作社 | {name} | {-mobile} | 信用社 | {-account} |`,
  'shops by the road': `食品经营许可信息公示
| 经营者名称 | 统一社会信用代码 | 负责人 | 经营场所 | 许可证编号 |
*3| {town}惠民超市 | {-credit} | {name} | {-address} | JY1640402{d7} |`,
  'family shops cancelled': `个体工商户注销公告
| 字号名称 | 注册号 | 经营者姓名 | 经营场所 |
*3| {town}兴隆饭馆 | {-old15} | {name} | {-address} |`,
  pharmacies: `医保定点零售药店名单
| 机构名称 | 机构地址 | 联系人 | 联系电话 |
*3| {company} | {-address} | {name} | {-mobile} |`,
  'job fair': `2023年春风行动招聘会企业岗位信息表
| 单位名称 | 招聘岗位 | 人数 | 薪资 | 联系人 | 联系电话 |
*3| {company} | 操作工 | 10 | 4000-6000 | {name} | {-mobile} |`,
  'family doctors': `家庭医生签约服务团队信息公示
| 服务区域 | 团队长 | 成员 | 联系电话 |
*3| {village} | {name} | {name} | {-mobile} |`,
  'legal aid': `公共法律服务村居法律顾问一览表
| 村居 | 律师姓名 | 执业机构 | 执业证号 | 联系电话 |
*3| {village} | {name} | 东岭天平律师事务所 | 16404{d12} | {-mobile} |`,
  'helpers to villages': `驻村工作队员名单
| 派出单位 | 姓名 | 驻村职务 | 手机 |
*3| {bureau} | {name} | 第一书记 | {-mobile} |`,
  'deposit accounts': `投标保证金缴纳账户
| 收款单位 | 开户银行 | 银行账号 |
*2| {bureau} | 中国建设银行东岭支行 | {-account} |`,
  'offices and accounts': `非税收入收缴专户一览表
| 执收单位 | 账户名称 | 开户行 | 账号 |
*3| {bureau} | {bureau}财政专户 | 工商银行 | {-account} |`,
  'companies that get support': `稳岗返还资金拨付公示
| 单位名称 | 开户行 | 银行账号 | 参保人数 | 返还金额 |
*3| {company} | 农业银行 | {-account} | 36 | {money} |`,
  'masked ids': `2023年农村低保对象公示
| 姓名 | 身份证号 | 联系电话 | 银行账号 |
*3| {name} | {-masked-id} | {-masked-mobile} | {-masked-card} |`,
  'tails only': `住房补贴发放公示
| 姓名 | 身份证后六位 | 手机尾号 | 金额 |
*3| {name} | {d6} | {d4} | {money} |`,
  'form to be filled in': `个体工商户登记申请书（填写样表）
| 姓名 | 身份证号 | 住址 | 联系电话 |
| 张三 | {-id} | {-address} | {-mobile} |`,
  'sample in the sheet': `一次性创业补贴申领表
## 填写示例
| 姓名 | 身份证号码 | 银行卡号 | 手机号码 |
| 李四 | {-id} | {-card} | {-mobile} |`,
  projects: `政府投资项目审批结果公示
| 项目名称 | 项目代码 | 审批文号 | 建设单位 | 联系人及电话 |
*3| {town}供水管网改造工程 | 2303-640402-04-01-{d6} | 东发改审〔2023〕{n}号 | {bureau} | {name} {-mobile} |`,
  'cases by number': `政务服务办件公示
| 受理编号 | 事项名称 | 申请人 | 受理时间 | 办理状态 |
*3| {-serial18} | 食品经营许可 | {company} | {date} | 办结 |`,
  'cases of persons by number': `行政审批办件结果公示
| 业务流水号 | 事项名称 | 申请人 | 办结时间 |
*3| {-serial18} | 残疾人证新办 | {name} | {date} |`,
  'orders and tickets': `医疗收费电子票据查验结果
| 票据号码 | 订单编号 | 金额 | 开票单位 |
*3| {-luhn16} | {-luhn19} | {money} | 东岭县人民医院 |`,
  'degree certificates': `学历证书办理情况公示
| 姓名 | 专业 | 毕业证书编号 |
*3| {name} | 学前教育 | {-luhn18} |`,
  qualifications: `职业资格证书发放名单
| 姓名 | 准考证号 | 资格名称 | 证书管理号 |
*3| {name} | {-exam11} | 二级建造师 | {-serial20} |`,
  'exam numbers like phones': `教师招聘笔试成绩公示
| 姓名 | 准考证号 | 笔试成绩 | 名次 |
*3| {name} | {-exam11} | {score} | {n} |`,
  'applications by number': `保障性住房轮候名册
| 姓名 | 申请编号 | 轮候序号 | 保障人口 |
*3| {name} | {-luhn16} | {n} | 3 |`,
  'land parcels': `集体土地所有权确权登记公告
| 权利人 | 宗地代码 | 不动产单元号 | 面积 | 坐落 |
*3| {village}村民委员会 | 640402001{n}01JA000{n} | 640402001{d3}GB00012F00010001 | {area} | {town}{village} |`,
  'houses registered for the first time': `不动产首次登记公告
| 序号 | 权利人 | 不动产权利类型 | 不动产坐落 | 不动产面积 |
*3| {n} | {name} | 国有建设用地使用权/房屋所有权 | {-address} | {area} |`,
  'cars of bodies': `公务用车平台车辆公示
| 序号 | 车牌号 | 车辆品牌 | 使用单位 | 司机 |
*3| {n} | {-plate} | 大众 | {bureau} | {name} |`,
  'cars at auction': `涉案车辆拍卖公告
| 标的号 | 车牌号 | 品牌型号 | 起拍价 |
*3| {n} | {-plate} | 丰田卡罗拉 | {money} |`,
  'trucks of companies': `道路货物运输经营业户车辆年审公示
| 业户名称 | 车牌号码 | 道路运输证号 | 负责人 |
*3| {company} | {-plate} | 640402{d6} | {name} |`,
  'school buses': `校车及驾驶员信息公示
| 学校 | 车牌号 | 核载人数 | 驾驶员姓名 | 照管员姓名 |
*3| {town}中心小学 | {-plate} | 36 | {name} | {name} |`,
  buses: `巡游出租汽车车辆信息
| 所属企业 | 车牌号 | 驾驶员 | 服务监督卡号 |
*3| {company} | {-plate} | {name} | {d6} |`,
  'cars without owners': `达到报废标准机动车牌证作废公告
| 号牌号码 | 号牌种类 | 报废期止 |
*3| {-plate} | 小型汽车 | {date} |`,
  cadres: `干部任前公示
| 姓名 | 性别 | 出生年月 | 学历 | 现任职务 | 拟任职务 |
*3| {name} | {sex} | {-birth:month} | 大学 | {bureau}副局长 | {bureau}局长 |`,
  'cadres with full dates': `{bureau}拟任职人员公示表
| 姓名 | 出生年月 | 入党时间 | 现任职务 |
*3| {name} | {-birth:dots} | 2003.06 | 办公室主任 |`,
  martyrs: `烈士英名录
| 姓名 | 出生日期 | 籍贯 | 牺牲时间 | 牺牲地点 |
*3| {name} | {-birth:dash} | {town}{village} | 1951.6 | 朝鲜 |`,
  'hired without private data': `事业单位拟聘用人员公示
| 姓名 | 性别 | 出生年月 | 毕业院校 | 准考证号 | 总成绩 |
*3| {name} | {sex} | {-birth:month} | 东岭学院 | {-exam11} | {score} |`,
  'villages only': `危房改造补助对象公示
| 户主姓名 | 家庭住址 | 危房等级 | 补助金额 |
*3| {name} | {-place} | C级 | {money} |`,
  'work places': `专业技术职称评审通过人员名单
| 姓名 | 工作单位 | 单位地址 | 评审专业 |
*3| {name} | {town}中心卫生院 | {-address} | 临床医学 |`,
  'phones of units in a subsidy list': `创业担保贷款贴息公示
| 借款企业 | 法定代表人 | 联系电话 | 贴息金额 |
*3| {company} | {name} | {-mobile} | {money} |`,
  'complaint lines': `各乡镇举报投诉电话
| 乡镇 | 举报电话 | 受理人 |
*3| {town} | {-mobile} | {name} |`,
  'handlers of affairs': `村级便民服务代办点一览表
| 代办点 | 代办员 | 联系电话 | 地址 |
*3| {village} | {name} | {-mobile} | {-address} |`,
  'home stays': `乡村旅游民宿名录
| 民宿名称 | 经营者 | 预订电话 | 地址 |
*3| 云上人家 | {name} | {-mobile} | {-address} |`,
  construction: `建筑工程施工许可信息
| 项目名称 | 施工单位 | 项目经理 | 注册编号 | 联系电话 |
*3| 安居苑二期 | {company} | {name} | 宁264{d9} | {-mobile} |`,
  statistics: `2022年国民经济主要指标
| 指标 | 数值 | 增速 |
*3| 地区生产总值（元） | {-mobile} | 5.1% |`,
  devices: `智能水表安装清单
| 设备编号 | IMEI | 安装地点 |
*3| {-luhn16} | {-luhn15} | {town}{village} |`,
  goods: `政府采购货物清单
| 序号 | 品名 | 商品条码 | 单价 |
*3| {n} | 消毒液 | 69{d11} | {money} |`,
  hashes: `附件下载校验
| 文件名 | MD5 | 大小 |
*3| P02023051{d12}.pdf | e10adc39{d8}be56e057f20f883e | {d6} |`,
  'directors of schools': `民办幼儿园年检结果公示
| 园所名称 | 办学许可证号 | 举办者 | 园长 | 联系电话 | 园址 |
*3| {town}阳光幼儿园 | 164040260{d6} | {name} | {name} | {-mobile} | {-address} |`,
};
