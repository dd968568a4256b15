import { describe, expect, test } from 'vitest';
import { readContact } from '../../../crawler/extractors/contact.js';
import { citedNumbers, numberLine } from '../../../crawler/extractors/document-number.js';
import { loadHtml } from '../../../crawler/extractors/dom.js';
import { readFeedback } from '../../../crawler/extractors/feedback.js';
import { readLabelledFields } from '../../../crawler/extractors/labelled-fields.js';
import { readLines } from '../../../crawler/extractors/lines.js';
import { readChannels } from '../../../crawler/extractors/opinion-channels.js';
import { readSolicitationTerm } from '../../../crawler/extractors/solicitation-term.js';
import { cleanPageTitle } from '../../../crawler/extractors/title.js';

const linesOf = (html: string) => readLines(loadHtml(html)).lines;

describe('labels and values', () => {
  const fieldsOf = (html: string) => readLabelledFields(readLines(loadHtml(html))).map(({ label, value }) => `${label}=${value}`);
  test.each([
    ['blanks inside labels', '<p>索 引 号：A-1　　成 文 日 期：2023年5月1日</p>', ['索引号=A-1', '成文日期=2023年5月1日']],
    ['label torn apart by spans', '<table><tr><th>索<span></span>引<span></span>号：</th><td>K-1</td></tr></table>', ['索引号=K-1']],
    ['glued to a time', '<p>2024-07-02 08:16来源：某某网</p>', ['来源=某某网']],
    [
      'separate nodes',
      '<div><span>时间：</span> <span>2013-12-23</span><img><span>来源：</span> <span>某报</span></div>',
      ['时间=2013-12-23', '来源=某报'],
    ],
    [
      'spans without blanks between them',
      '<div><span>某某网站</span><span>发布日期 : 2022-12-06</span><span>来源 : 某局</span></div>',
      ['发布日期=2022-12-06', '来源=某局'],
    ],
    [
      'row of labels above row of values',
      '<table><tr><td>索取号</td><td>文件编号</td></tr><tr><td>B-2</td><td>某发〔2024〕5号</td></tr></table>',
      ['索取号=B-2', '文件编号=某发〔2024〕5号'],
    ],
    [
      'empty value before another label',
      '<ul><li>主题分类：<font></font></li><li>发文机关：<font>某局</font></li></ul>',
      ['主题分类=', '发文机关=某局'],
    ],
    ['empty cell', '<table><tr><td>文号：</td><td> </td><td>有效性：</td><td>有效</td></tr></table>', ['文号=', '有效性=有效']],
    ['无 is no value', '<p><strong>文号</strong>：无</p><p><strong>索引号</strong>：0001</p>', ['文号=', '索引号=0001']],
    ['dt and dd without colon', '<dl><dt>发文字号</dt><dd>某发〔2024〕6号</dd></dl>', ['发文字号=某发〔2024〕6号']],
    ['controls after the value', '<p>来源：某报 【字体：大 中 小】 打印</p>', ['来源=某报', '字体=']],
    ['brackets round the field', '<p>[来源：某报]</p>', ['来源=某报']],
    ['other words ending like a label', '<p>开始时间：2024-05-08</p><p>保洁时间：2024-05-09</p>', ['开始时间=2024-05-08']],
    ['rows of a link list', '<ul><li><a href="/1">某某会议在我区召开来源：某报</a></li></ul>', []],
    ['a link may be the value', '<p>来源：<a href="/1">某某报社网站</a></p>', ['来源=某某报社网站']],
    ['label without colon before a date', '<p>发布时间 2023-05-01 10:00</p>', ['发布时间=2023-05-01 10:00']],
  ])('%s', (_case, html, expected) => {
    expect(fieldsOf(html)).toEqual(expected);
  });
});

describe('document numbers', () => {
  test.each([
    ['国办发〔2017〕47号', '国办发〔2017〕47号'],
    ['（某政发[2023] 7 号）', '某政发[2023] 7 号'],
    ['某政办﹝2023﹞第12号', '某政办﹝2023﹞第12号'],
    ['2023年第5号', '2023年第5号'],
    ['中华人民共和国国务院令 第 492 号', '中华人民共和国国务院令 第 492 号'],
    ['青山府〔二〇二三〕五号', '青山府〔二〇二三〕五号'],
    ['某某局关于某事的公告（2023年第5号）', '2023年第5号'],
    ['根据某政发〔2023〕7号文件', null],
    ['某某路12号', null],
    ['2023年5月1日', null],
  ])('line %s', (text, expected) => {
    expect(numberLine(text)).toBe(expected);
  });
  test('cited numbers keep the agency code and lose the words before it', () => {
    expect(citedNumbers('根据国办发〔2017〕47号和青政发〔2019〕8号')).toEqual(['国办发〔2017〕47号', '青政发〔2019〕8号']);
  });
});

