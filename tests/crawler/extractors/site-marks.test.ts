import { expect, test } from 'vitest';
import { loadHtml } from '../../../crawler/extractors/dom.js';
import { readLines } from '../../../crawler/extractors/lines.js';
import { readMetas } from '../../../crawler/extractors/metas.js';
import { markLevel, readSiteMarks } from '../../../crawler/extractors/site-marks.js';
import type { PageMarks } from '../../../crawler/facts/page.js';

function marks(body: string, { head = '', rendered = false } = {}): PageMarks {
  const $ = loadHtml(`<html><head>${head}</head><body>${body}</body></html>`);
  const page = readLines($);
  return readSiteMarks($, page, readMetas(page), rendered);
}

const FOOT =
  '<div class="footer"><p>主办单位：临河区人民政府办公室　联系电话：0371-1234567</p><p>网站标识码：4100000001　豫ICP备12345678号-1</p></div>';

test.each<[string, string, Partial<PageMarks>]>([
  ['a full foot', FOOT, { organiser: '临河区人民政府办公室', contact: '0371-1234567', siteCode: '4100000001', icp: '豫ICP备12345678号-1' }],
  ['organiser after its name', '<footer>临河区人民政府办公室主办 版权所有</footer>', { organiser: '临河区人民政府办公室' }],
  ['only a copyright', '<footer>版权所有 © 2008-2023 临河区人民政府</footer>', { organiser: '临河区人民政府' }],
  ['no organiser', '<footer>版权所有</footer>', { organiser: null, contact: null, siteCode: null, icp: null, policeRecord: null }],
  ['label and value apart', '<footer><span>网站标识码</span><span>： bm12000001</span></footer>', { siteCode: 'bm12000001' }],
  ['a code too long', '<footer>网站标识码：41000000012</footer>', { siteCode: null }],
  ['ICP with words between', '<footer>ICP备案编号：豫12345678号</footer>', { icp: 'ICP备案编号：豫12345678号' }],
  ['contact as a link', '<footer>版权所有 <a href="/lxwm/">联系我们</a></footer>', { contact: '联系我们' }],
  ['contact as a mail', '<footer>版权所有 邮箱：web@example.gov.cn</footer>', { contact: 'web@example.gov.cn' }],
  ['a number under another name', '<footer>版权所有 总机（0371-1234567）</footer>', { contact: '0371-1234567' }],
  ['a number with a note behind it', '<footer>版权所有 电话：0371-1234567（工作日）</footer>', { contact: '0371-1234567' }],
  ['police record printed', '<footer>豫公网安备 41000002000001号</footer>', { policeRecord: '豫公网安备 41000002000001号' }],
  [
    'police record as a link only',
    '<footer>版权所有<a href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=41000002000001"><img src="gh.png"></a></footer>',
    { policeRecord: '41000002000001' },
  ],
  [
    'new register of the police',
    '<footer>版权所有<a href="https://beian.mps.gov.cn/#/query/webSearch?code=41000002000001"></a></footer>',
    { policeRecord: '41000002000001' },
  ],
  ['mark by script', '<script src="//dcs.conac.cn/js/1/2.js"></script>', { bodyMark: true }],
  ['mark written by script', `<script>document.write(unescape("%3Cspan id='_ideConac'%3E"))</script>`, { bodyMark: true }],
  ['mark as a picture', '<a href="http://bszs.conac.cn/sitename?id=1"><img src="red.png"></a>', { bodyMark: true }],
  ['mark in a comment only', '<!-- <script src="//dcs.conac.cn/js/1.js"></script> --><p>x</p>', { bodyMark: false }],
  [
    'error report by script',
    `<script id="_jiucuo_" sitecode='4100000001' src='https://zfwzgl.www.gov.cn/exposure/jiucuo.js'></script>`,
    { errorReport: 'https://zfwzgl.www.gov.cn/exposure/jiucuo.js', errorReportCode: '4100000001' },
  ],
  [
    'error report as a link round a picture',
    '<a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=bm12000001&url=x"><img src="jiucuo.png" alt="政府网站找错"></a>',
    { errorReport: 'https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=bm12000001&url=x', errorReportCode: 'bm12000001' },
  ],
  [
    'error report opened by a call',
    `<a href="#" onclick="Link('4100000001')">我为政府网站找错</a>`,
    { errorReport: "Link('4100000001')", errorReportCode: '4100000001' },
  ],
  ['a picture without a target', '<img src="zc.png" alt="我为政府网站找错">', { errorReport: '', errorReportCode: null }],
  [
    'a place that a script will fill',
    '<div class="j-jiucuo find-wrong" data-setting="{sitecode:4100000001}"></div>',
    { errorReport: '', errorReportCode: '4100000001' },
  ],
  ['no organiser among links', '<footer>版权所有 <a href="/l">联系我们</a></footer>', { organiser: null }],
  ['prose is no organiser', '<p>由主管部门备案后公布，承办单位应当按期办结</p>', { organiser: null }],
  ['correction of an article is none', '<a href="/jc">我要纠错</a>', { errorReport: null }],
  ['site map and accessibility', '<a href="/map">网站地图</a><a href="#">无障碍浏览</a>', { siteMap: true, accessibilityEntry: '无障碍浏览' }],
  ['accessibility as a picture', '<a href="#"><img src="w.png" alt="长者模式"></a>', { siteMap: false, accessibilityEntry: '长者模式' }],
  ['accessibility as a button', '<div><span>适老化</span></div>', { accessibilityEntry: '适老化' }],
])('%s', (_case, body, expected) => {
  expect(marks(body)).toMatchObject(expected);
});

