import { describe, expect, test } from 'vitest';
import { extractPage } from '../../../crawler/extractors/page.js';
import { pageFactsSchema } from '../../../crawler/facts/page.js';

/** Invented articles in the mark-up habits of content systems. Words are neutral; only the layout is meant. */

const PROSE = [
  '园区内的步道已经修好，沿湖一侧加装了护栏，行人可以放心通行。',
  '今年雨水偏多，花木长势较好，工作人员每周修剪两次，并及时清理落叶。',
  '7月8日起，东门开放时间延长到晚上九点，请市民合理安排时间。',
];
const paragraphs = PROSE.map((text) => `<p>${text}</p>`).join('');
const menu =
  '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/jd/">政策解读</a></li></ul><span>今天是2031年1月2日 星期四</span></div>';
const footer =
  '<div class="footer"><p>主办：青山区人民政府办公室 承办：青山区大数据中心</p><p>网站标识码：4301020007 湘ICP备05000000号-1 湘公网安备 43010202000000号</p><p>Copyright 2019-2031</p></div>';

interface Expected {
  title: string;
  published: string | null;
  source?: string | null;
  number?: string | null;
  blank?: boolean;
  index?: string | null;
  written?: string | null;
  issuer?: string | null;
  validity?: string | null;
  column?: string;
  siteCode?: string | null;
  attachments?: number;
  kind?: string;
}
interface Layout {
  name: string;
  url: string;
  html: string;
  expected: Expected;
}

