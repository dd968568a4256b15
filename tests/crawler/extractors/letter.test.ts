import { describe, expect, test } from 'vitest';
import { extractPage } from '../../../crawler/extractors/page.js';

/** Published letters in the layouts of mailbox systems; words and names are invented. */

const ASK = '东门公交站的候车亭没有遮阳板，夏天等车很晒，能否加装？';
const ANSWER = '您好，候车亭遮阳板已列入今年改造计划，预计八月底前完成安装，感谢您的关心。';
const MENU =
  '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/hd/">互动交流</a></li><li><a href="/hd/xx/">领导信箱</a></li></ul></div>';
const read = (body: string, title = '信件详情', rendered = false) =>
  extractPage({
    html: `<html><head><title>${title}</title></head><body>${MENU}<div class="main">${body}</div><div class="footer">主办：青山区人民政府办公室</div></body></html>`,
    url: 'https://www.qs.gov.cn/hd/xx/show.jsp?id=77',
    charset: 'utf-8',
    rendered,
  });
const tr = (...cells: string[]): string => `<tr>${cells.map((text) => `<td>${text}</td>`).join('')}</tr>`;

const LAYOUTS: [name: string, html: string, asked: string | null, answered: string | null, state: boolean | null, category: string | null][] = [
  [
    'table, four cells a row',
    `<table>${tr('信件标题', '关于候车亭的建议', '信件编号', 'QS20230001')}${tr('来信人', '张**', '来信时间', '2023-05-04 09:12')}${tr('信件类型', '建议', '办理状态', '已办结')}${tr('来信内容', ASK)}${tr('回复单位', '区交通局', '回复时间', '2023-05-10')}${tr('回复内容', ANSWER)}</table>`,
    '2023-05-04',
    '2023-05-10',
    true,
    '建议',
  ],
  [
    'prompts with colons, states of an older mailbox',
    `<table><tr><td class="p">编号:</td><td>C2023050477</td><td class="p">来信人:</td><td>李某</td></tr><tr><td class="p">来信时间:</td><td>2023-05-04 03:12:11</td><td class="p">受理单位:</td><td>区交通局</td></tr><tr><td class="p">信件类型:</td><td>咨询</td><td class="p">办事状态:</td><td>已处理</td></tr><tr><td class="p">来信内容:</td><td colspan="3">${ASK}</td></tr></table><table><tr><td class="p">办理单位:</td><td>区交通局</td><td class="p">办理时间:</td><td>2023-05-12 10:00:00</td></tr><tr><td class="p">处理情况:</td><td colspan="3">${ANSWER}</td></tr></table>`,
    '2023-05-04',
    '2023-05-12',
    true,
    '咨询',
  ],
  [
    'definition list, dates in words',
    `<dl><dt>留言时间</dt><dd>2023年5月4日</dd><dt>留言类型</dt><dd>投诉</dd><dt>留言内容</dt><dd>${ASK}</dd><dt>答复单位</dt><dd>区交通局</dd><dt>答复时间</dt><dd>2023年5月9日</dd><dt>答复内容</dt><dd>${ANSWER}</dd></dl>`,
    '2023-05-04',
    '2023-05-09',
    true,
    '投诉',
  ],
  [
    'spans in a line, text under headings',
    `<h2>关于候车亭的建议</h2><div><span>提交时间：2023-05-04</span><span>诉求类型：建议</span><span>办理状态：已回复</span></div><h3>信件内容</h3><p>${ASK}</p><h3>回复内容</h3><p>${ANSWER}</p><div><span>回复部门：区交通局</span><span>回复日期：2023/5/8</span></div>`,
    '2023-05-04',
    '2023-05-08',
    true,
    '建议',
  ],
  [
    'still open',
    `<table>${tr('写信时间', '2023-05-04')}${tr('信件类别', '求助')}${tr('信件内容', ASK)}${tr('办理状态', '办理中')}</table>`,
    '2023-05-04',
    null,
    false,
    '求助',
  ],
  [
    'empty place for the answer',
    `<table>${tr('来信时间', '2023-05-04')}${tr('来信内容', ASK)}${tr('回复单位', '')}${tr('回复内容', '')}</table>`,
    '2023-05-04',
    null,
    false,
    null,
  ],
  [
    'place that a script fills',
    `<table>${tr('来信时间', '2023-05-04')}${tr('来信内容', ASK)}<tr><td>回复单位</td><td id="u"></td></tr><tr><td>回复内容</td><td id="hf"></td></tr></table>`,
    '2023-05-04',
    null,
    null,
    null,
  ],
  [
    'says that there is no answer yet',
    `<table>${tr('咨询时间', '2023-05-04')}${tr('咨询内容', ASK)}${tr('咨询类型', '咨询')}${tr('答复内容', '暂无回复')}</table>`,
    '2023-05-04',
    null,
    false,
    '咨询',
  ],
  [
    'only the day of acceptance',
    `<table>${tr('受理时间', '2023-05-05')}${tr('来信内容', ASK)}${tr('回复时间', '2023-05-10')}${tr('回复内容', ANSWER)}</table>`,
    '2023-05-05',
    '2023-05-10',
    true,
    null,
  ],
  [
    'two days of answering under one label are not chosen from',
    `<table>${tr('来信时间', '2023-05-04')}${tr('来信内容', ASK)}${tr('回复时间', '2023-05-10')}${tr('回复内容', ANSWER)}${tr('回复时间', '2023-06-10')}${tr('回复内容', `${ANSWER}另行告知。`)}</table>`,
    '2023-05-04',
    null,
    true,
    null,
  ],
  [
    'sent on two days',
    `<table>${tr('来信时间', '2023-05-04')}${tr('提交时间', '2023-05-06')}${tr('来信内容', ASK)}${tr('回复时间', '2023-05-10')}${tr('回复内容', ANSWER)}</table>`,
    null,
    '2023-05-10',
    true,
    null,
  ],
  [
    'answered before it was asked',
    `<table>${tr('来信时间', '2023-05-14')}${tr('来信内容', ASK)}${tr('回复时间', '2023-05-10')}${tr('回复内容', ANSWER)}</table>`,
    null,
    null,
    true,
    null,
  ],
  [
    'answered beats closed',
    `<table>${tr('来信时间', '2023-05-04')}${tr('来信内容', ASK)}${tr('办结时间', '2023-05-20')}${tr('回复时间', '2023-05-10')}${tr('回复内容', ANSWER)}</table>`,
    '2023-05-04',
    '2023-05-10',
    true,
    null,
  ],
];

