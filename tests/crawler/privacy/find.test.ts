import { describe, expect, test } from 'vitest';
import { findPersonalData, type Passage } from '../../../crawler/privacy/index.js';
import { bankCard, citizenId, oldCitizenId, randomFrom } from './set/values.js';

const random = randomFrom(7);
const ID = citizenId(random);
const OTHER_ID = citizenId(random);
const OLD_ID = oldCitizenId(random);
const CARD = bankCard(random);

const text = (...lines: string[]): Passage[] => [{ kind: 'text', lines }];
const table = (header: string, ...rows: string[]): Passage[] => [
  { kind: 'table', name: '', header: header === '' ? [] : header.split('|'), rows: rows.map((row) => row.split('|')) },
];
const kinds = (passages: Passage[], title = ''): string[] => findPersonalData(passages, title).hits.map((hit) => hit.kind);

describe('running text', () => {
  test.each<[string, string[], string[]]>([
    ['an id alone', [`请${ID}速来办理`], ['citizen-id']],
    ['an id with one digit changed', [`身份证号${ID.slice(0, 14)}${(Number(ID[14]) + 1) % 10}${ID.slice(15)}`], []],
    ['an id as a case number', [`受理编号：${ID}`], []],
    ['a number of identity named 编号', [`身份证编号：${ID}`], ['citizen-id']],
    ['an id under its label on the line before', ['身份证号码', OTHER_ID], ['citizen-id']],
    ['an id written digit by digit', [`身份证：${[...ID].join(' ')}`], ['citizen-id']],
    ['an id within a longer run', [`身份证：7${ID}`], []],
    ['an id in an address', [`http://www.example.gov.cn/a/${ID}.html`], []],
    ['an old id with its label', [`身份证号码${OLD_ID}`], ['citizen-id']],
    ['an old id without', [`共计${OLD_ID}`], []],
    ['name and mobile, nobody says whose', ['张建国 13912340987'], []],
    ['name and mobile in a list of winners', ['二等奖获奖名单', '张建国 13912340987'], ['mobile']],
    ['name, id and mobile', [`1 张建国 ${ID} 13912340987`], ['citizen-id', 'mobile']],
    ['an office between id and mobile', [`张建国 ${ID} 联系人：李局长 13912340987`], ['citizen-id']],
    ['applicant on lines of their own', ['申请人', '张建国', '联系电话', '13912340987'], ['mobile']],
    ['the applicant is a company', ['申请人：张记建材有限公司', '联系电话：13912340987'], []],
    ['contact under a letter', ['来信内容：我家水管爆了，我多次报修无人来。联系人：张建国 电话：13912340987'], ['mobile']],
    ['contact in the answer to a letter', ['来信内容：我家水管爆了。', '答复：已处理，联系人：张建国 电话：13912340987'], []],
    ['contact in a letter that speaks for nobody', ['来信内容：某厂排污。联系人：张建国 电话：13912340987'], []],
    ['who reports is told to call', ['举报人可拨打电话13912340987反映'], []],
    ['applicants are told to call', ['申请人应当提前预约，电话13912340987'], []],
    ['a guardian', ['监护人李秀英，联系电话：13912340987'], ['mobile']],
    ['two mobiles parted by a stroke', ['信访人张建国，电话13912340987/13712340986'], ['mobile', 'mobile']],
    ['a mobile with a covered name', ['申请人：张某某，电话：13912340987'], []],
    ['a village head', ['村支书张建国 13912340987'], []],
    ['card of a person', [`户名：张建国，账号：${CARD}`], ['bank-card']],
    ['card of a body', [`户名：东岭县民政局，账号：${CARD}`], []],
    ['a card that nothing announces', [`${CARD}`], []],
    ['card after a name and an id', [`张建国 ${ID} ${CARD}`], ['citizen-id', 'bank-card']],
    ['a card with a wrong check digit', [`户名：张建国，账号：${CARD.slice(0, -1)}${(Number(CARD.at(-1)) + 1) % 10}`], []],
    ['owner after the plate', ['车牌号宁D12345，车主：张建国'], ['plate']],
    ['a car without owner', ['车牌号宁D12345，白色'], []],
    ['a driver half covered', ['张某驾驶宁D12345小型轿车'], []],
    ['address of a person', ['被处罚人：张建国，男，住清河市幸福路12号3栋502室'], ['home-address']],
    ['address down to the village', ['被处罚人：张建国，男，住白杨镇河湾村'], []],
    ['address with covered door', ['被处罚人：张建国，男，住幸福路**号3栋***室'], []],
    ['地址 of a described person', ['被处罚人：张建国，性别：男，地址：幸福路12号3栋502室'], ['home-address']],
    ['地址 that may be a workshop', ['当事人：张建国，地址：幸福路12号'], []],
    ['address of a shopkeeper', ['当事人：张建国，系惠民超市经营者，住址：幸福路12号'], []],
    ['born on a day', ['当事人张建国，男，1980年5月6日出生'], ['birth-date']],
    ['born in a month', ['当事人张建国，男，1980年5月出生'], []],
    ['born long ago', ['当事人张建国，男，1880年5月6日出生'], []],
    ['something happened on a day', ['当事人张建国，男，于1980年5月6日参加工作'], []],
    ['no such day', ['当事人张建国，男，1980年2月30日出生'], []],
  ])('%s', (_case, lines, expected) => {
    expect(kinds(text(...lines))).toEqual(expected);
  });
});

