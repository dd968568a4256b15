import { describe, expect, test } from 'vitest';
import type { PageFacts } from '../../../crawler/facts/page.js';
import { DECISION_STAGES, siteFactsSchema } from '../../../crawler/facts/site.js';
import { mattersInText } from '../../../crawler/relate/catalogue-matters.js';
import { buildSiteFacts } from '../../../crawler/relate/site-facts.js';
import { type AttachmentOver, BASE, type Entry, related, site } from './builders.js';

const CATALOGUE = `${BASE}/ml/1.html`;
const ASKED = `${BASE}/zj/1.html`;
const ANSWER = `${BASE}/fk/1.html`;
const ISSUED = `${BASE}/wj/1.html`;
const READ = `${BASE}/jd/1.html`;
const NAME = '制定《临河区河道采砂管理办法》';

const matter = (name = NAME, links: string[] = []): PageFacts['catalogueItems'][number] => ({
  name,
  unit: '区水利局',
  links,
  quote: `1 ${name} 区水利局`,
});
const catalogue = (matters: PageFacts['catalogueItems'], over: Entry['over'] = {}): Entry => ({
  title: '临河区2025年度重大行政决策事项目录',
  date: '2025-03-01',
  url: CATALOGUE,
  over: { catalogueItems: matters, ...over },
});
const asked = (over: Entry['over'] = {}, title = '关于公开征求《临河区河道采砂管理办法（征求意见稿）》意见的公告'): Entry => ({
  title,
  date: '2025-04-03',
  url: ASKED,
  over,
});
const answered: Entry = { title: '《临河区河道采砂管理办法（征求意见稿）》意见采纳情况', date: '2025-05-10', url: ANSWER };
const issued: Entry = { title: '临河区人民政府关于印发《临河区河道采砂管理办法》的通知', date: '2025-06-01', url: ISSUED };
const read: Entry = { title: '《临河区河道采砂管理办法》政策解读', date: '2025-06-02', url: READ };

interface Rows {
  matters?: PageFacts['catalogueItems'];
  catalogueOver?: Entry['over'];
  solicitation?: readonly Entry[];
  feedback?: readonly Entry[];
  documents?: readonly Entry[];
  interpretations?: readonly Entry[];
  files?: Record<string, AttachmentOver>;
}
function set({ matters = [matter()], catalogueOver, solicitation = [], feedback = [], documents = [], interpretations = [], files = {} }: Rows) {
  const builder = site()
    .column('decision-catalogue', [catalogue(matters, catalogueOver)])
    .column('solicitation', solicitation)
    .column('solicitation-feedback', feedback)
    .column('policy-documents', documents)
    .column('policy-interpretation', interpretations);
  for (const [url, content] of Object.entries(files)) builder.file(url, content);
  const facts = buildSiteFacts(builder.build());
  siteFactsSchema.parse(facts);
  return facts.decisionItems;
}
const all = { solicitation: [asked()], feedback: [answered], documents: [issued], interpretations: [read] };
const [none] = set({}).items;