describe('page titles', () => {
  test.each([
    ['湖区通知_通知公告_某区人民政府', '', [], '湖区通知_通知公告'],
    ['湖区通知_通知公告_某区人民政府', '某区人民政府', ['通知公告'], '湖区通知'],
    ['某区人民政府-政府信息公开指南', '某区人民政府', ['政府信息公开指南'], '政府信息公开指南'],
    ['1-10月投资结构趋稳', '', [], '1-10月投资结构趋稳'],
    ['某省人民政府 部门资讯 书法展开幕', '某省人民政府', ['部门资讯'], '书法展开幕'],
    ['某区人民政府', '某区人民政府', [], '某区人民政府'],
  ])('%s', (text, site, columns, expected) => {
    expect(cleanPageTitle(text, site, columns)).toBe(expected);
  });
});

describe('terms of solicitations', () => {
  test.each([
    ['full range', '征求意见时间为自2023年5月1日起至2023年6月1日止。', '2023-05-01', '2023-06-01', null],
    ['range without the second year', '现公开征求意见，时间：2023年5月1日至6月1日。', '2023-05-01', '2023-06-01', null],
    ['range without second year and month', '公示期为2023年5月1日—15日，欢迎提出意见。', '2023-05-01', '2023-05-15', null],
    ['before a day', '请于2023年6月10日前将意见反馈至我局。', null, '2023-06-10', null],
    ['closing day with a time', '意见反馈截止时间为2023年6月10日17:00。', null, '2023-06-10', null],
    ['Chinese numerals', '征求意见期限自二〇二三年五月一日至二〇二三年五月三十一日。', '2023-05-01', '2023-05-31', null],
    ['full-width digits', '征集时间：２０２３年５月１日至２０２３年６月１日', '2023-05-01', '2023-06-01', null],
    ['dashes', '征集时间：2023-05-01 至 2023-06-01', '2023-05-01', '2023-06-01', null],
    ['portal form, two lines', '征求意见\n开始时间：2023-05-01\n结束时间：2023-06-01', '2023-05-01', '2023-06-01', null],
    ['days from publication', '自公告发布之日起30日内提出意见。', null, null, [30, 'day']],
    ['working days', '公示期为7个工作日，请提出意见。', null, null, [7, 'working-day']],
    ['Chinese count', '征求意见期限为三十日。', null, null, [30, 'day']],
    ['no year: that of publication', '请于6月10日前将意见反馈我局。', null, '2023-06-10', null],
    ['no year: over the new year', '请于1月5日前将意见反馈我局。', null, '2024-01-05', null],
    ['impossible range', '征求意见时间为2023年6月1日至2023年5月1日。', null, null, null],
    ['no term', '欢迎社会各界提出宝贵意见。', null, null, null],
    ['dots and a hyphen', '征求意见时间：2023.5.1-2023.5.31', '2023-05-01', '2023-05-31', null],
    ['wave', '公示时间：2023年5月1日~5月31日', '2023-05-01', '2023-05-31', null],
    ['hours behind the days', '征求意见时间：2023年5月1日8时至2023年5月31日18时', '2023-05-01', '2023-05-31', null],
    ['labels side by side', '征求意见 开始时间：2023-05-01 00:00:00  结束时间：2023-05-31 23:59:59', '2023-05-01', '2023-05-31', null],
    ['no year at all', '征集时间：5月1日至5月31日', '2023-05-01', '2023-05-31', null],
    ['no year, and none that fits the day of publication', '征集时间：12月20日至1月20日', null, null, null],
    ['second year left out over the new year', '征求意见时间为2023年12月20日至1月20日', '2023-12-20', '2024-01-20', null],
    ['Chinese numerals, second year left out', '二〇二三年五月一日至五月三十一日公开征求意见', '2023-05-01', '2023-05-31', null],
    ['from now on', '即日起至2023年6月10日，公众可提出意见', null, '2023-06-10', null],
    ['from now on, no year', '自即日起至6月10日征求意见', null, '2023-06-10', null],
    ['that day included', '请于2023年6月10日（含当日）前将意见反馈', null, '2023-06-10', null],
    ['hour of the closing day', '请于6月10日18:00前将修改意见反馈', null, '2023-06-10', null],
    ['earlier round', '《办法》已于2022年5月1日至6月1日征求意见。现再次公开征求意见，时间为2023年5月1日至5月31日', '2023-05-01', '2023-05-31', null],
    ['length and range', '公示时间为5个工作日（2023年5月22日至5月26日）', '2023-05-22', '2023-05-26', [5, 'working-day']],
    ['a month is no number of days', '征求意见时间为一个月', null, null, null],
    ['other dates of the text', '《办法》自2020年1月1日施行以来成效明显。欢迎提出意见。', null, null, null],
  ] as const)('%s', (_case, text, opens, closes, stated) => {
    const term = readSolicitationTerm(text.split('\n'), '2023-05-20');
    expect([term?.opensOn?.value ?? null, term?.closesOn?.value ?? null]).toEqual([opens, closes]);
    expect(term?.stated ? [term.stated.value.count, term.stated.value.unit] : null).toEqual(stated);
  });
  test('a stated reason for a short term is kept verbatim', () => {
    const term = readSolicitationTerm(['因防汛工作时间紧迫，征求意见期限缩短为7日，请于2023年6月10日前反馈。'], null);
    expect(term?.shortTermReason?.value).toContain('时间紧迫');
    expect(readSolicitationTerm(['请于2023年6月10日前反馈意见。'], null)?.shortTermReason).toBeNull();
  });
});

