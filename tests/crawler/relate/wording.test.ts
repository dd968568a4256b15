import { expect, test } from 'vitest';
import { loadWording } from '../../../config/load.js';
import { wordingSchema } from '../../../config/schema.js';
import { findMinorTable } from '../../../crawler/relate/minors.js';
import { relateWordingHits } from '../../../crawler/relate/wording.js';
import { site } from './builders.js';

const DICTIONARY = loadWording(null);
function hits(body: string, title = '关于召开会议的通知') {
  const input = site()
    .column('notices', [{ title, date: '2025-03-01', over: { text: { body } } }])
    .build();
  return relateWordingHits(input, DICTIONARY).items.map(({ kind, term, certain }) => [kind, term, certain]);
}

test.each<[string, string, string | undefined, unknown[]]>([
  ['a mark with its years', '秘密★10年\n某县人民政府文件', undefined, [['classified', '秘密★', true]]],
  ['a mark with blanks', '机 密 ★\n正文', undefined, [['classified', '机密★', true]]],
  ['marked until used', '绝密★启用前\n试卷', undefined, []],
  ['a mark on a page about marks', '秘密★10年', '公文格式培训材料', [['classified', '秘密★', false]]],
  ['a word alone on its line', '机密', undefined, [['classified', '机密', false]]],
  ['words about secrecy', '开展保密宣传，保守国家秘密，依法查处泄露机密的行为\n保护商业秘密', undefined, []],
  ['for internal use', '内部资料　注意保存', undefined, [['classified', '内部资料注意保存', true]]],
  ['internal in prose', '不得把内部资料带出办公室', undefined, []],
  ['a wrong name of the state', '中华人民共合国成立以来', undefined, [['wording', '中华人民共合国', true]]],
  ['words that only meet', '这是科学发展关键，乡村正兴起', undefined, []],
  ['an excuse beside it', '由人民检查院落卫生', undefined, []],
  ['a wrong organ', '县人民检查院召开会议', undefined, [['wording', '人民检查院', true]]],
  ['sovereignty: a person looks', '来自美国、台湾等国家的客商', undefined, [['wording', '台湾等国家', false]]],
  ['with 和地区 it is right', '来自美国、台湾等国家和地区的客商', undefined, []],
  ['in quotation marks', '所谓“台湾政府”', undefined, []],
  ['a misspelling', '会议布署下一步工作', undefined, [['wording', '布署', false]]],
  ['the same letters in another word', '公布署名文章', undefined, []],
])('%s', (_case, body, title, expected) => {
  expect(hits(body, title)).toEqual(expected);
});

test('no term contradicts itself or a plain text', () => {
  for (const { texts, unless } of DICTIONARY) for (const text of texts) expect(unless.some((word) => text.includes(word))).toBe(false);
  const plain =
    '高举中国特色社会主义伟大旗帜，以习近平新时代中国特色社会主义思想为指导，增强“四个意识”，坚定“四个自信”，做到“两个维护”，不忘初心、牢记使命，' +
    '全心全意为人民服务，县人民检察院、人民法院、人民政府依法治国，全面从严治党，巩固脱贫攻坚成果同乡村振兴有效衔接，铸牢中华民族共同体意识，政治协商会议';
  expect(hits(plain)).toEqual([]);
});

test('a wrong entry of the dictionary is refused', () => {
  expect(wordingSchema.safeParse({ terms: [{ texts: ['甲'], advice: '乙' }] }).success).toBe(false);
  expect(wordingSchema.safeParse({ terms: [{ texts: ['甲乙'] }] }).success).toBe(false);
});

test('what was not read leaves the set open', () => {
  const read = site().column('notices', [{ title: '甲', date: '2025-03-01' }]);
  expect(relateWordingHits(read.build(), DICTIONARY).complete).toBe(true);
  read.column('policy-documents', [{ title: '乙', date: '2025-03-01', unread: 'timeout' }]);
  expect(relateWordingHits(read.build(), DICTIONARY)).toMatchObject({ complete: false, gaps: [{ code: 'timeout' }] });
  const long = site().column('notices', [{ title: '甲', date: '2025-03-01', over: { text: { body: '字'.repeat(20_000) } } }]);
  expect(relateWordingHits(long.build(), DICTIONARY).complete).toBe(false);
});

const table = (header: string[], rows: string[][]): string => [...header, ...rows.flat()].join('\n');
const CHILDREN = [
  ['1', '王小明', '向阳小学', '王大明'],
  ['2', '李小红', '向阳小学', '李大军'],
  ['3', '张小刚', '红星小学', '张大山'],
];
test.each<[string, string, string, boolean | null]>([
  ['with guardians', '孤儿基本生活费发放名单', table(['序号', '姓名', '学校', '监护人'], CHILDREN), true],
  [
    'with a school only: a person looks',
    '优秀少先队员名单',
    table(
      ['序号', '学生姓名', '学校'],
      CHILDREN.map((row) => row.slice(0, 3)),
    ),
    false,
  ],
  [
    'names only',
    '优秀少先队员名单',
    table(
      ['序号', '学生姓名'],
      CHILDREN.map((row) => row.slice(0, 2)),
    ),
    null,
  ],
  [
    'two names are no list',
    '孤儿名单',
    table(
      ['序号', '姓名', '学校', '监护人'],
      [CHILDREN[0] ?? []].map((row) => row.slice(0, 3)),
    ),
    null,
  ],
  [
    'covered names',
    '孤儿名单',
    table(
      ['序号', '姓名', '学校', '监护人'],
      CHILDREN.map(([n, , school, guardian]) => [n ?? '', '王**', school ?? '', guardian ?? '']),
    ),
    null,
  ],
  [
    'covered names beside guardians in full',
    '孤儿名单',
    table(
      ['序号', '姓名', '学校', '监护人'],
      CHILDREN.map(([n, , school, guardian]) => [n ?? '', '王某', school ?? '', guardian ?? '']),
    ),
    null,
  ],
  [
    'names in full beside covered guardians',
    '孤儿名单',
    table(
      ['序号', '姓名', '学校', '监护人'],
      CHILDREN.map(([n, name, school]) => [n ?? '', name ?? '', school ?? '', '王某']),
    ),
    true,
  ],
  ['teachers', '小学教师招聘拟聘用人员名单', table(['序号', '姓名', '学校'], CHILDREN), null],
  ['students of a university', '大学生入学资助名单', table(['序号', '姓名', '学校', '家长'], CHILDREN), null],
  ['adults with guardians', '重度残疾人护理补贴名单', table(['序号', '姓名', '村', '监护人'], CHILDREN), null],
  ['a form to fill in', '儿童福利申请表', '姓名\n性别\n监护人\n联系方式\n申请时间', null],
])('children: %s', (_case, title, body, expected) => {
  expect(findMinorTable(title, body)?.certain ?? null).toBe(expected);
});

test('the quotation names no child', () => {
  const found = findMinorTable('孤儿名单', table(['序号', '姓名', '学校', '监护人'], CHILDREN));
  expect(found?.quote).toBe('表头：序号、姓名、学校、监护人（姓名 3 个，此处略去）');
});
