import { describe, expect, test } from 'vitest';
import { extractPage } from '../../../crawler/extractors/page.js';

/** What a page is, told apart on both sides of each line. Words and names are invented; the layouts are those of content systems. */

const BASE = 'https://www.qs.gov.cn';
const kindOf = (html: string, url = `${BASE}/zwgk/x/12345.html`): string => extractPage({ html, url, charset: 'utf-8', rendered: false }).kind;

const PROSE =
  '<p>园区内的步道已经修好，沿湖一侧加装了护栏，行人可以放心通行。</p><p>今年雨水偏多，花木长势较好，工作人员每周修剪两次，并及时清理落叶。</p>';
const MENU =
  '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/jd/">政策解读</a></li><li><a href="/hd/">互动交流</a></li></ul><form action="/search"><input name="q"><input type="submit" value="搜索"></form></div>';
const FOOT = '<div class="footer"><p>主办：青山区人民政府办公室</p><p>网站标识码：4301020007</p></div>';
const page = (title: string, body: string, head = ''): string =>
  `<html><head><title>${title}-青山区人民政府</title>${head}</head><body>${MENU}${body}${FOOT}</body></html>`;
const article = (title: string, body = PROSE): string =>
  page(title, `<h1>${title}</h1><div class="info">发布时间：2023-05-18 来源：青山区</div><div class="TRS_Editor">${body}</div>`);
const undated = (title: string, body = PROSE): string => page(title, `<h1>${title}</h1><div class="con">${body}</div>`);
const rows = (n: number): string =>
  Array.from(
    { length: n },
    (_, i) => `<li><a href="./202305/t202305${10 + i}_${i}.html">关于第${i}号湖区养护安排情况的通知</a><span>2023-05-${10 + i}</span></li>`,
  ).join('');
const list = (title: string, n = 12): string => page(title, `<div class="list"><h2>${title}</h2><ul>${rows(n)}</ul></div>`);
const BARE = (body: string, head = ''): string => `<html><head>${head}</head><body>${body}</body></html>`;

describe('dead ends', () => {
  test.each([
    ['status in the title', 'error', BARE('<h1>404</h1><p>Not Found</p>', '<title>404 Not Found</title>')],
    ['server page', 'error', BARE('<center><h1>403 Forbidden</h1></center><hr><center>nginx</center>', '<title>403 Forbidden</title>')],
    [
      'message within the site’s frame',
      'error',
      page('提示', '<div class="msg"><h2>抱歉，您访问的页面不存在或已被删除</h2><a href="/">返回首页</a></div>'),
    ],
    [
      'message beside lists of the frame',
      'error',
      page('页面不存在', `<div class="msg"><h3>对不起，您要查看的页面不存在</h3></div><div class="hot"><h4>热门</h4><ul>${rows(6)}</ul></div>`),
    ],
    ['item has expired', 'error', page('提示信息', '<p>该信息已过期</p>')],
    ['picture only', 'error', BARE('<img src="/images/404.png"><a href="/">返回首页</a>')],
    ['alert and back', 'error', BARE('<script>alert("信息不存在或未审核！");history.back();</script>')],
    ['no right to see it', 'error', BARE('<div class="tip">您无权限访问该页面</div>')],
    ['site under maintenance', 'error', BARE('<h2>网站正在升级中，请稍后访问</h2>', '<title>系统提示</title>')],
    ['article about missing pages', 'article', article('网站改版期间部分页面不存在的说明')],
    ['short notice about maintenance', 'article', article('关于系统维护中暂停服务的公告', '<p>系统维护期间暂停服务，请谅解。</p>')],
    ['undated notice about maintenance', 'article', undated('关于系统升级中暂停办理业务的公告')],
    ['article that counts 404 things', 'article', article('全区建成404个休闲点')],
    ['list with a title that says 404', 'list', list('404号文件落实情况')],
  ])('%s: %s', (_, kind, html) => {
    expect(kindOf(html)).toBe(kind);
  });
});

