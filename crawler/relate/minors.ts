/**
 * Lists that tie children's names to a school, a document number or a guardian. Names alone (prizes, admissions) are lawful
 * publication, and so is what names adults: teachers, applicants, students of universities.
 */

export interface MinorTable {
  term: string;
  advice: string;
  certain: boolean;
  quote: string;
}

const NAME = /^(?:学生|儿童|幼儿|孤儿|新生|考生|受助学生|受助人|被监护人|未成年人|小孩|孩子|子女)?姓\s?名$/u;
const CHILD_NAME = /^(?:学生|儿童|幼儿|孤儿|新生|被监护人|未成年人|小孩|孩子)姓\s?名$/u;
const SCHOOL =
  /^(?:所在|就读|录取|毕业|原|现)?(?:学校|幼儿园|园所|小学|初中)(?:名称|全称)?$|^(?:所在|就读)(?:学校)?(?:年级|班级)$|^学校(?:及|、)?班级$|^(?:班级|年级)$/u;
const NUMBER = /^(?:全国)?学籍号(?:码)?$|^(?:学生|儿童|幼儿)?(?:公民)?身份证(?:件)?号码?$|^证件号码?$/u;
const GUARDIAN =
  /^(?:法定)?监护人(?:姓名|名称|电话|联系方式)?$|^(?:学生)?家长(?:姓名|电话|联系方式)?$|^(?:父亲|母亲|父母)(?:姓名)?$|^抚养人(?:姓名)?$/u;
const CHILDREN = /小学|初中|中小学|幼儿|学前|儿童|孤儿|事实无人抚养|留守|困境|未成年|少年|义务教育|小升初|入园|入学|新生|学籍|七年级|一年级/u;
const ADULTS = /教师|招聘|教职|职工|大学|高校|高职|研究生|毕业生|成人|校长|园长|培训机构|驾校|员工|党员|干部|代表|评委|裁判|专家|教练|导师/u;
/** 张某某, 李*, 王××. */
const COVERED_NAME = /^\p{Script=Han}{1,2}[某*＊×xX〇○]{1,3}\p{Script=Han}?$/u;
/** Two to four characters that begin with a frequent family name. */
const PERSON =
  /^(?:欧阳|上官|司马|诸葛|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边纳哈拜海撒者冶沙妥])\p{Script=Han}{1,3}$/u;
const MAX_TOKENS = 12_000;
const MAX_TABLES = 100;
const MAX_HEADER = 14;
const MIN_NAMES = 3;
const MAX_LOOK = 400;
const MAX_CELL = 30;

const ADVICE = '未满十四周岁未成年人的个人信息属于敏感信息：删去学校、证件号码、监护人等能对应到本人的内容，或者遮盖姓名后再公布';

/** The first such list of a text, its children's names left out of the quotation; null when there is none. */
export function findMinorTable(title: string, body: string): MinorTable | null {
  const cells = body.split(/[\s|｜\t]+/u, MAX_TOKENS).map((cell) => cell.replace(/[:：]$/u, ''));
  const heads = cells.flatMap((cell, at) => (NAME.test(cell) ? at : [])).slice(0, MAX_TABLES);
  for (const at of heads) {
    const header = headerAround(cells, at);
    const ties = header.filter((cell) => SCHOOL.test(cell) || NUMBER.test(cell) || GUARDIAN.test(cell));
    if (ties.length === 0 || !isOfChildren(title, header)) continue;
    const below = cells.slice(at + 1, at + MAX_LOOK);
    const inRows = namesInRows(below, header.length);
    const among = inRows.length >= MIN_NAMES ? inRows : below;
    const covered = among.filter((cell) => COVERED_NAME.test(cell));
    const names = among.filter((cell) => isPerson(cell) && !header.includes(cell) && !COVERED_NAME.test(cell));
    if (names.length < MIN_NAMES || covered.length * 2 >= names.length) continue;
    return {
      term: `儿童姓名与${[...new Set(ties)].join('、')}`,
      advice: ADVICE,
      // A school may go with an honour or an admission that is published by custom, and a number may be covered: a person has to weigh it.
      certain: ties.some((cell) => GUARDIAN.test(cell)),
      quote: `表头：${header.join('、')}（姓名 ${names.length} 个，此处略去）`,
    };
  }
  return null;
}

/** The names below the head that says 姓名, as far as the rows are whole: a covered guardian does not cover the child. */
function namesInRows(below: readonly string[], columns: number): string[] {
  const column = below.filter((_cell, nth) => (nth + 1) % columns === 0);
  const broken = column.findIndex((cell) => !isPerson(cell) && !COVERED_NAME.test(cell));
  return broken < 0 ? column : column.slice(0, broken);
}

/** The head of a table is a run of short cells without digits round the one that says 姓名. */
function headerAround(cells: readonly string[], at: number): string[] {
  const isHead = (cell: string | undefined): boolean =>
    cell !== undefined && cell !== '' && cell.length <= 12 && !/\d/u.test(cell) && !isPerson(cell);
  let from = at;
  while (from > 0 && at - from < MAX_HEADER && isHead(cells[from - 1])) from--;
  let to = at + 1;
  while (to - at < MAX_HEADER && isHead(cells[to])) to++;
  return cells.slice(from, to).filter((cell) => cell.length <= MAX_CELL);
}
const HEAD_WORDS =
  /姓名|学校|年级|班级|监护|家长|身份|编号|序号|性别|备注|地址|电话|金额|民族|类别|成绩|时间|日期|关系|项目|乡镇|村|小学|中学|幼儿园|县|镇/u;
const isPerson = (cell: string): boolean => PERSON.test(cell) && !HEAD_WORDS.test(cell);

const isOfChildren = (title: string, header: readonly string[]): boolean => {
  const words = header.join(' ');
  if (ADULTS.test(title) || ADULTS.test(words)) return false;
  return header.some((cell) => CHILD_NAME.test(cell)) || CHILDREN.test(title) || CHILDREN.test(words) || header.some((cell) => /学籍/u.test(cell));
};
