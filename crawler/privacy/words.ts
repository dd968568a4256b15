/** Words of portals that tell whose a value is. Data: a dialect is added here, not in the rules. */

/** Titles and sheets that show how to fill in a form; what stands there is invented. */
export const TEMPLATE = /样表|样张|范例|范本|样例|示范文本|示例|填写说明|填表说明|填报说明|模板|[（(]样本[)）]|样本$|参考格式/;
/** Just before a value: it is an example. */
export const EXAMPLE_BEFORE = /(?:例如|比如|譬如|示例|样例|举例|格式为?|(?<![病案惯条])例)[:：]?\s*$|[（(，,；;。\s]如[:：]?\s*$/;

/** Lists of office holders and businesses: who stands there stands there for office. */
export const OFFICIAL_TITLE =
  /通讯录|联系方式|联系电话|联络|值班|责任人|河长|湖长|林长|路长|田长|网格|负责人|村干部|两委|驻村|第一书记|工作队|特派员|律师|法律顾问|公证|调解员|人民陪审|代表|委员|专家|医师|医生|家庭医生|药店|药房|医疗机构|企业|公司|招标|采购|中标|成交|合作社|家庭农场|经纪人|代办|传承人|带头人|服务队|名师|名医|指导员|家政|农机手|乡土人才|民宿|招聘会|岗位信息|经办|协理员|管理员|安全员|监督员|辅导员|宣传员|信息员|巡查员|咨询|[村组楼排巷店]长|教练|导师|评委|考官|监考|人才库|网约车|营运车辆|渣土|网点|机构|校车|公务|出租|公交|客运|拍卖|举报电话|监督电话|幼儿园|许可信息|施工/;
/** Lists of natural persons who get, apply for or are charged with something. */
export const PERSONAL_TITLE =
  /补贴|补助|补偿|救助|低保|特困|困难|困境|贫困|津贴|奖励|资助|中奖|获奖|录用|录取|聘用|面试|体检|考生|考试|学员|培训|招生|摇号|轮候|配租|申请|扶贫|脱贫|残疾|征收|拆迁|安置|花名册|名册|发放|工资|报酬|退役|征兵|失信|信箱|来信|选房|分房|购房|抽签|抓阄|低收入|五保|优抚|遗属|赡养|收养|工伤|认领/;
export const CADRE_TITLE = /任前|拟任|拟提|任免|任职|干部|领导/;
export const HISTORY = /历届|历任|烈士|英烈|英名|牺牲|名人|人物|先贤|诞辰|革命|历史|抗战|教育家|艺术家|逝世/;
export const CADRE_WORDS = /拟任|拟提|任前|现任|入党|党员|参加工作|书记|[县市区局部厅]长|主席|常委|县级|处级|科级/;

/** Who somebody is when a natural person is meant. */
export const ROLES =
  '来信人|写信人|留言人|来电人|来访人|反映人|诉求人|投诉人|举报人|信访人|申请执行人|被执行人|申请人|当事人|被处罚人|违法行为人|行为人|户主|监护人|家长|考生|中奖人|获奖人|受助人|救助对象|失主|承租人|借款人|被征收人|收养人|送养人|死者|患者|伤者|职工|劳动者|车主|驾驶人|驾驶员|持证人|所有人|学生|孩子|村民|居民|业主|原告|被告|上诉人|收款人|受益人|男方|女方|丈夫|妻子|父亲|母亲|购房人|买受人|出租人|房东|受种者|受害人|递补人员|公示对象|网友|市民|群众|农户|贫困户|脱贫户|低保户|特困人员|我叫|我是|本人';
/** Between a person and a value: the value is an office's or a business's. */
export const OFFICE_WORDS =
  /联系人|咨询|办公|值班|监督|举报电话|投诉电话|受理|热线|客服|传真|负责人|经办|责任人|工作人员|经理|主任|书记|老师|法定代表|[局处科股所站院校队组社镇乡村部厂店园]长|支书|干事|联络员|管理员|安全员|技术员|调解员|网格员|代办员|执法人员|民警|法官|检察官|律师|会计|经营者|经营场所|被申请人|字号|公司|企业|委员会|中心|超市|饭馆|饭店|店|厂|合作社|事务所|机关|大队|公安局|单位联系/;
/** A body or business is spoken of, not a person. */
export const BODY = /公司|企业|单位|合作社|中心|店(?!市)|厂|事务所|委员会|机关|[局院校]/;
/** From here on a letter asks. */
export const QUESTION = /(?:来信|写信|留言|咨询|诉求|问题|信件|投诉)(?:内容|人|描述)|提问/g;
/** From here on a letter is answered. */
export const REPLY = /答复|回复|办理结果|处理结果|处理情况|办理情况|经核实|经调查/g;
export const FIRST_PERSON = /我[叫是的家们想]|本人/;
export const BODY_ACCOUNT =
  /(?:财政|[局厅院校园会部社]|公司|中心|学校|医院|基金会?|协会|总会|红十字会|政府|银行|专户|国库|法院)(?:\s|[，,；;。、:：）)（(]|$)|收款单位|捐款|捐赠|保证金|对公|非税|执收|缴款|缴至|罚款缴|缴费|竞买|汇款账户|单位账|公司账/;

type Label = 'id' | 'card' | 'phone' | 'code' | 'plate' | 'birth';
const LABELS: readonly [Label, string][] = [
  [
    'id',
    '身份证(?:件)?(?:号码|编号|号)?|公民身份(?:证)?(?:号码|号)?|身份号码?|证件(?:号码|编号|代码|号)|残疾人?证(?:号码?|编号)?|学籍(?:号码?|辅号)?|驾驶证(?:号码?|编号)?',
  ],
  ['card', '账\\s{0,4}号|帐\\s{0,4}号|账户|帐户|卡号|银行卡|存折|一卡通|一折通'],
  ['phone', '电话|手机号?码?|联系方式|联系号码|移动号码'],
  ['plate', '车牌号?码?|号牌号?码?|车号'],
  ['birth', '出生(?:年月日|日期|年月|时间)|生日'],
  [
    'code',
    '信用代码|机构代码|组织代码|[编单文书案批型款]\\s{0,2}号|编\\s{0,2}码|代\\s{0,2}码|索引号|流水号?|序列号|标识码|备案号?|许可证号?|注册号|登记号|合同号?|发票|票据|条码|条形码|证书|准考证号?|执业证号?|申请号|受理号|查询码|校验|ISBN|MD5|sha|IMEI|NO\\.?|档案|标的|宗地|单元号|公安|网安|证明',
  ],
];
const LABEL = new RegExp(LABELS.map(([, source]) => `(${source})`).join('|'), 'gi');

/** Which kind of number the last label in the words before a value announces; null when none does. */
export function announced(before: string): Label | null {
  let label: Label | null = null;
  for (const match of before.matchAll(LABEL)) {
    const group = match.slice(1).findIndex((part) => part !== undefined);
    label = LABELS[group]?.[0] ?? null;
  }
  return label;
}