describe('tables', () => {
  test.each<[string, Passage[], string, string[]]>([
    ['one column', table('身份证号', ID, OTHER_ID), '', ['citizen-id', 'citizen-id']],
    ['an id in the place of a credit code', table('行政相对人名称|统一社会信用代码', `张建国|${ID}`), '', ['citizen-id']],
    ['name and phone in one cell', table('序号|姓名及联系电话|补助金额', '1|张建国 13912340987|500'), '', ['mobile']],
    ['names and phones of nobody knows whom', table('姓名|联系电话', '张建国|13912340987'), '关于名单的公示', []],
    ['the same as recipients', table('姓名|联系电话', '张建国|13912340987'), '低保对象公示', ['mobile']],
    ['phone of the office in a list of recipients', table('姓名|补助金额|咨询电话', '张建国|500|13912340987'), '低保对象公示', []],
    ['a covered name', table('姓名|联系电话', '张**|13912340987'), '低保对象公示', []],
    ['a workplace does not make an office', table('姓名|工作单位|联系电话', '张建国|东岭县第一小学|13912340987'), '面试人员名单', ['mobile']],
    ['a position applied for is none', table('姓名|报考职务|联系电话', '张建国|科员|13912340987'), '面试人员名单', ['mobile']],
    ['a post is', table('姓名|职务|联系电话', '张建国|科员|13912340987'), '培训人员名单', []],
    ['project of a subsidy', table('项目名称|所属乡镇|姓名|银行账号|金额', `耕地补贴|白杨镇|张建国|${CARD}|500`), '', ['bank-card']],
    ['a company among recipients', table('姓名/名称|银行账号|金额', `东岭恒达商贸有限公司|${CARD}|500`), '补贴公示', []],
    ['street address with blanks', table('姓名|家庭住址', '张建国|东岭县 白杨镇 河湾村 3组 27号'), '', ['home-address']],
    [
      'prose in a cell of a laid out page',
      table('', `${'本机关经调查查明以下事实。'.repeat(6)}当事人张建国，男，1980年5月6日出生，电话：13912340987。`),
      '',
      ['birth-date', 'mobile'],
    ],
    ['an example by its sheet', [{ kind: 'table', name: '填写示例', header: ['姓名', '身份证号'], rows: [['张三', ID]] }], '', []],
    ['a staff list is none of recipients', table('姓名|性别|学历|联系电话', '张建国|男|大专|13912340987'), '教职工名单', []],
    ['helpers of those who get relief', table('乡镇|姓名|联系电话', '白杨镇|张建国|13912340987'), '社会救助协理员名单', []],
    ['drivers of a trade', table('车牌号|驾驶员姓名', '宁D12345|张建国'), '名单公示', []],
    ['an owner and a car', table('车牌号|车主', '宁D12345|张建国'), '名单公示', ['plate']],
    ['the village as recipient', table('户主|账号|补贴金额', `村集体|${CARD}|500`), '补贴公示', []],
    ['the age group is no name', table('对象类别|联系电话', '低保|13912340987'), '低保对象公示', []],
  ])('%s', (_case, passages, title, expected) => {
    expect(kinds(passages, title)).toEqual(expected);
  });
});

test('a value counts once, however often it is shown', () => {
  const shown = [...text(`身份证号${ID}`, `证件号码：${ID}`), ...table('姓名|身份证号', `张建国|${ID}`)];
  expect(findPersonalData(shown, '')).toMatchObject({
    count: 1,
    hits: [{ kind: 'citizen-id', masked: `${ID.slice(0, 4)}**********${ID.slice(14)}` }],
  });
});

test('twenty of a kind are listed, all are counted', () => {
  const ids = Array.from({ length: 25 }, () => citizenId(random));
  const { hits, count } = findPersonalData(table('姓名|身份证号', ...ids.map((id) => `张建国|${id}`)), '');
  expect([hits.length, count]).toEqual([20, 25]);
});

test('nobody is born after today', () => {
  const passages = text(`身份证号${ID}`);
  expect(findPersonalData(passages, '', '1900-01-01').count).toBe(0);
  expect(findPersonalData(passages, '', '2026-01-01').count).toBe(1);
});

test('a quote covers every value in it, names what is around and stays short', () => {
  const { hits } = findPersonalData(table('姓名|身份证号|家庭住址|账号', `张建国|${ID}|白杨镇河湾村三组27号|${CARD}`), '补助名单');
  expect(hits.map((hit) => hit.kind)).toEqual(['citizen-id', 'home-address', 'bank-card']);
  for (const { quote } of hits) {
    expect(quote).toContain('张建国');
    expect(quote.length).toBeLessThanOrEqual(160);
    expect(quote).not.toContain(ID);
    expect(quote).not.toContain(CARD);
    expect(quote).not.toContain('27号');
  }
});
