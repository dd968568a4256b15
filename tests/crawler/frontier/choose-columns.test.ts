import { expect, test } from 'vitest';
import { loadTaxonomy } from '../../../config/load.js';
import { chooseColumns, doubtfulColumns, type Ground } from '../../../crawler/frontier/choose-columns.js';
import { ownerOf, withoutOwner } from '../../../crawler/frontier/scope.js';
import type { Candidate, Seen } from '../../../crawler/frontier/site-tree.js';
import { matchColumns } from '../../../crawler/frontier/taxonomy.js';

const taxonomy = loadTaxonomy();

/** A place by its path, last step its name. */
function place(path: string, site = '青山区人民政府', seen: Partial<Seen> | null = null): Candidate {
  const steps = path.split(' > ');
  const name = steps.at(-1) ?? '';
  const owner = ownerOf(site);
  return {
    name,
    url: `https://www.qingshan.gov.cn/${encodeURIComponent(path)}/`,
    path: steps,
    above: steps.slice(0, -1),
    owner,
    from: 'navigation',
    matches: matchColumns(taxonomy, withoutOwner(name, owner)),
    group: false,
    depth: steps.length,
    internal: true,
    seen: seen && { state: 'opens', titles: [], newestOn: null, bare: false, ...seen },
  };
}
const chosen = (...candidates: Candidate[]): string[] => chooseColumns(candidates, taxonomy, {}).map(({ id, path }) => `${id}: ${path.join(' > ')}`);

test.each([
  ['青山区人民政府', '政务公开 > 区政府文件', 'policy-documents'],
  ['青山区人民政府', '政务公开 > 青山区政府规范性文件', 'normative-documents'],
  ['青山区人民政府', '政务公开 > 市政府文件', null],
  ['青山区人民政府', '政务公开 > 省政府文件', null],
  ['青山区人民政府', '上级文件 > 政策文件', null],
  ['河口省人民政府', '政策 > 省政府文件', 'policy-documents'],
  ['示州自治区人民政府', '政策 > 自治区政府规章', 'regulations'],
  ['北渡市人民政府', '政策 > 市政府文件', 'policy-documents'],
  ['北渡市人民政府', '政策 > 国务院文件', null],
  ['松岭县教育局', '信息公开 > 县政府文件', null],
  ['松岭县教育局', '信息公开 > 本局文件', 'policy-documents'],
  ['南桥市财政局', '预决算公开 > 市级政府预算', 'finance-government'],
  ['青山区人民政府', '部门信息公开 > 教育局 > 政策文件', null],
  ['青山区人民政府', '乡镇街道 > 石桥镇 > 政府信息公开年报', null],
  ['青山区人民政府', '部门信息公开 > 教育局 > 部门预算', 'finance-department'],
  ['青山区人民政府', '重点领域信息公开 > 教育', 'education'],
  ['青山区人民政府', '公共企事业单位信息公开 > 教育', 'institution-education'],
  ['青山区人民政府', '重点领域信息公开 > 公共企事业单位 > 教育', 'institution-education'],
  ['青山区人民政府', '个人办事 > 教育', null],
  ['青山区人民政府', '政府信息公开 > 指南', 'disclosure-guide'],
  ['青山区人民政府', '办事大厅 > 指南', null],
  ['青山区人民政府', '互动交流 > 结果反馈', 'solicitation-feedback'],
  ['青山区人民政府', '督查 > 结果反馈', null],
  ['青山区人民政府', '互动交流 > 结果公开', null],
] as const)('%s: %s is %s', (site, path, id) => {
  expect(chooseColumns([place(path, site)], taxonomy, {}).map((column) => column.id)).toEqual(id === null ? [] : [id]);
});

test.each<[string, string, Ground[]]>([
  ['its own name', '政策解读', ['name']],
  ['a synonym', '政策图解', ['synonym']],
  ['part of a name', '政策解读专栏', ['contained']],
  ['an ancestor that vouches', '重点领域 > 养老服务', ['synonym', 'parent']],
  ['no ancestor that vouches', '养老服务', ['synonym', 'no-parent']],
  ['another unit', '教育局 > 政策文件', ['name', 'other-unit']],
  ['a higher level', '上级政策 > 政策文件', ['name', 'upper-level']],
])('the grounds are kept: %s', (_case, path, grounds) => {
  const candidates = [place(path)];
  expect([...chooseColumns(candidates, taxonomy, {}), ...doubtfulColumns(candidates, taxonomy)]).toMatchObject([{ grounds }]);
});

const titles = (title: string, count: number): string[] => Array.from({ length: count }, (_, at) => `${title}${at + 1}`);
test.each([
  ['rows that fit', { titles: titles('《绿化办法》政策解读', 8) }, 1, 'content'],
  ['rows of which none fits', { titles: titles('青山区召开会议', 8) }, 0.6, 'contrary'],
  ['too few rows to say', { titles: titles('青山区召开会议', 7) }, 1, 'name'],
  ['nothing on the page', { bare: true }, 0.8, 'empty'],
  ['a list that could not be read', { state: 'unread', bare: true }, 1, 'name'],
] as const)('what the page shows counts: %s', (_case, seen, confidence, ground) => {
  const candidate = place('政策解读', undefined, { ...seen, titles: 'titles' in seen ? [...seen.titles] : [] });
  expect(chooseColumns([candidate], taxonomy, {})).toMatchObject([
    { id: 'policy-interpretation', confidence, grounds: expect.arrayContaining([ground]) },
  ]);
});

test('of namesakes the one whose rows fit comes first', () => {
  const news = place('专题 > 政策解读', undefined, { titles: titles('青山区召开会议', 10) });
  const real = place('政务公开 > 政策 > 政策解读', undefined, { titles: titles('《绿化办法》解读', 10) });
  expect(chosen(news, real)).toEqual(['policy-interpretation: 政务公开 > 政策 > 政策解读', 'policy-interpretation: 专题 > 政策解读']);
});

test('a section is one place, a list may be several', () => {
  const names = ['政务公开 > 政府信息公开', '专题 > 政府信息公开专栏', '互动 > 区长信箱', '互动 > 来信选登'];
  expect(chosen(...names.map((name) => place(name))).map((line) => line.split(':')[0])).toEqual(['disclosure-platform', 'mailbox', 'mailbox']);
});

test('an address from the site list wins', () => {
  const columns = chooseColumns([place('政策解读')], taxonomy, { 'policy-interpretation': 'https://www.qingshan.gov.cn/jd/' });
  expect(columns).toMatchObject([{ id: 'policy-interpretation', url: 'https://www.qingshan.gov.cn/jd/', from: 'config', confidence: 1 }]);
});