describe('gateways', () => {
  test.each([
    [
      '瑞数, token meta and marked scripts',
      'challenge',
      BARE(
        '',
        '<meta content="{qtt1}"><script type="text/javascript" charset="iso-8859-1" src="/4QbV/d.e.js" r=\'m\'></script><script r="m">(function(){var _$a=0})()</script>',
      ),
    ],
    ['瑞数, script table', 'challenge', BARE('', '<meta id="x" content="abc"><script>$_ts=window[\'$_ts\'];if(!$_ts)$_ts={};</script>')],
    ['加速乐', 'challenge', '<script>document.cookie="__jsl_clearance_s=1|-1|x;path=/";location.href=location.pathname+location.search</script>'],
    ['cookie and reload', 'challenge', BARE('<script>var v="a1b2";document.cookie="guard="+v+";path=/";location.reload();</script>')],
    ['Aliyun', 'challenge', BARE('<script>var arg1="0A";function setCookie(n,v){};setCookie("acw_sc__v2",x)</script>')],
    ['EdgeOne', 'challenge', BARE('<script>document.cookie="EO_Bot_Ssid=1";location.replace(location.href)</script>')],
    ['WZWS', 'challenge', BARE('<script>var wzwschallenge="WZWSREL";wzwsconfirm="WZWS_CONFIRM"</script>')],
    ['wait page', 'challenge', BARE('<p>正在进行安全检测，请稍候…</p><noscript>请开启JavaScript并刷新该页</noscript>', '<title>请稍候</title>')],
    [
      'blocked by a firewall',
      'challenge',
      page('拦截提示', '<h3>您的请求可能存在威胁行为，已被拦截</h3><p>如有疑问请联系网站管理员，并提供事件编号。</p><p>事件编号：a1b2c3</p>'),
    ],
    ['too many requests', 'challenge', BARE('<div>访问过于频繁，请输入验证码继续访问</div>')],
    ['refresh that asks for the same address', 'challenge', '<html><head><meta http-equiv="refresh" content="1"></head><body></body></html>'],
    ['refresh that leads elsewhere', 'other', '<html><head><meta http-equiv="refresh" content="0;url=/index/"></head><body></body></html>'],
    ['article on attacks that were blocked', 'article', article('我区开展网络安全演练', `<p>演练中，疑似恶意攻击均已被拦截。</p>${PROSE}`)],
    ['short notice on human verification', 'other', undated('关于登录页面启用滑动验证的公告', '<p>自六月起登录页面启用滑动验证，请知悉。</p>')],
  ])('%s: %s', (_, kind, html) => {
    expect(kindOf(html)).toBe(kind);
  });
});

describe('login walls', () => {
  test.each([
    ['form', 'login', BARE('<form>用户名<input name="u">密码<input type="password" name="p"></form>', '<title>用户登录</title>')],
    [
      'common identity service drawn by a script',
      'login',
      BARE('<div id="app"></div><script src="/app.js"></script>', '<title>统一身份认证平台</title>'),
    ],
    ['words only', 'login', BARE('<div class="tips">请先登录后再查看该信息</div><a href="/login">登录</a>')],
    ['scan a code', 'login', page('法人登录', '<div>请使用手机扫码登录</div><img src="qr.png">')],
    [
      'mail login in the head of a list',
      'list',
      page(
        '通知公告',
        `<form>账号<input name="u"><input type="password" name="p"></form><div class="list"><h2>通知公告</h2><ul>${rows(8)}</ul></div>`,
      ),
    ],
    [
      'mail login in the head of an article',
      'article',
      article('湖区步道完工').replace('<body>', '<body><form><input name="u"><input type="password" name="p"></form>'),
    ],
    ['article about a login system', 'article', article('统一身份认证平台上线运行')],
    ['undated guide to logging in', 'article', undated('关于统一身份认证登录方式调整的通知')],
  ])('%s: %s', (_, kind, html) => {
    expect(kindOf(html)).toBe(kind);
  });
  test('the home page with a login for staff stays the home page', () => {
    const html = page(
      '首页',
      `<form>账号<input name="u"><input type="password" name="p"></form><div class="news"><h2>要闻</h2><ul>${rows(6)}</ul></div>`,
    );
    expect(kindOf(html, `${BASE}/`)).toBe('home');
  });
});