test.each(LAYOUTS)('%s', (_, html, asked, answered, state, category) => {
  const { kind, letter, publishedAt } = read(html);
  expect([kind, letter?.askedOn?.value ?? null, letter?.answeredOn?.value ?? null, letter?.answered, letter?.category]).toEqual([
    'letter',
    asked,
    answered,
    state,
    category,
  ]);
  // Neither day is the one on which the page was published.
  expect(publishedAt).toBeNull();
});

test('an empty place is empty for good once scripts ran', () => {
  const html = `<table>${tr('来信时间', '2023-05-04')}${tr('来信内容', ASK)}<tr><td>回复单位</td><td id="u"></td></tr><tr><td>回复内容</td><td id="hf"></td></tr></table>`;
  expect(read(html, '信件详情', true).letter?.answered).toBe(false);
});

describe('what is no letter', () => {
  const rows = Array.from(
    { length: 8 },
    (_, n) => `<tr><td><a href="show.jsp?id=${n}">关于第${n}号公交站候车亭的来信</a></td><td>建议</td><td>2023-05-0${n + 1}</td><td>已回复</td></tr>`,
  ).join('');
  test.each([
    ['list of letters', `<table><tr><th>来信标题</th><th>信件类型</th><th>来信时间</th><th>办理状态</th></tr>${rows}</table>`, '领导信箱', 'list'],
    [
      'answer to a proposal, a document',
      `<h1>关于区人大第12号建议的答复</h1><div>发布时间：2023-05-18</div><div class="TRS_Editor"><p>青交函〔2023〕9号</p><p>${ANSWER}</p></div>`,
      '关于区人大第12号建议的答复',
      'document',
    ],
    [
      'news about a mailbox',
      `<h1>领导信箱办理情况通报</h1><div>发布时间：2023-05-18</div><div class="TRS_Editor"><p>上半年收到来信120件，办结118件，平均答复时间4天。</p><p>${ANSWER}</p></div>`,
      '领导信箱办理情况通报',
      'article',
    ],
  ])('%s', (_, html, title, kind) => {
    const facts = read(html, title);
    expect([facts.kind, facts.letter]).toEqual([kind, null]);
  });
});

test.each([
  [
    'label in a table',
    `<table>${tr('信件标题', '关于候车亭的建议')}${tr('来信时间', '2023-05-04')}${tr('来信内容', ASK)}${tr('回复内容', ANSWER)}</table>`,
  ],
  [
    'headline over the table',
    `<h1>关于候车亭的建议</h1><table>${tr('来信时间', '2023-05-04')}${tr('来信内容', ASK)}${tr('回复内容', ANSWER)}</table>`,
  ],
  [
    'headline that only says what the page is',
    `<h2 class="title">信件详情</h2><table>${tr('来信主题', '关于候车亭的建议')}${tr('来信时间', '2023-05-04')}${tr('来信内容', ASK)}${tr('回复内容', ANSWER)}</table>`,
  ],
])('the letter’s own title: %s', (_, html) => {
  expect(read(html).title?.value).toBe('关于候车亭的建议');
});