describe('the stages of a matter', () => {
  test('are found by its name', () => {
    const [item] = set(all).items;
    expect(item).toMatchObject({ name: NAME, unit: '区水利局', catalogue: CATALOGUE, year: 2025, ambiguousWith: [] });
    const found = DECISION_STAGES.map((stage) => item?.stages[stage].map(({ url, by }) => [url, by]));
    expect(found).toEqual([[[ASKED, 'title']], [], [], [[READ, 'title']], [[ANSWER, 'title']], [[ISSUED, 'title']]]);
  });

  test('nothing found leaves every stage empty and the set complete', () => {
    expect(none).toMatchObject({ ambiguousWith: [] });
    expect(Object.values(none?.stages ?? {}).flat()).toEqual([]);
    expect(set({}).complete).toBe(true);
    expect(none?.evidence).toMatchObject({ url: CATALOGUE, quote: `1 ${NAME} 区水利局` });
  });

  test('its own links come first, what a link leads to is told by the page; one that tells nothing is open', () => {
    const unknown = `${BASE}/x/9.html`;
    const [item] = set({ ...all, matters: [matter('河道采砂', [ASKED, ISSUED, unknown])] }).items;
    expect(item?.stages.solicitation).toEqual([{ url: ASKED, confidence: 0.98, by: 'link' }]);
    expect(item?.stages.result).toEqual([{ url: ISSUED, confidence: 0.98, by: 'link' }]);
    expect(item?.stages.feedback).toMatchObject([{ url: ANSWER, by: 'relation' }]);
    expect(item?.ambiguousWith).toEqual([unknown]);
  });

  test('through its solicitation: outcome under another name, the document it became, and its interpretation', () => {
    const outcome = { ...answered, title: '征集结果公告', over: { links: [related(ASKED)] } };
    const document = { ...issued, title: '临河区采砂活动管理规定', over: { links: [related(ASKED)] } };
    const interpretation = { ...read, title: '《临河区采砂活动管理规定》解读' };
    const [item] = set({ solicitation: [asked()], feedback: [outcome], documents: [document], interpretations: [interpretation] }).items;
    expect(item?.stages.feedback).toMatchObject([{ url: ANSWER, by: 'relation' }]);
    expect(item?.stages.result).toMatchObject([{ url: ISSUED, by: 'relation' }]);
    expect(item?.stages.interpretation).toMatchObject([{ url: READ, by: 'relation' }]);
  });

  test('from a document found by name back to the solicitation under another title', () => {
    const document = { ...issued, over: { links: [related(ASKED)] } };
    const [item] = set({ solicitation: [asked({}, '关于公开征求采砂规定意见的公告')], documents: [document] }).items;
    expect(item?.stages.solicitation).toMatchObject([{ url: ASKED, by: 'relation' }]);
  });

  const draft = { url: `${BASE}/zj/a.docx`, title: '附件1：临河区河道采砂管理办法（征求意见稿）', type: 'docx' };
  const explanation = { url: `${BASE}/zj/b.docx`, title: '附件2：起草说明', type: 'docx' };
  const bare = { url: `${BASE}/zj/c.docx`, title: '附件1.docx', type: 'docx' };
  test.each([
    ['files by their names', { attachments: [draft, explanation] }, [draft.url], [explanation.url], []],
    ['a file that names the draft only', { attachments: [{ ...draft, title: '临河区河道采砂管理办法.docx' }] }, [draft.url], [], []],
    ['a file whose name tells nothing', { attachments: [bare] }, [], [], [bare.url]],
    ['the draft in the text', { text: { headings: ['第一章 总则'] } }, [ASKED], [], []],
    ['draft and explanation in the text', { text: { chars: 6000, headings: ['起草说明'] } }, [ASKED], [ASKED], []],
  ])('draft and explanation: %s', (_case, over, drafts, explanations, open) => {
    const [item] = set({ solicitation: [asked(over)] }).items;
    expect(item?.stages.draft.map(({ url }) => url)).toEqual(drafts);
    expect(item?.stages.explanation.map(({ url }) => url)).toEqual(explanations);
    expect(item?.ambiguousWith).toEqual(open);
  });

  test.each([
    ['one character apart', '关于公开征求《临河区河道采沙管理办法》意见的公告'],
    ['another kind of rule', '关于公开征求《临河区河道采砂规划》意见的公告'],
  ])('what may be meant is left open: %s', (_case, title) => {
    const [item] = set({ solicitation: [asked({}, title)] }).items;
    expect(item).toMatchObject({ ambiguousWith: [ASKED], stages: { solicitation: [] } });
  });

  test('a matter on something else is not mixed in, nor one of other years', () => {
    const other = asked({}, '关于公开征求《临河区养犬管理办法（征求意见稿）》意见的公告');
    expect(set({ solicitation: [other] }).items[0]).toMatchObject({ ambiguousWith: [], stages: { solicitation: [] } });
    expect(set({ solicitation: [{ ...asked(), date: '2022-04-03' }] }).items[0]).toMatchObject({ ambiguousWith: [], stages: { solicitation: [] } });
  });
});

describe('matters that lie in a file', () => {
  const attachments = [{ url: `${BASE}/ml/a.docx`, title: '附件', type: 'docx' }];
  const head = '2025年度重大行政决策事项目录\n序号 事项 承办单位\n1 制定《临河区河道采砂管理办法》 区水利局\n2 编制防洪规划 区水利局、区应急局';
  const inFile = (content: AttachmentOver) => ({ matters: [], catalogueOver: { attachments }, files: { [`${BASE}/ml/a.docx`]: content }, ...all });

  test('are read from its rows', () => {
    const found = set(inFile({ text: { head, chars: head.length } }));
    expect(found.items.map(({ name, unit }) => [name, unit])).toEqual([
      ['制定《临河区河道采砂管理办法》', '区水利局'],
      ['编制防洪规划', '区水利局、区应急局'],
    ]);
    expect(found.items[0]?.stages.result).toHaveLength(1);
    expect(found.complete).toBe(true);
  });

  test.each([
    ['a file read in part', { text: { head, chars: 9000 } }, 2],
    ['a scan', { state: 'scan' as const }, 0],
    ['a file without rows', { text: { head: '见公告', chars: 3 } }, 0],
  ])('%s leaves the set incomplete', (_case, content, items) => {
    const found = set(inFile(content));
    expect(found.items).toHaveLength(items);
    expect(found.complete).toBe(false);
    expect(found.gaps[0]?.message).toContain('没有读全');
  });

  test.each([
    ['1、制定甲管理办法\n2、编制乙规划', ['制定甲管理办法', '编制乙规划']],
    ['一、制定甲管理办法（区水利局）\n二、编制乙专项规划', ['制定甲管理办法(区水利局)', '编制乙专项规划']],
    ['1 制定甲管理办法', []],
    ['一、总则\n二、附则', []],
    ['2025年共5项', []],
  ])('rows of %j', (text, names) => expect(mattersInText(text.replaceAll('（', '(').replaceAll('）', ')')).map(({ name }) => name)).toEqual(names));

  test('hostile text costs little', () => {
    const before = process.cpuUsage();
    for (const part of ['1 ', '一、', '1、制定', '|', '局 ']) mattersInText(part.repeat(50_000));
    mattersInText('1 制定某管理办法 局\n'.repeat(50_000));
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1500);
  });
});

test('the set is only as complete as what its stages come from', () => {
  const input = site()
    .column('decision-catalogue', [catalogue([matter()])])
    .column('solicitation', [], { state: 'cut' })
    .build();
  expect(buildSiteFacts(input).decisionItems).toMatchObject({ complete: false, gaps: [{ code: 'list-cut' }] });
});
