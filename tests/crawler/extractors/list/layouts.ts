/** Invented list pages, one per habit of a content system or web agency. Titles and dates are made up. */
export interface Layout {
  name: string;
  url: string;
  html: string;
  /** Title and date of each item of the main list in order. */
  items: [string, string | null][];
  inferred?: boolean;
  next?: string | null;
}

const TITLES = [
  '关于印发青山区优化营商环境若干措施的通知',
  '青山区人民政府办公室关于做好防汛抗旱工作的通知',
  '2023年度青山区重大行政决策事项目录',
  '青山区地名管理办法（征求意见稿）公开征求意见',
  '青山区国土空间总体规划草案公示',
  '关于调整城乡居民基本养老保险标准的公告',
];
const DATES = ['2023-09-08', '2023-08-30', '2023-08-02', '2023-06-19', '2023-01-05', '2022-12-28'];
export const PAIRS = TITLES.map((title, at): [string, string] => [title, DATES[at] ?? '']);
const href = (at: number): string => `./2023/t${(DATES[at] ?? '').replaceAll('-', '')}_${4400 + at}.html`;
const rows = (row: (title: string, date: string, at: number) => string): string => PAIRS.map(([title, date], at) => row(title, date, at)).join('\n');

const MENU = `<div class="header"><ul class="menu">${['首页', '政务公开', '政策文件', '互动交流', '政务服务'].map((name, at) => `<li><a href="/c${at}/">${name}</a></li>`).join('')}</ul></div>
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="./">通知公告</a></div>
<div class="left"><h3>政务公开</h3><ul>${['领导之窗', '机构职能', '规划计划', '统计信息', '人事信息'].map((name, at) => `<li><a href="/zwgk/m${at}/">${name}</a></li>`).join('')}</ul></div>`;
const FOOT = `<div class="footer"><p>主办：青山区人民政府办公室 网站标识码：0000000000</p><ul><li><a href="http://www.example.org/">某某部委门户网站友情链接入口</a></li><li><a href="/dt/">网站地图</a></li></ul></div>`;
const page = (body: string, head = ''): string =>
  `<html><head><title>通知公告_青山区人民政府</title>${head}</head><body>${MENU}<div class="main">${body}</div>${FOOT}</body></html>`;
const chinese = (date: string): string => date.replace(/(\d+)-0?(\d+)-0?(\d+)/u, '$1年$2月$3日');
const BASE = 'http://www.qingshan.test/zwgk/tzgg/index.html';
const make = (name: string, html: string, more: Partial<Layout> = {}): Layout => ({ name, url: BASE, html, items: PAIRS, ...more });
const short = (title: string): string => `${title.slice(0, 12)}…`;