const GRANTED = '<script src="//dcs.conac.cn/1.js"></script><script src="https://zfwzgl.www.gov.cn/exposure/jiucuo.js"></script>';
test.each<[string, string, boolean, boolean]>([
  ['printed in the HTML', FOOT, false, false],
  ['nothing printed, no script', '<p>正文</p>', false, false],
  ['nothing printed, scripts', '<p>正文</p><script src="/js/main.js"></script>', false, true],
  ['nothing printed, rendered', '<p>正文</p><script src="/js/main.js"></script>', true, false],
  ['nothing printed, rendered, the script of the foot brought nothing', '<div class="footer"></div><script src="/js/foot.js"></script>', true, true],
  ['printed, rendered by the script of the foot', `${FOOT}<script src="/js/foot.js"></script>`, true, false],
  ['a file of its own', `${FOOT}${GRANTED}<script src="/js/foot.js?v=1"></script>`, false, true],
  ['loaded into place', `${FOOT}${GRANTED}<script>$("#f").load("/public/footer.html")</script>`, false, true],
  ['a script within the foot', '<div class="footer">版权所有 主办：临河区人民政府<script src="/js/mark.js"></script></div>', false, true],
  ['known marks within the foot', '<div class="footer">主办：临河区人民政府<script src="//dcs.conac.cn/1.js"></script></div>', false, false],
  ['scripts elsewhere, all marks shown', `<script src="/js/menu.js"></script>${FOOT}${GRANTED}`, false, false],
  ['scripts elsewhere, a mark lacks', `<script src="/js/menu.js"></script>${FOOT}`, false, true],
  ['libraries bring no mark', `<script src="/js/jquery.min.js"></script>${FOOT}`, false, false],
  ['template marks', '<div class="footer">主办：{{organiser}} 版权所有</div>', false, true],
])('foot by script: %s', (_case, body, rendered, expected) => {
  expect(marks(body, { rendered }).footByScript).toBe(expected);
});

test('labels under every spelling; empty ones do not count', () => {
  const head = `<meta name="sitename" content="x"><META NAME='SiteDomain' CONTENT='x'><meta content="4100000001" name="SiteIDCode"/>
    <meta name="meta-ColumnName" content="x"><meta name="Column-Keywords" content="x"><meta name="ColumnType" content=""><meta name="contentSource" content=" "><meta name="pubdate" content="2023-01-01 10:00">`;
  expect(marks('', { head }).metas).toEqual(['SiteName', 'SiteDomain', 'SiteIDCode', 'ColumnName', 'ColumnKeywords', 'PubDate']);
});

test('only home pages, columns and articles have marks', () => {
  expect((['home', 'list', 'column', 'document', 'search', 'login'] as const).map(markLevel)).toEqual([
    'home',
    'column',
    'column',
    'article',
    null,
    null,
  ]);
});
