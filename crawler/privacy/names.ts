/** Names of natural persons, and the words that give a body or a place away. */

const COMPOUND = '欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|宇文|长孙|澹台|呼延|拓跋|百里|西门|南宫|独孤';
const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文' +
  '庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦柳邢路岳齐沿梅莫庄辛管祝左涂谷祁舒耿牟卜詹苗凌费纪靳盛童欧甄项曲游阳裴席卫查屈鲍位覃霍翁隋植甘景薄包司柏宁柯阮桂闵解柴车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫嵺苟褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙喻揭窦迟敖糜鄢冷卓花仇艾蓝巩稽井练仲虞卞封竺冼官楚佟栗匡宗巫鞠僧桑荆谌银扬岑蔺宦扎';
const HAN = '\\u4e00-\\u9fff';

/** Source of an expression for a name in running text; what may stand after it is up to the caller. */
export const NAME = `(?:(?:${COMPOUND})[${HAN}]{1,2}|[${SURNAMES}][${HAN}]{1,2}|[${HAN}]{2,6}[·•・‧][${HAN}]{2,8})`;

const WRITTEN_NAME = new RegExp(`^${NAME}$`);
const NOT_A_NAME =
  /[某*×xX]|公司|企业|合作|超市|饭馆|饭店|商店|药店|经营|机构|单位|委员|中心|农场|家庭|政府|学校|幼儿|大学|集体|村民|居民|农户|群众|本人|同上|村委|协会|商会|工会|学会|支部|基金|小学|中学|养殖|种植|服务|建材|物业|合计|小计|总计|姓名|[镇乡村组县市区街社屯队局厅处科室院所站校店厂行部班族级]$/;
const NOT_ALONE =
  /[员工学初专本类号元月日年路城山河]$|^(?:高中|高职|初中|中专|大专|本科|硕士|博士|小学|已婚|未婚|汉族|回族|白族|合格|通过|符合|同意|全额|车辆|方式|石油|金额|时间|成绩|文化|万元|平方|常住|应届|往届|党员|团员|群众|单身|单亲|残疾|低保|特困|农业|城镇|农村|女方|男方|全日制|明细|项目|备注|来信|咨询|投诉|建议|求助|来源|任务|水稻|马铃薯|玉米|小麦|大豆|牛羊|毛驴|白内障|高血压|糖尿病|脑梗塞|水库|白酒|安徽|江苏|江西|宁夏|甘肃|广东|云南|贵州|陕西|山西|湖南|湖北)/;

const bare = (cell: string): string => cell.replace(/[\s　]/g, '');

/** Whether a cell under a name column holds a natural person's whole name; 张某某 and 张* are covered already. */
export function isPersonName(cell: string): boolean {
  const name = bare(cell).replace(/[（(][^（）()]{1,6}[)）]$/, '');
  return /^(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,6}[·•・‧][\u4e00-\u9fff]{2,8})$/.test(name) && !NOT_A_NAME.test(name);
}

/** Stricter, for a cell or word of which nothing says that it is a name. */
export function readsAsName(cell: string): boolean {
  const name = bare(cell);
  return WRITTEN_NAME.test(name) && !NOT_A_NAME.test(name) && !NOT_ALONE.test(name);
}