describe('what became of opinions', () => {
  test.each([
    ['counts', '征求意见期间共收到意见建议12条，采纳8条，未采纳4条，未采纳的主要原因是与上位法不一致。', 12, 8, true],
    ['Chinese counts', '共收到反馈意见三条，均予以采纳。', 3, 3, false],
    ['nothing came', '征求意见期间未收到意见和建议。', 0, null, false],
    ['none taken up', '收到意见2条，均未采纳，理由如下：缺乏依据。', 2, 0, true],
    ['number in front', '其中5条意见予以采纳。共收到各类意见7条', 7, 5, false],
    ['says nothing', '欢迎提出意见。', null, null, false],
    ['total after its parts', '网站收到意见2条；邮箱收到意见1条；共3条，采纳2条。', 3, 2, false],
    ['parts without a total', '网站收到意见2条；邮箱收到意见1条；采纳2条。', null, 2, false],
    ['persons and opinions', '共有12人提出意见15条，采纳10条。', 15, 10, false],
    ['letters are no opinions', '收到邮件3封，采纳意见2条。', null, 2, false],
    ['one, taken up', '收到1条意见，予以采纳。', 1, 1, false],
    ['nobody had any', '公开征求意见期间，没有单位和个人提出意见。', 0, null, false],
    ['the public had none', '截至5月31日，社会公众未提出意见。', 0, null, false],
    ['none, in a form', '反馈意见情况：无', 0, null, false],
    ['ten is not nought', '收到意见10条。', 10, null, false],
    ['a request to those without opinions', '如无反馈意见，请说明；逾期未反馈的，视为无修改意见。', null, null, false],
    ['Chinese counts of what was left out', '共收到意见建议十二条，已采纳十条，二条未采纳，原因是超出范围。', 12, 10, true],
  ] as const)('%s', (_case, text, received, adopted, reason) => {
    const feedback = readFeedback([text]);
    expect([feedback?.received ?? null, feedback?.adopted ?? null, (feedback?.notAdoptedReason ?? null) !== null]).toEqual([
      received,
      adopted,
      reason,
    ]);
  });
});