export const LAYOUTS: Layout[] = [
  make(
    'TRS: li, title attribute, date in span',
    page(
      `<ul class="list">${rows((t, d, n) => `<li><a href="${href(n)}" title="${t}">${short(t)}</a><span>${d}</span></li>`)}</ul><script>createPageHTML(3, 0, "index", "html");</script>`,
    ),
    {
      next: 'http://www.qingshan.test/zwgk/tzgg/index_1.html',
    },
  ),
  make('date in brackets in the same li', page(`<ul>${rows((t, d, n) => `<li>· <a href="${href(n)}">${t}</a> [${d}]</li>`)}</ul>`)),
  make('date before the title', page(`<ul>${rows((t, d, n) => `<li><i>${d.replaceAll('-', '.')}</i><a href="${href(n)}">${t}</a></li>`)}</ul>`)),
  make('Chinese date', page(`<div>${rows((t, d, n) => `<p class="row"><a href="${href(n)}">${t}</a><em>${chinese(d)}</em></p>`)}</div>`)),
  make('slashes and time', page(`<ul>${rows((t, d, n) => `<li><a href="${href(n)}">${t}</a><b>${d.replaceAll('-', '/')} 09:30:12</b></li>`)}</ul>`)),
  make(
    '博达: date and title in one anchor, pages count down',
    page(
      `<ul>${rows((t, d, n) => `<li id="line_u8_${n}"><a href="../info/1013/${9000 + n}.htm"><span>${d}</span><em>${t}</em></a></li>`)}</ul><div class="pb_sys_common"><span>共56条</span><span class="p_no_d">1</span><span class="p_no"><a href="tzgg/4.htm">2</a></span><span class="p_next"><a href="tzgg/4.htm">下页</a></span><span class="p_last"><a href="tzgg/1.htm">尾页</a></span></div>`,
    ),
    { url: 'http://www.qingshan.test/zwgk/tzgg.htm', next: 'http://www.qingshan.test/zwgk/tzgg/4.htm' },
  ),
  make(
    'legacy jsp: one table per row',
    page(
      `<table><tr><td>${rows((t, d, n) => `<table width="100%"><tr><td width="5"><img src="dot.gif"></td><td><a href="show.jsp?id=${70 + n}" target=_blank>${t}</a><td align=right>${d}</table>`)}</td></tr></table>`,
    ),
  ),
  make(
    'table with number, document number and two date columns',
    page(
      `<table><tr><th>序号</th><th>标题</th><th>发文字号</th><th>成文日期</th><th>发布日期</th></tr>${rows((t, d, n) => `<tr><td>${n + 1}</td><td><a href="${href(n)}">${t}</a></td><td>青政发〔2023〕${n}号</td><td>2021-03-0${n + 1}</td><td>${d}</td></tr>`)}</table>`,
    ),
  ),
  make(
    'table with the publication date before the written date',
    page(
      `<table><thead><tr><th>标题</th><th>发布日期</th><th>成文日期</th></tr></thead><tbody>${rows((t, d, n) => `<tr><td><a href="${href(n)}">${t}</a></td><td>${d}</td><td>2021-03-0${n + 1}</td></tr>`)}</tbody></table>`,
    ),
  ),
  make(
    'div rows with a summary that names other dates',
    page(
      rows(
        (t, d, n) =>
          `<div class="item"><h4><a href="${href(n)}">${t}</a></h4><p>自2019年5月1日起施行，有效期至2024年4月30日，请各单位结合实际认真贯彻执行，并将落实情况于规定时间内报送区政府办公室。</p><span class="time">发布时间：${d}</span></div>`,
      ),
    ),
  ),
  make(
    'day and month in blocks of their own',
    page(
      `<ul>${rows((t, d, n) => `<li><div class="date"><b>${d.slice(8)}</b><span>${d.slice(0, 7)}</span></div><div class="txt"><a href="${href(n)}">${t}</a><p>各镇人民政府，区政府各部门：</p></div></li>`)}</ul>`,
    ),
  ),
  make(
    'month-day above year',
    page(
      `<ul>${rows((t, d, n) => `<li><p class="d"><span>${d.slice(5)}</span><em>${d.slice(0, 4)}</em></p><a href="${href(n)}">${t}</a></li>`)}</ul>`,
    ),
  ),
  make('dl with one dd per item', page(`<dl>${rows((t, d, n) => `<dd><a href="${href(n)}">${t}</a><span>(${d})</span></dd>`)}</dl>`)),
  make('dl with the date in dt', page(`<dl>${rows((t, d, n) => `<dt>${d}</dt><dd><a href="${href(n)}">${t}</a></dd>`)}</dl>`)),
  make(
    'flat links, date and line break behind each',
    page(`<div class="con">${rows((t, d, n) => `<a href="${href(n)}">${t}</a>&nbsp;&nbsp;${d}<br>`)}</div>`),
  ),
  make(
    'category link in front',
    page(`<ul>${rows((t, d, n) => `<li><a href="/zwgk/zc/">[政策]</a><a href="${href(n)}" title="${t}">${t}</a><span>${d}</span></li>`)}</ul>`),
  ),
  make(
    'picture link and title link',
    page(
      rows(
        (t, d, n) =>
          `<div class="card"><a href="${href(n)}"><img src="a.jpg" alt="${t}"></a><div><a href="${href(n)}">${t}</a><span>${d}</span><a href="${href(n)}">查看详情</a></div></div>`,
      ),
    ),
  ),
  make(
    'mobile cards, all in one anchor',
    page(
      rows(
        (t, d, n) =>
          `<a class="card" href="${href(n)}"><div class="pic"><img src="a.jpg"></div><p class="tit">${t}</p><p class="desc">为深入贯彻落实有关要求，现将有关事项通知如下。</p><p class="time">${d}</p></a>`,
      ),
    ),
  ),
  make(
    'two items per table row',
    page(
      `<table>${[0, 2, 4].map((n) => `<tr>${[n, n + 1].map((k) => `<td><a href="${href(k)}">${TITLES[k]}</a></td><td>${DATES[k]}</td>`).join('')}</tr>`).join('')}</table>`,
    ),
  ),
  make(
    'groups of a paged list, later ones hidden',
    page(
      `<div class="box">${[0, 2, 4].map((n) => `<div class="group" style="display:${n === 0 ? 'block' : 'none'}"><ul>${[n, n + 1].map((k) => `<li><a href="${href(k)}">${TITLES[k]}</a><span>${DATES[k]}</span></li>`).join('')}</ul></div>`).join('')}</div>`,
    ),
  ),
  make(
    'items in a comment do not count',
    page(
      `<ul>${rows((t, d, n) => `<li><a href="${href(n)}">${t}</a><span>${d}</span></li>`)}<!-- <li><a href="old.html">已经撤下的一条旧通知公告内容</a><span>2019-01-01</span></li> --></ul>`,
    ),
  ),
  make(
    'month and day only, year from the address',
    page(`<ul>${rows((t, d, n) => `<li><a href="${href(n)}">${t}</a><span>[${d.slice(5)}]</span></li>`)}</ul>`),
    { inferred: true },
  ),
  make(
    'month and day only, year in a comment',
    page(`<ul>${rows((t, d, n) => `<li><a href="a${n}.jhtml?id=${n}">${t}</a><span><!-- ${d.slice(0, 4)} -->${d.slice(5)}</span></li>`)}</ul>`),
    {
      inferred: true,
    },
  ),
  make(
    'month and day only, year known for the first row alone',
    page(`<ul>${rows((t, d, n) => `<li><a href="show.jsp?id=${n}">${t}</a><span>${n === 0 ? d : d.slice(5)}</span></li>`)}</ul>`),
  ),
  make(
    'month and day only, no year anywhere',
    page(`<ul>${rows((t, d, n) => `<li><a href="show.jsp?id=${n}">${t}</a><span>${d.slice(5)}</span></li>`)}</ul>`),
    {
      items: TITLES.map((title) => [title, null]),
    },
  ),
  make(
    'hot list at the side',
    page(
      `<div class="right-hot"><h3>点击排行</h3><ul>${Array.from({ length: 10 }, (_, n) => `<li><a href="/xw/t20230101_${n}.html">点击最多的一条新闻标题之${n}</a><span>2023-01-01</span></li>`).join('')}</ul></div><ul class="news">${rows((t, d, n) => `<li><a href="${href(n)}">${t}</a><span>${d}</span></li>`)}</ul>`,
    ),
  ),
  make(
    'excerpts of other columns beside the list',
    page(
      `<div class="side"><div class="tit"><a href="/xwdt/">新闻动态</a></div><ul>${Array.from({ length: 8 }, (_, n) => `<li><a href="/xw/t20230101_${n}.html">另一个栏目的一条新闻标题之${n}</a><span>2023-01-01</span></li>`).join('')}</ul></div><div class="list"><ul>${rows((t, d, n) => `<li><a href="${href(n)}">${t}</a><span>${d}</span></li>`)}</ul></div>`,
    ),
  ),
  make('titles without dates', page(`<ul class="files">${rows((t, _d, n) => `<li><a href="/art/content_${5000 + n}.html">${t}</a></li>`)}</ul>`), {
    items: TITLES.map((title) => [title, null]),
  }),
  make('date inside the anchor text', page(`<ul>${rows((t, d, n) => `<li><a href="${href(n)}">${t} [${d}]</a></li>`)}</ul>`)),
  make(
    'onclick instead of href',
    page(
      `<ul>${rows((t, d, n) => `<li><a href="javascript:void(0)" onclick="window.open('/zwgk/detail_${100 + n}.html')">${t}</a><span>${d}</span></li>`)}</ul>`,
    ),
  ),
  make(
    'interpretation link beside the document',
    page(`<ul>${rows((t, d, n) => `<li><a href="${href(n)}">${t}</a><span>${d}</span><em><a href="../jd/t1_${n}.html">解读</a></em></li>`)}</ul>`),
  ),
  make(
    'issuing unit as a link of its own',
    page(`<ul>${rows((t, d, n) => `<li><a href="/dept/zfb/">青山区人民政府办公室</a><a href="${href(n)}">${t}</a><span>${d}</span></li>`)}</ul>`),
  ),
  make(
    'rows that open by click',
    page(`<ul>${rows((t, d, n) => `<li onclick="location.href='${href(n)}'"><p>${t}</p><span>${d}</span></li>`)}</ul>`),
  ),
  make(
    'summaries in a container named like an article body',
    page(
      `<div class="article-content">${rows((t, d, n) => `<div><a href="${href(n)}">${t}</a><p>为进一步规范有关工作，切实保障群众合法权益，结合实际制定本办法，现予公布，请认真遵照执行。</p><i>${d}</i></div>`)}</div>`,
    ),
  ),
  make(
    'the only list, its heading a link to the section',
    page(
      `<div class="tit"><a href="/col/col7/index.html">通知公告</a></div><ul>${rows((t, d, n) => `<li><a href="/art/2023/9/8/art_7_${n}.html">${t}</a><span>${d}</span></li>`)}</ul>`,
    ),
    { url: 'http://www.qingshan.test/col/col77/index.html' },
  ),
  make(
    'pager function of another name',
    page(
      `<ul>${rows((t, d, n) => `<li><a href="${href(n)}">${t}</a><span>${d}</span></li>`)}</ul><script>showPages(5, 0, "index", "shtml", "x")</script>`,
    ),
    {
      next: 'http://www.qingshan.test/zwgk/tzgg/index_1.shtml',
    },
  ),
  make(
    'phpcms query pager',
    page(
      `<ul class="lb">${rows((t, d, n) => `<li><span class="rt">${d}</span>·<a href="index.php?m=content&c=index&a=show&catid=9&id=${n + 1}">${t}</a></li>`)}</ul><div id="pages" class="text-c"><a class="a1">56条</a> <span>1</span> <a href="index.php?m=content&c=index&a=lists&catid=9&page=2">2</a> <a href="index.php?m=content&c=index&a=lists&catid=9&page=2" class="a1">下一页</a></div>`,
    ),
    {
      url: 'http://www.qingshan.test/index.php?m=content&c=index&a=lists&catid=9',
      next: 'http://www.qingshan.test/index.php?m=content&c=index&a=lists&catid=9&page=2',
    },
  ),
  make(
    '开普云 pager, counted from one',
    page(
      `<ul>${rows((t, d, n) => `<li><a href="/qs/c100/202309/${'ab12'.repeat(8)}${n}.shtml">${t}</a><span>${d}</span></li>`)}</ul><div id="page_div"></div><script>createPageHTML('page_div',10, 1,'common_list','shtml',200);</script>`,
    ),
    { url: 'http://www.qingshan.test/qs/c100/common_list.shtml', next: 'http://www.qingshan.test/qs/c100/common_list_2.shtml' },
  ),
];