describe('search', () => {
  test.each([
    [
      'results',
      'search',
      page('搜索结果', `<form><input name="q" value="湖区"></form><p>为您找到相关结果约12个</p><ul>${rows(10)}</ul>`),
      `${BASE}/search/s?q=%E6%B9%96`,
    ],
    [
      'no results',
      'search',
      page('智能搜索', '<form><input name="q"></form><p>没有找到与“甲乙丙”相关的结果</p>'),
      `${BASE}/guestweb4/s?searchWord=x`,
    ],
    ['form alone', 'search', page('站内搜索', '<form><input name="keyword"><button>搜索</button></form>'), `${BASE}/zwgk/so.html`],
    ['by address and words', 'search', page('青山区', `<p>检索到 8 条结果</p><ul>${rows(8)}</ul>`), `${BASE}/jsearchfront/search.do?q=x`],
    [
      'list page with a search box and hot words',
      'list',
      list('通知公告').replace('<h2>', '<p>热门搜索：湖区 公园</p><h2>'),
      `${BASE}/zwgk/ss/index.html`,
    ],
    ['article about searching', 'article', article('站内搜索功能优化升级'), `${BASE}/zwgk/a.html`],
    ['catalogue that answers under search.jsp', 'list', list('政策文件'), `${BASE}/module/xxgk/search.jsp`],
  ])('%s: %s', (_, kind, html, url) => {
    expect(kindOf(html, url)).toBe(kind);
  });
});

describe('gazette', () => {
  const contents = `<div class="list"><ul>${rows(9)}</ul></div>`;
  test.each([
    ['issue with contents', 'gazette', page('青山区人民政府公报2023年第5期', `<h2>青山区人民政府公报2023年第5期</h2>${contents}`)],
    ['issue number in Chinese', 'gazette', page('青山区人民政府公报第十二期', `<h2>青山区人民政府公报第十二期（总第88期）</h2>${contents}`)],
    [
      'issue named by its number in the column',
      'gazette',
      page('2023年第3期', `<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/gb/">政府公报</a></div><h2>2023年第3期</h2>${contents}`),
    ],
    ['list of issues', 'list', list('政府公报')],
    [
      'document printed in it',
      'document',
      page(
        '关于印发湖区办法的通知',
        `<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/gb/">政府公报</a></div><h1>关于印发湖区办法的通知</h1><p>青政发〔2023〕5号</p><div class="TRS_Editor">${PROSE}</div>`,
      ),
    ],
    ['notice about it', 'article', article('关于领取政府公报第5期的通知')],
    ['statistics are another gazette', 'article', article('青山区2023年国民经济和社会发展统计公报')],
  ])('%s: %s', (_, kind, html) => {
    expect(kindOf(html)).toBe(kind);
  });
});

describe('guides', () => {
  const th = (label: string, value: string): string => `<tr><th>${label}</th><td>${value}</td></tr>`;
  const service = `<table>${th('事项名称', '食品经营许可')}${th('设定依据', '有关条例')}${th('申请条件', '具备固定场所')}${th('申请材料', '申请表一份')}${th('办理流程', '受理、审查、决定')}${th('承诺时限', '7个工作日')}${th('收费标准', '不收费')}${th('咨询电话', '0731-12345678')}</table>`;
  test.each([
    ['to disclosure', 'guide', undated('青山区人民政府信息公开指南', `${PROSE}<p>一、公开方式</p><p>二、依申请公开</p>`)],
    ['to a service, by name', 'guide', article('食品经营许可办事指南', `${service}${PROSE}`)],
    ['to a service, by its table', 'guide', undated('食品经营许可', service)],
    [
      'to a service, by headings',
      'guide',
      undated(
        '食品经营许可证核发',
        '<p>一、办理依据</p><p>有关条例。</p><p>二、办理条件</p><p>有固定场所。</p><p>三、申请材料</p><p>申请表。</p><p>四、办理流程</p><p>受理、审查。</p><p>五、办理时限</p><p>七日。</p>',
      ),
    ],
    [
      'three of five headings',
      'article',
      undated('食品经营许可说明', `<p>一、办理依据</p><p>有关条例。</p><p>二、办理条件</p><p>有固定场所。</p><p>三、申请材料</p>${PROSE}`),
    ],
    ['document that issues a guide', 'document', article('关于印发食品经营许可办事指南的通知', `<p>青市监发〔2023〕5号</p>${service}`)],
    ['news about a guide', 'article', article('办事指南进社区')],
    ['list of guides', 'list', list('办事指南')],
  ])('%s: %s', (_, kind, html) => {
    expect(kindOf(html)).toBe(kind);
  });
});