describe('contact lines', () => {
  test.each([
    ['both', '<p>解读单位：青山区水利局</p><p>咨询电话：0731-12345678</p>', '青山区水利局', '0731-12345678'],
    ['one line', '<p>解读机关：青山区水利局；解读人：某某；联系电话：12345678。</p>', '青山区水利局', '12345678'],
    ['number in the next cell', '<table><tr><td>咨询电话</td><td>(0731)1234567-802</td></tr></table>', null, '(0731)1234567-802'],
    ['hot line', '<p>政策咨询热线：12345</p>', null, '12345'],
    ['a year is no phone', '<p>联系方式：2023年另行通知</p>', null, null],
    ['nothing', '<p>到此为止。</p>', null, null],
    ['a person interprets', '<p>解读机关：青山区水利局</p><p>解读人：某某</p>', '青山区水利局', null],
    ['only a person', '<p>解读人：某某</p>', null, null],
    ['an office under the label for persons', '<p>解读人：青山区水利局</p>', '青山区水利局', null],
    ['in a sentence', '<p>本政策由青山区水利局负责解读，咨询电话为0731-12345678。</p>', '青山区水利局', '0731-12345678'],
    ['a plain 电话 behind the unit', '<p>解读科室：水利局河湖科　电话：0731-12345678</p>', '水利局河湖科', '0731-12345678'],
    ['a plain 电话 of someone else', '<p>报名请找张师傅，电话：0731-12345678</p>', null, null],
    ['unit and number without a word for phone', '<p>政策咨询：青山区水利局，0731-12345678</p>', null, '0731-12345678'],
    [
      'labels in cells',
      '<table><tr><td>解读单位</td><td>青山区水利局</td></tr><tr><td>咨询电话</td><td>12345678</td></tr></table>',
      '青山区水利局',
      '12345678',
    ],
    ['brackets for colons', '<p>【解读机关】青山区水利局</p><p>【联系电话】0731-12345678</p>', '青山区水利局', '0731-12345678'],
    ['long dash in the number', '<p>解读单位：青山区水利局</p><p>联系电话：0731—12345678</p>', '青山区水利局', '0731-12345678'],
    ['those who answer', '<p>咨询机关：青山区水利局，电　话：12345678</p>', '青山区水利局', '12345678'],
    ['unit and number under one label', '<p>解读单位及电话：青山区水利局，12345678</p>', '青山区水利局', '12345678'],
    ['whom to ask', '<p>如有疑问，请咨询青山区水利局，电话：0731-12345678。</p>', null, '0731-12345678'],
    ['name of a person before the number', '<p>联系人：某某，0731-12345678</p>', null, '0731-12345678'],
    ['name with a blank', '<p>解读单位：青山区 水利局</p>', '青山区水利局', null],
    ['this interpretation was given by', '<p>本解读由青山区水利局负责，联系电话0731-12345678。</p>', '青山区水利局', '0731-12345678'],
    ['who explains the words of the rules', '<p>本办法由青山区水利局负责解释。</p>', null, null],
    ['number for complaints', '<p>监督电话：0731-12345678</p>', null, null],
    ['labels with nothing beside them', '<table><tr><td>解读单位</td></tr><tr><td>咨询电话</td></tr></table>', null, null],
  ])('%s', (_case, html, unit, phone) => {
    const contact = readContact(linesOf(`<p>正文一段。</p>${html}`), []);
    expect([contact?.unit ?? null, contact?.phone ?? null]).toEqual([unit, phone]);
  });
});

describe('ways to send opinions', () => {
  test.each<[string, string, string[]]>([
    [
      'listed',
      '意见可通过以下方式反馈：1.信函：青山区湖滨路1号（邮编410000）；2.电子邮箱：qs@example.gov.cn；3.电话：0731-12345678；4.传真：0731-12345679。',
      ['post', 'email', 'phone', 'fax'],
    ],
    ['form of the portal', '请登录青山区人民政府网站，进入“意见征集”栏目在线提交意见。', ['form']],
    ['mailbox address alone', '意见请发至qs@example.gov.cn，以便反馈。', ['email']],
    ['hearing and visit', '可在座谈会上提出意见，也可直接送至区水利局当面反馈意见。', ['visit', 'meeting']],
    ['short message', '可通过微信公众号留言反馈意见。', ['message']],
    ['none', '欢迎社会各界提出意见。', []],
    ['a telephone that is no way to answer', '园区内电话亭已经修好。', []],
  ])('%s', (_, text, expected) => {
    expect(
      readChannels([text])
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual([...expected].sort());
  });
  test('each once, with the words that name it', () => {
    const channels = readChannels(['联系电话：0731-12345678。', '意见请致电0731-12345678。']);
    expect(channels).toEqual([{ kind: 'phone', quote: '联系电话:0731-12345678' }]);
  });
});
