import { expect, test } from 'vitest';
import { extractPage } from '../../../crawler/extractors/page.js';

/** Further layouts of portals, retyped in shape from public crawlers and page sources; every word in them is neutral or invented. */

const PROSE =
  '<p>　　园区内的步道已经修好，沿湖一侧加装了护栏，行人可以放心通行。</p><p>　　今年雨水偏多，花木长势较好，工作人员每周修剪两次，并及时清理落叶。</p>';

interface Expected {
  title?: string;
  published?: string | null;
  source?: string | null;
  number?: string | null;
  index?: string | null;
  written?: string | null;
  issuer?: string | null;
  validity?: string | null;
  subject?: string | null;
  disclosure?: string | null;
  columns?: string[];
  attachments?: string[];
  kind?: string;
}

const LAYOUTS: [name: string, url: string, html: string, expected: Expected][] = [
  [
    'ministry, TRS: byline twice for phone and desk, share bar, breadcrumb with no-break blanks',
    'https://www.qsb.gov.cn/ywdt/yw/202204/t20220417_974894.shtml',
    `<html><head><title>湖区一周要闻（4.10-4.16）_青山部</title><meta name="ColumnName" content="湖区要闻" /><meta name="ArticleTitle" content="湖区一周要闻（4.10-4.16）"   /><meta name="PubDate" content="2022-04-17 14:46:00"   /><meta name="ContentSource" content="青山部"   /><meta name="publishdate" content="2022-04-17"></head><body>
      <div class="innerBaseBanner"><h2><script>document.write("要闻动态")</script></h2><div class="crumbsNav">当前位置：<a href="../../../">首页</a>&nbsp;>&nbsp;<a href="../../">要闻动态</a>&nbsp;>&nbsp;<a href="../">湖区要闻</a></div></div>
      <div class="neiright_Box"><h2 class="neiright_Title">湖区一周要闻（4.10-4.16）</h2><div class="neiright_Content"><div class="neiright_JPZ_GK"><p class="ydLyZzBox"><span>2022-04-17</span> <span>来源：青山部</span></p><span class="xqLyPc time">2022-04-17</span> <span class="xqLyPc">来源：青山部</span><div>分享到：</div><span>[打印]</span><span>字号：<a>[大]</a> <a>[中]</a></span></div>
      <div class="neiright_JPZ_GK_CP"><div class=TRS_Editor><div class="Custom_UnionStyle"><div>　　<b>1.湖区召开会议</b></div><div>　　4月12日，湖区召开会议，审议了两项标准。</div>${PROSE}</div></div></div></div></div></body></html>`,
    {
      title: '湖区一周要闻（4.10-4.16）',
      published: '2022-04-17',
      source: '青山部',
      columns: ['首页', '要闻动态', '湖区要闻'],
      kind: 'article',
    },
  ],
  [
    'trade centre, epoint: a whole page inside the text, counter filled by script, date at its end is the signature’s',
    'https://ggzy.qs.gov.cn/jyxx/004002/20200716/63f44e47.html',
    `<html><head><title>【区中心】湖区步道工程招标公告</title></head><body><div class="ewb-container"><div class="ewb-location">当前的位置：<a href="/">首页 </a>&gt; <span><a href="/jyxx/about.html">交易信息</a> </span>&gt; <span><a href="/jyxx/004002/about.html">招标公告</a> </span><span style="display: none;"><div id="cate">004002</div></span></div>
      <div class="ewb-article"><div class="news-article"><span style="display: none;" id="infoid">63f44e47</span><h3>【区中心】湖区步道工程招标公告</h3><div class="ewb-article-sources clearfix"><span></span>发布时间：2020-07-16 18:25<span></span>浏览：<span id="infoViewCount"></span>次</div>
      <div class="ewb-article-info"><div class="ewb-article-p" id="infoContentM"><!DOCTYPE html><html><head><style>.t{}</style><title>招标公告</title></head><body><table><tr><td><div align="center">招标编号：QSJ-202007-001</div></td></tr><tr><td>1.招标条件</td></tr><tr><td>本项目已由区发展改革委以（青发改批〔2018〕147号）批准建设，现进行公开招标。</td></tr><tr><td>报名时间为2020年7月17日至2020年7月21日止。</td></tr><tr><td><div align="right">2020年07月15日</div></td></tr></table></body></html></div></div></div></div></div></body></html>`,
    {
      title: '【区中心】湖区步道工程招标公告',
      published: '2020-07-16T18:25',
      number: null,
      columns: ['首页', '交易信息', '招标公告'],
      kind: 'article',
    },
  ],
  [
    'city commission, NFCMS: title box, info box, text box without system names',
    'https://gzw.qs.gov.cn/zwgk/qt/rsxx/content/post_12612456.html',
    `<html><head><meta name="SiteIDCode" content="4301020052"><meta name="ColumnName" content="人事信息"></head><body><div class="xl_wrap"><div class="title">青山区国资委关于湖区公司的通知</div><div class="title_info"><span>发布时间：2026-01-22 11:40:11</span></div></div><div class="xl_main articleBox"><p>湖区公司：</p>${PROSE}</div></body></html>`,
    { title: '青山区国资委关于湖区公司的通知', published: '2026-01-22T11:40:11', kind: 'article' },
  ],
  [
    'tax bureau: number in a small heading, date only in the meta, notes and buttons beside the text',
    'https://fgk.qs.gov.cn/zcfgk/c100012/c5201/content.html',
    `<html><head><meta name="PubDate" content="2020-01-05"></head><body><div class="detials contentLeft"><h3>青山区税务局关于湖区企业的公告</h3><h5 class="actfwzh">青税发〔2020〕3号</h5><div class="article"><div class="zs">注释</div><div class="arc_cont">${PROSE}<p>附件：<a href="./file.xls">表.xls</a></p></div><div class="bot-btns-box">【打印】【下载】</div></div></div></body></html>`,
    {
      title: '青山区税务局关于湖区企业的公告',
      number: '青税发〔2020〕3号',
      published: '2020-01-05',
      attachments: ['https://fgk.qs.gov.cn/zcfgk/c100012/c5201/file.xls'],
      kind: 'document',
    },
  ],
  [
    'tax bureau: state of validity and date written in one line',
    'https://fgk.qs.gov.cn/zcfgk/c100027/c1/content.html',
    `<html><head><title>法规库</title></head><body><h1>青山区税务局关于湖区企业的公告</h1><p>全文有效 成文日期：2026年7月1日</p><p>第一条 为规范管理，制定本公告。</p><p>第二条 湖区企业应当依法办理。</p>${PROSE}</body></html>`,
    { title: '青山区税务局关于湖区企业的公告', written: '2026-07-01', published: null },
  ],
  [
    'district: seven labels, one a line, nothing but text',
    'https://www.qs.gov.cn/zfgw/20260703/a1.html',
    `<html><head><title>关于湖区的批复</title></head><body><h2>关于湖区的批复</h2><div class="head">索引号：QS310107202603028<br>主题分类：土地<br>公开属性：主动公开<br>成文日期：2026年07月01日<br>发文字号：青府〔2026〕54号<br>发布日期：2026年07月03日<br>公开主体：青山区人民政府</div><div class="Article_content">${PROSE}</div></body></html>`,
    {
      title: '关于湖区的批复',
      index: 'QS310107202603028',
      subject: '土地',
      disclosure: '主动公开',
      written: '2026-07-01',
      number: '青府〔2026〕54号',
      published: '2026-07-03',
      issuer: '青山区人民政府',
      kind: 'document',
    },
  ],
  [
    'energy bureau: list item shape inside the article, strong labels, full-width blank in 标　　题',
    'https://nyj.qs.gov.cn/2023-05/18/c_1310.htm',
    `<html><head><title>青山区能源局</title></head><body><table><tr><td><strong>发文单位：</strong> 青山区能源局</td><td><strong>成文日期：</strong> 2023年05月10日</td></tr><tr><td colspan="2"><strong>标　　题：</strong>关于湖区电站的通知</td></tr><tr><td><strong>发文字号：</strong> 青能发〔2023〕7号</td><td><strong>发布日期：</strong> 2023年05月18日</td></tr></table><div class="article-content">${PROSE}</div></body></html>`,
    {
      title: '关于湖区电站的通知',
      issuer: '青山区能源局',
      written: '2023-05-10',
      number: '青能发〔2023〕7号',
      published: '2023-05-18',
      kind: 'document',
    },
  ],
  [
    'price office: show-title and show-detail, column in the address, text is a file',
    'https://fgw.qs.gov.cn/html/2026/jiage_0924/28568.html',
    `<html><head><meta name="ColumnName" content="价格"><meta name="ArticleTitle" content="湖区船票价格调整"><meta name="PubDate" content="2026-09-24 17:50:58"><meta name="ContentSource" content="价格处"></head><body><div class="show-title">湖区船票价格调整</div><div class="show-detail"><p>自9月24日24时起调整价格。</p><a href="/uploadfile/s2/2026/0924/x.pdf">湖区船票价格表</a></div></body></html>`,
    {
      title: '湖区船票价格调整',
      published: '2026-09-24T17:50:58',
      source: '价格处',
      attachments: ['https://fgw.qs.gov.cn/uploadfile/s2/2026/0924/x.pdf'],
    },
  ],
  [
    'science department: cont_title, xiangqnr, date beside the column name above',
    'https://kjt.qs.gov.cn/www/xxgk2020/228104/312345/index.html',
    `<html><head><title>青山区科技局</title></head><body><div class="wz">您当前的位置：<a href="/">首页</a>&gt;&gt;<a href="/www/xxgk2020/228104/index.html">政策文件</a></div><h2 class="cont_title">关于征集湖区科技项目的通知</h2><div class="xinxi">时间：2023年5月18日 10:20&nbsp;&nbsp;来源：区科技局&nbsp;&nbsp;[<a>大</a> <a>中</a> <a>小</a>]</div><div class="xiangqnr">${PROSE}<p><a href="/files/2023/a.docx">附件1.docx</a></p></div></body></html>`,
    {
      title: '关于征集湖区科技项目的通知',
      published: '2023-05-18T10:20',
      source: '区科技局',
      columns: ['首页', '政策文件'],
      attachments: ['https://kjt.qs.gov.cn/files/2023/a.docx'],
    },
  ],
  [
    'press office: one div with source and date parted by blanks only',
    'http://www.qsxw.gov.cn/xwbjs/zygy/38848/Document/1653987/1653987.htm',
    `<html><head><title>湖区召开新闻发布会</title></head><body><div class="tc A_title">湖区召开新闻发布会</div><div class="tc A_t1 f12 pr"><div>青山新闻办网站 www.qsxw.gov.cn   2019-04-29   来源：青山日报</div></div><div id="content">${PROSE}</div><div class="tr A_t1 f12">(责任编辑：某某)</div></body></html>`,
    { title: '湖区召开新闻发布会', published: '2019-04-29', source: '青山日报' },
  ],
  [
    'county, jsp: node address, labels in a definition list, empty validity',
    'https://www.qsx.gov.cn/info/iDetail.jsp?infoId=991&node_id=GKqs',
    `<html><head><title>信息公开</title></head><body><dl class="detail"><dt>信息名称</dt><dd>青山县湖区管理办法</dd><dt>索 取 号</dt><dd>A-2023-00031</dd><dt>发文单位</dt><dd>青山县人民政府</dd><dt>发布日期</dt><dd>2023/5/18</dd><dt>有 效 性</dt><dd></dd></dl><div id="detailContent">${PROSE}</div></body></html>`,
    { title: '青山县湖区管理办法', index: 'A-2023-00031', issuer: '青山县人民政府', published: '2023-05-18', validity: null },
  ],
  [
    'university press of vsb: title without class in a form, author and counter',
    'https://www.qs.gov.cn/info/1021/4021.htm',
    `<html><head><title>论坛通知-青山区文化馆</title></head><body><form name="_newscontent_fromname"><div class="art-tit"><h3>论坛通知</h3><p><em>作者：</em><em>发布时间：2026-10-01</em><em>阅读：12</em></p></div><div id="vsb_content"><div class="v_news_content">${PROSE}</div></div></form></body></html>`,
    { title: '论坛通知', published: '2026-10-01' },
  ],
  [
    'reform commission: source and time in em elements, number first in the text, meta of another day',
    'https://www.qs.gov.cn/xxgk/zcfb/tz/202609/t20260930_1.html',
    `<html><head><meta name="PubDate" content="2026-09-30 10:00"><meta name="ContentSource" content="区发展改革委"><title>关于成本核算的通知</title></head><body><div><div class="art-tit"><h1>关于成本核算的通知</h1><p><em>发布时间：2026-09-29</em><em>来源：办公室</em></p></div><div id="body"><p>青发改价格〔2026〕1303号</p>${PROSE}</div></div></body></html>`,
    { title: '关于成本核算的通知', published: '2026-09-29', source: '办公室', number: '青发改价格〔2026〕1303号', kind: 'document' },
  ],
  [
    'city commission with a hash address: title tag holds column and site',
    'https://fgw.qs.gov.cn/fgw_ndjh/20260123/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.html',
    `<html><head><meta name="SiteIDCode" content="4301020087"><meta name="ColumnName" content="年度计划"><title>关于2025年计划执行情况与2026年计划草案的报告_年度计划_青山区发改委</title></head><body><div id="ivs_title">关于2025年计划执行情况与2026年计划草案的报告<small class="PBtime">（2026-01-23 10:01:19）</small></div><div id="ivs_content">${PROSE}</div></body></html>`,
    { title: '关于2025年计划执行情况与2026年计划草案的报告', published: '2026-01-23T10:01:19', columns: ['年度计划'] },
  ],
  [
    'interpretation under the name of its document',
    'https://www.qs.gov.cn/jd/202305/t20230518_2.html',
    `<html><head><title>《湖区管理办法》政策解读_政策解读_青山区人民政府</title><meta name="ArticleTitle" content="《湖区管理办法》政策解读"></head><body><div class="yw"><h3>政策原文</h3><a href="/wj/1.html">青山区湖区管理办法</a></div><h1>《湖区管理办法》政策解读</h1><div>发布日期：2023-05-18　来源：区水利局</div><div class="TRS_Editor">${PROSE}</div></body></html>`,
    { title: '《湖区管理办法》政策解读', published: '2023-05-18', kind: 'interpretation' },
  ],
  [
    'head not closed, scripts in it',
    'https://www.qs.gov.cn/a/b/3.html',
    `<html><head><meta charset="utf-8"><title>湖区步道完工_青山区</title><script>var a=1</script><body><h1>湖区步道完工</h1><div>2023-05-18 来源：青山日报</div><div class="TRS_Editor">${PROSE}</div></body></html>`,
    { title: '湖区步道完工', published: '2023-05-18', source: '青山日报', kind: 'article' },
  ],
  [
    'day and hour without a blank between them, full-width colon in the time',
    'https://www.qs.gov.cn/a/b/4.html',
    `<html><head><title>湖区步道完工</title></head><body><h1>湖区步道完工</h1><div>发布时间：2023-05-1810：20　来源：青山日报</div><div class="TRS_Editor">${PROSE}</div></body></html>`,
    { published: '2023-05-18T10:20', source: '青山日报' },
  ],
  [
    'columns of a table in the text are no header of the page',
    'https://www.qs.gov.cn/a/b/5.html',
    `<html><head><title>湖区项目清单公示</title></head><body><h1>湖区项目清单公示</h1><div>发布时间：2023-05-18</div><div class="TRS_Editor"><table><tr><th>序号</th><th>名称</th><th>责任单位</th></tr><tr><td>1</td><td>东门步道</td><td>区水利局</td></tr><tr><td>2</td><td>西门步道</td><td>区园林局</td></tr></table>${PROSE}</div></body></html>`,
    { title: '湖区项目清单公示', issuer: null, kind: 'article' },
  ],
];

test.each(LAYOUTS)('%s', (_, url, html, expected) => {
  const facts = extractPage({ html, url, charset: 'utf-8', rendered: false });
  const got: Record<keyof Expected, unknown> = {
    title: facts.title?.value,
    published: facts.publishedAt?.value ?? null,
    source: facts.source?.value ?? null,
    number: facts.documentNumber?.value ?? null,
    index: facts.indexNumber?.value ?? null,
    written: facts.writtenOn?.value ?? null,
    issuer: facts.issuer?.value ?? null,
    validity: facts.validity?.value ?? null,
    subject: facts.subject?.value ?? null,
    disclosure: facts.disclosure?.value ?? null,
    columns: facts.columns.map((step) => step.name),
    attachments: facts.attachments.map((file) => file.url),
    kind: facts.kind,
  };
  expect(Object.fromEntries(Object.keys(expected).map((key) => [key, got[key as keyof Expected]]))).toEqual(expected);
});