describe('pages that only offer a file', () => {
  const name = '青山区水利局2023年部门预算';
  test.each([
    ['link', 'attachment', article(name, '<p>附件：<a href="/f/ys.pdf">青山区水利局2023年部门预算.pdf</a></p>')],
    ['embedded', 'attachment', article(name, '<embed src="/f/ys.pdf" width="800" height="900">')],
    ['viewer in a frame', 'attachment', article(name, '<iframe src="/pdfjs/web/viewer.html?file=/f/ys.pdf" width="800" height="900"></iframe>')],
    ['object', 'attachment', article(name, '<object data="/f/ys.pdf" type="application/pdf"></object>')],
    ['text and file', 'article', article(name, `${PROSE}<p><a href="/f/ys.pdf">预算.pdf</a></p>`)],
    ['picture and file', 'article', article(name, '<p><img src="/a.jpg" width="800"></p><p><a href="/f/ys.pdf">预算.pdf</a></p>')],
    [
      'a report is a report, though its text is a file',
      'annual-report',
      article('青山区2022年政府信息公开工作年度报告', '<p><a href="/f/nb.pdf">年度报告.pdf</a></p>'),
    ],
  ])('%s: %s', (_, kind, html) => {
    expect(kindOf(html)).toBe(kind);
  });
  test.each([
    ['<embed src="/f/ys.pdf" width="800" height="900">'],
    ['<iframe src="/pdfjs/web/viewer.html?file=/f/ys.pdf" width="800" height="900"></iframe>'],
    ['<iframe src="/f/ys.pdf#toolbar=0"></iframe>'],
    ['<object data="../../f/ys.pdf" type="application/pdf"></object>'],
    ['<object classid="x"><param name="src" value="/f/ys.pdf"></object>'],
  ])('what %s shows is an attachment', (shown) => {
    const { attachments } = extractPage({ html: article(name, shown), url: `${BASE}/zwgk/x/1.html`, charset: 'utf-8', rendered: false });
    expect(attachments.map(({ url, type }) => [url, type])).toEqual([[`${BASE}/f/ys.pdf`, 'pdf']]);
  });
});

describe('opinions', () => {
  test.each([
    ['solicitation', '关于公开征求《湖区管理办法（征求意见稿）》意见的公告'],
    ['solicitation', '关于征求湖区管理办法意见的公告（附意见反馈表）'],
    ['solicitation', '公开征求《湖区管理办法》意见及起草说明'],
    ['solicitation', '关于就湖区管理办法公开征集意见建议的通告'],
    ['feedback', '关于《湖区管理办法》公开征求意见采纳情况的公告'],
    ['feedback', '《湖区管理办法》征求意见反馈情况'],
    ['feedback', '湖区管理办法听证会结果公示'],
    ['interpretation', '《湖区管理办法》起草说明'],
    ['interpretation', '一图读懂湖区管理办法'],
    ['catalogue', '青山区2023年度重大行政决策事项目录'],
    ['catalogue', '关于公布2023年度重大行政决策事项清单的通知'],
    ['solicitation', '关于征集2024年度重大行政决策事项目录建议的公告'],
    ['article', '区政府召开重大行政决策事项专题会'],
    ['solicitation', '湖区票价重大行政决策听证会公告'],
  ])('%s: %s', (kind, title) => {
    expect(kindOf(article(title))).toBe(kind);
  });
});