const LAYOUTS: Layout[] = [
  {
    name: 'TRS: h1, date and source in one line, TRS_Editor, script footer',
    url: 'https://www.qs.gov.cn/zwgk/tzgg/202305/t20230518_1234567.html',
    html: `<html><head><title>关于做好公园养护工作的通知_通知公告_青山区人民政府</title><meta name="SiteIDCode" content="4301020007"/></head><body>${menu}
      <div class="crumb">当前位置：<a href="../../../">首页</a> &gt; <a href="../../">政务公开</a> &gt; <a href="../">通知公告</a></div>
      <h1>关于做好公园养护工作的通知</h1><div class="info"><span>来源：青山区园林局</span>&nbsp;&nbsp;<span>发布时间：2023-05-18 09:05</span>&nbsp;&nbsp;<span>字号：[<a>大</a> <a>中</a>]</span></div>
      <div class="TRS_Editor"><p style="text-align:center">青园林发〔2023〕12号</p>${paragraphs}<p>附件：<a href="./W020230518.pdf">养护清单.pdf</a></p></div>
      <div class="xgwz"><h3>相关文章</h3><ul><li><a href="./t20230101_1.html">别的通知一则在此</a><span>2023-01-01</span></li></ul></div></body></html>`,
    expected: {
      title: '关于做好公园养护工作的通知',
      published: '2023-05-18T09:05',
      source: '青山区园林局',
      number: '青园林发〔2023〕12号',
      column: '通知公告',
      siteCode: '4301020007',
      attachments: 1,
      kind: 'document',
    },
  },
  {
    name: 'hanweb xxgk: table of labels, label and value in neighbouring cells, comment markers',
    url: 'https://www.qs.gov.cn/art/2022/3/4/art_1229_55.html',
    html: `<html><head><title>青山区人民政府 政策文件 关于印发湖区管理办法的通知</title><meta name="SiteName" content="青山区人民政府"><meta name="ColumnName" content="政策文件"></head><body>${menu}
      <table class="xxgk_top"><tr><td><b>索 引 号</b></td><td>SA01-2022-00012</td><td><b>发布机构</b></td><td>青山区人民政府办公室</td></tr>
      <tr><td>生成日期</td><td>2022-03-01</td><td>公开方式</td><td>主动公开</td></tr><tr><td>文　　号</td><td>青政办发[2022] 7 号</td><td>有 效 性</td><td>有效</td></tr></table>
      <table id="c"><tr><td class="title">关于印发湖区管理办法的通知</td></tr><tr><td>发布日期：2022-03-04&nbsp;&nbsp;浏览次数：<script>document.write('1')</script></td></tr>
      <tr><td><div id="zoom"><!--ZJEG_RSS.content.begin--><meta name="ContentStart">${paragraphs}<meta name="ContentEnd"><!--ZJEG_RSS.content.end--></div></td></tr></table>${footer}</body></html>`,
    expected: {
      title: '关于印发湖区管理办法的通知',
      published: '2022-03-04',
      number: '青政办发[2022] 7 号',
      index: 'SA01-2022-00012',
      issuer: '青山区人民政府办公室',
      validity: '有效',
      column: '政策文件',
      siteCode: '4301020007',
      kind: 'document',
    },
  },
  {
    name: 'UCAP: gov.cn style pages_content, bare date line, colon with blanks',
    url: 'http://www.qs.gov.cn/qs/c101/202109/0a1b2c3d4e5f60718293a4b5c6d7e8f9.shtml',
    html: `<html><head><meta name="others" content="页面生成时间 2024-02-02 10:00:00"><meta name="PubDate" content="2024-02-02 10:00:00"><title>湖区三日游路线公布- 青山区政府网</title></head><body>${menu}
      <div class="BreadcrumbNav">您所在的位置 : <a href="/">首页</a> » <a href="/qs/c101/list.shtml">工作动态</a> » 正文</div>
      <div class="article oneColumn"><h1><ucaptitle>湖区三日游路线公布</ucaptitle></h1><div class="pages-date">2021-09-15 17:30 <span class="font">来源： 青山日报</span> <span>【字体：<a>大</a> <a>小</a>】</span></div>
      <div class="pages_content"><div id="UCAP-CONTENT">${paragraphs}</div></div><div class="editor"><span>责任编辑：某某</span></div></div>${footer}</body></html>`,
    expected: { title: '湖区三日游路线公布', published: '2021-09-15T17:30', source: '青山日报', column: '工作动态', kind: 'article' },
  },
  {
    name: 'vsb: form, author line, v_news_content, list of attachments after the body',
    url: 'https://www.qs.gov.cn/info/1021/33445.htm',
    html: `<html><head><title>园林养护招标结果公示-青山区园林局</title></head><body>${menu}<div class="position">当前位置： <a href="../../index.htm">首页</a> &gt;&gt; <a href="../../gsgg.htm">公示公告</a> &gt;&gt; 正文</div>
      <form name="_newscontent_fromname"><div class="ar_title"><h3>园林养护招标结果公示</h3><h6>作者：园林科 &nbsp;时间：2020-11-02 &nbsp;点击数：<script>_showDynClicks("wbnews",1,2)</script></h6></div>
      <div id="vsb_content"><div class="v_news_content">${paragraphs}</div></div><ul style="list-style-type:none;"><li>附件【<a href="/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=1&wbfileid=99">结果表.xlsx</a>】已下载<span>12</span>次</li></ul></form>
      <p>上一条：<a href="33440.htm">另一条公示</a></p>${footer}</body></html>`,
    expected: { title: '园林养护招标结果公示', published: '2020-11-02', column: '公示公告', attachments: 1, kind: 'article' },
  },
  {
    name: 'gkmlpt rendered: eight labels in ul of li, number label blank',
    url: 'http://www.qs.gov.cn/gkmlpt/content/9/9103/post_9103540.html',
    html: `<html><head><title>关于公布节水名单的公告 - 青山区政府信息公开</title></head><body>${menu}<div class="content-box"><div class="classify"><table><tbody>
      <tr><td class="label">索引号:</td><td><span>11430102MB2D00000X/2023-00031</span></td><td class="label">分类:</td><td>公告</td></tr><tr><td class="label">发布机构:</td><td>青山区水利局</td><td class="label">成文日期:</td><td>2023-06-01</td></tr>
      <tr><td class="label">名称:</td><td colspan="3">关于公布节水名单的公告</td></tr><tr><td class="label">文号:</td><td></td><td class="label">发布日期:</td><td>2023-06-05</td></tr><tr><td class="label">主题词:</td><td></td></tr></tbody></table></div>
      <h1 class="title">关于公布节水名单的公告</h1><div class="date-row">发布日期：2023-06-05 10:20:30 <span>浏览次数：</span></div><div class="article-content">${paragraphs}</div></div>${footer}</body></html>`,
    expected: {
      title: '关于公布节水名单的公告',
      published: '2023-06-05T10:20:30',
      number: null,
      blank: true,
      index: '11430102MB2D00000X/2023-00031',
      written: '2023-06-01',
      issuer: '青山区水利局',
      siteCode: '4301020007',
    },
  },
  {
    name: 'Shandong: dl of dt and dd, 发文日期 beside 成文日期, whole-page class "bottom"',
    url: 'http://www.qs.gov.cn/gongkai/site_1/channel_c_2/doc_65a1b2c3.html',
    html: `<html><head><title>青山区人民政府 区政府文件 关于划定禁采区的通告</title></head><body><div class="bg-bottom">${menu}<div class="info"><dl><dt>标题：</dt><dd>关于划定禁采区的通告</dd><dt>发文机关：</dt><dd>青山区人民政府</dd><dt>发文字号：</dt><dd>青政字〔2024〕3号</dd>
      <dt>索引号：</dt><dd>QS-2024-0003</dd><dt>成文日期：</dt><dd>2024-01-10</dd><dt>发布日期：</dt><dd>2024-01-12</dd><dt>有效性：</dt><dd>失效</dd></dl></div>
      <h2 class="tit">关于划定禁采区的通告</h2><div class="wzcon">${paragraphs}<p>青山区人民政府</p><p>2024年1月10日</p><p>（此件公开发布）</p></div></div></body></html>`,
    expected: {
      title: '关于划定禁采区的通告',
      published: '2024-01-12',
      number: '青政字〔2024〕3号',
      index: 'QS-2024-0003',
      written: '2024-01-10',
      issuer: '青山区人民政府',
      validity: '失效',
      kind: 'document',
    },
  },
  {
    name: 'phpcms: date in a nested h1 span, no label, table layout without classes',
    url: 'http://www.qs.gov.cn/index.php?m=content&c=index&a=show&catid=12&id=345',
    html: `<html><head><title>春季植树活动顺利举行 - 工作动态 - 青山区林业局</title></head><body>${menu}<div class="crumbs"><a href="/">首页</a><span> &gt; </span><a href="/dt">工作动态</a> &gt;  正文</div>
      <div id="Article"><h1>春季植树活动顺利举行<br /><span>2019-03-12 16:40:05&nbsp;&nbsp;&nbsp;来源：林业局办公室 &nbsp;&nbsp;&nbsp;评论：<a href="#">0</a> 点击：</span></h1><div class="content">${paragraphs}</div></div>${footer}</body></html>`,
    expected: { title: '春季植树活动顺利举行', published: '2019-03-12T16:40:05', source: '林业局办公室', column: '工作动态' },
  },
  {
    name: 'easysite: font values, 更新时间 only',
    url: 'https://www.qs.gov.cn/web/dt/345678/index.html',
    html: `<html><head><title>湿地保护宣传进社区</title><meta name="createDate" content="2025-01-01 03:00:00"><meta name="SiteName" content="青山区人民政府"></head><body>${menu}<p>您的位置：<span><a href="/index.html">网站首页</a> &gt; <a href="/dt/">新闻动态</a></span></p>
      <div class="easysite-news-title"><h2>湿地保护宣传进社区</h2><p class="easysite-news-describe">来源：<font id="xxly">湿地中心</font> 更新时间：2024-04-02 08:30</p></div><div class="easysite-news-content"><div class="easysite-news-text" id="easysiteText">${paragraphs}</div></div></body></html>`,
    expected: { title: '湿地保护宣传进社区', published: '2024-04-02T08:30', source: '湿地中心', column: '新闻动态' },
  },
  {
    name: 'legacy jsp: GBK habits, headline in a td without class, headline in two lines, date in Chinese',
    url: 'http://xxgk.qs.gov.cn/show.jsp?id=77',
    html: `<html><head><title>青山区政府信息公开</title></head><body bgcolor=#ffffff><table width=980><tr><td>您现在的位置： <a href=index.jsp>首页</a> -&gt; <a href=list.jsp?c=2>规划计划</a></td></tr></table>
      <table width=900 align=center><tr><td align=center><font size=5><b>青山区绿地系统<br>专项规划（2020—2035年）</b></font></td></tr><tr><td align=center>发布时间：二〇二〇年十月九日 　来 源：青山区规划局</td></tr>
      <tr><td>${PROSE.map((text) => `　　${text}<br>`).join('')}</td></tr></table></body></html>`,
    expected: { title: '青山区绿地系统专项规划（2020—2035年）', published: '2020-10-09', source: '青山区规划局', column: '规划计划' },
  },
  {
    name: 'NFCMS: ensp slashes in the path, 来源 with link, h1 only',
    url: 'http://www.qs.gov.cn/zwgk/dt/content/post_77.html',
    html: `<html><head><meta name="ArticleTitle" content="书画展今日开幕"><meta name="ColumnName" content="文体动态"><title>书画展今日开幕_文体动态_青山区</title></head><body>${menu}<div class="location"><a href="/">首页</a>&ensp;/&ensp;<a href="/zwgk">政务公开</a>&ensp;/&ensp;<a href="/zwgk/dt">文体动态</a></div>
      <h1>书画展今日开幕</h1><div class="article-info"><span>信息来源：<a href="http://www.paper.cn/">青山融媒</a></span><span>发布时间：2022-08-01 00:10:00</span></div><div id="zoomcon">${paragraphs}</div></body></html>`,
    expected: { title: '书画展今日开幕', published: '2022-08-01T00:10:00', source: '青山融媒', column: '文体动态' },
  },
  {
    name: 'label row above value row; p in cells',
    url: 'http://wjw.qs.gov.cn/jc/20240511/b5c2db3d781e4c7fbcfb6bed2fe2d982.html',
    html: `<html><head><title>关于开展夏季防蚊工作的通知__青山区卫健局</title></head><body><h2 id="ivs_title">关于开展夏季防蚊工作的通知 <small>( 2024-05-11)</small></h2><div id="ivs_content">
      <table><thead><tr><td>索取号</td><td>发布日期</td><td>发布机构</td><td>文件编号</td></tr></thead><tbody><tr><td><p>QS-0112</p></td><td></td><td><p>青山区卫健局</p></td><td><p>青卫〔2024〕5号</p></td></tr></tbody></table>${paragraphs}</div></body></html>`,
    expected: { title: '关于开展夏季防蚊工作的通知', published: '2024-05-11', index: 'QS-0112', issuer: '青山区卫健局', number: '青卫〔2024〕5号' },
  },
  {
    name: 'event page: start and end are no publication date; address has none; meta is all there is',
    url: 'https://www.qs.gov.cn/hd/show/887.html',
    html: `<html><head><meta name="ArticleTitle" content="湖畔音乐会"><meta name="PubDate" content="2024-02-20 11:00"><title>湖畔音乐会</title></head><body>${menu}<h1>湖畔音乐会</h1><dl><dt>开始时间：</dt><dd>2024-03-08</dd></dl><dl><dt>结束时间：</dt><dd>2024-03-10</dd></dl><dl><dt>地点：</dt><dd>湖区</dd></dl><div class="content">${paragraphs}</div></body></html>`,
    expected: { title: '湖畔音乐会', published: '2024-02-20T11:00' },
  },
  {
    name: 'no publication date anywhere: signature, deadline and numbers of other documents are not taken',
    url: 'https://www.qs.gov.cn/tz/show/1.html',
    html: `<html><head><title>关于修订停车收费标准的说明</title></head><body>${menu}<h1>关于修订停车收费标准的说明</h1><div class="article-content"><p>根据《青山区停车办法》（青政发〔2019〕8号）和青发改价〔2020〕3号文件要求，现将有关情况说明如下，意见请于2023年5月1日前反馈。</p>${paragraphs}<p>青山区发展和改革局</p><p>2023年4月1日</p></div>${footer}</body></html>`,
    expected: { title: '关于修订停车收费标准的说明', published: null, number: null, blank: false },
  },
  {
    name: '国务院令 on two lines; source under the text',
    url: 'https://www.qs.gov.cn/fg/2.html',
    html: `<html><head><title>湖泊保护条例</title></head><body><div class="bt">湖泊保护条例</div><div class="TRS_Editor"><p>青山区人民政府令</p><p>第 12 号</p><p>《湖泊保护条例》已经会议通过，现予公布，自公布之日起施行。</p>${paragraphs}</div><div class="ly"><span>来 源：青山区司法局</span> <em>责任编辑：某某</em></div></body></html>`,
    expected: { title: '湖泊保护条例', published: null, number: '青山区人民政府令 第 12 号', source: '青山区司法局' },
  },
  {
    name: 'dates of side news above the headline are theirs; bare date below it is the page’s',
    url: 'https://www.qs.gov.cn/a/124.html',
    html: `<html><head><title>湖区灯光秀</title></head><body><div class="side"><h3>热点</h3><ul><li><a href="/1.html">某新闻标题比较长的一条</a><p>发布时间：2020-01-01</p></li><li><a href="/2.html">另一条新闻标题比较长的</a><p>发布时间：2020-01-02</p></li></ul></div><div class="main"><h2>湖区灯光秀</h2><div class="time">2022-02-03</div><div class="txt">${paragraphs}</div></div></body></html>`,
    expected: { title: '湖区灯光秀', published: '2022-02-03' },
  },
  {
    name: 'no head, title only in the index table, no publication date',
    url: 'https://www.qs.gov.cn/a/125.html',
    html: `<title>管理办法</title><body><table><tr><th>信息索引号</th><td>X1</td><th>信息分类</th><td>规范性文件</td></tr><tr><th>发文机关</th><td>青山区人民政府</td><th>印发日期</th><td>2022-02-01</td></tr><tr><th>文　　号</th><td>青政规〔2022〕1号</td><th>有效期</th><td>至2027-02-01</td></tr><tr><th>信息名称</th><td colspan=3>青山区湖泊管理办法</td></tr></table><div class="con">${paragraphs}</div></body>`,
    expected: { title: '青山区湖泊管理办法', published: null, written: '2022-02-01', number: '青政规〔2022〕1号', index: 'X1', kind: 'document' },
  },
  {
    name: 'time and place of a hearing are no publication date',
    url: 'https://www.qs.gov.cn/a/127.html',
    html: `<html><head><title>关于召开听证会的公告</title></head><body><h1>关于召开听证会的公告</h1><div class="article"><p>时间：2023年5月20日上午9点</p><p>地点：区会议中心</p>${paragraphs}<p>青山区水利局</p><p>2023年5月1日</p></div></body></html>`,
    expected: { title: '关于召开听证会的公告', published: null },
  },
  {
    name: 'label and value in divs of a row, headline unnamed above a byline in brackets',
    url: 'https://www.qs.gov.cn/a/133.html',
    html: `<html><head><title>工作动态</title></head><body><div class="tt">湖区清淤工程完工</div><div>【发布时间】2023-06-07 【来源】区水利局 【字体：大 中 小】</div><div class="nr">${paragraphs}</div></body></html>`,
    expected: { title: '湖区清淤工程完工', published: '2023-06-07', source: '区水利局' },
  },
  {
    name: 'labels run together without blanks',
    url: 'https://www.qs.gov.cn/a/132.html',
    html: `<html><head><title>湖区新闻</title></head><body><h3 class="bt">湖区新闻发布会召开</h3><div class="ly">来源:区宣传部时间:2023-06-06 10:00:00点击数:123</div><div class="nr">${paragraphs}</div></body></html>`,
    expected: { title: '湖区新闻发布会召开', published: '2023-06-06T10:00:00', source: '区宣传部', kind: 'article' },
  },
  {
    name: 'rows of divs, empty number',
    url: 'https://www.qs.gov.cn/a/129.html',
    html: `<html><head><title>批复</title></head><body><div class="head-box"><div class="row"><div class="k">索引号：</div><div class="v">A-9</div></div><div class="row"><div class="k">发布机构：</div><div class="v">区政府</div></div><div class="row"><div class="k">文号：</div><div class="v"></div></div><div class="row"><div class="k">发布日期：</div><div class="v">2023-04-03</div></div></div><div class="title">关于湖区规划的批复</div><div class="con">${paragraphs}</div></body></html>`,
    expected: { title: '关于湖区规划的批复', published: '2023-04-03', index: 'A-9', issuer: '区政府', number: null, blank: true },
  },
];

describe('layouts of content systems', () => {
  test.each(LAYOUTS)('$name', ({ url, html, expected }) => {
    const facts = extractPage({ html, url, charset: 'utf-8', rendered: false });
    expect(pageFactsSchema.safeParse(facts).error).toBeUndefined();
    const got: Record<keyof Expected, unknown> = {
      title: facts.title?.value,
      published: facts.publishedAt?.value ?? null,
      source: facts.source?.value ?? null,
      number: facts.documentNumber?.value ?? null,
      blank: facts.documentNumberBlank,
      index: facts.indexNumber?.value ?? null,
      written: facts.writtenOn?.value ?? null,
      issuer: facts.issuer?.value ?? null,
      validity: facts.validity?.value ?? null,
      column: facts.columns.at(-1)?.name,
      siteCode: facts.siteCode,
      attachments: facts.attachments.length,
      kind: facts.kind,
    };
    expect(Object.fromEntries(Object.keys(expected).map((key) => [key, got[key as keyof Expected]]))).toEqual(expected);
    expect(facts.text.chars).toBeGreaterThan(80);
    expect(facts.text.tail).not.toContain('标识码');
  });
});