export const HOME = `<html><head><title>青山区人民政府</title></head><body>${MENU}${['要闻动态', '通知公告', '政策文件', '政策解读']
  .map(
    (name, block) =>
      `<div class="block"><div class="hd"><h3>${name}</h3><a href="/l${block}/" class="more">更多&gt;&gt;</a></div><ul>${rows((t, d, n) => `<li><a href="/b${block}/${href(n)}">${name}${t}</a><span>${d}</span></li>`)}</ul></div>`,
  )
  .join('')}${FOOT}</body></html>`;

export const ARTICLE = `<html><head><title>通知</title><meta name="ArticleTitle" content="关于停水的通知"></head><body>${MENU}<h1>关于停水的通知</h1><div class="TRS_Editor"><p>${'因管网改造需要，部分区域将停水，请市民做好储水准备。'.repeat(8)}见<a href="./t20230101_1.html">《青山区供水管理办法实施细则》</a>。</p><ul>${rows((t, d, n) => `<li><a href="${href(n)}">${t}</a> ${d}</li>`)}</ul></div>
<div class="xgwd"><h3>相关阅读</h3><ul>${rows((t, d, n) => `<li><a href="/x/${href(n)}">${t}</a><span>${d}</span></li>`)}</ul></div>${FOOT}</body></html>`;

export const shell = page;
