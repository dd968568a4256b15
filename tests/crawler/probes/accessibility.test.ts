import { afterAll, describe, expect, test } from 'vitest';
import type { PROBED_PAGES } from '../../../crawler/facts/probe.js';
import { inspectPage } from '../../../crawler/probes/accessibility.js';
import { page, type Routes, respond, serve } from '../fetch/support.js';
import { executablePath, html, liveFetcher, toolsWith } from './support.js';

const SOUND = '<h1>养老服务</h1><p>正文。</p>';
const landmark = (body: string): string => `<a href="#m">跳到正文</a><main id="m">${SOUND}${body}</main>`;

describe.skipIf(executablePath === null)('a page', () => {
  const fetcher = liveFetcher();
  afterAll(() => fetcher.close());
  const inspect = async (body: string, kind: (typeof PROBED_PAGES)[number] = 'home', routes: Routes = {}) => {
    const { url } = await serve({ '/': page(html(landmark(body))), ...routes });
    return inspectPage(toolsWith(fetcher), { url: `${url}/`, title: '页面', kind });
  };

  test('in order has no finding; pictures without words and links without names are found, in Chinese', async () => {
    expect((await inspect('')).accessibility).toMatchObject({ violations: [], entrance: null, voice: null, trouble: null });
    const { accessibility } = await inspect('<img src="/a.png"><img src="/b.png"><a href="/x"><i></i></a><input type="text">');
    const found = Object.fromEntries((accessibility.violations ?? []).map((one) => [one.id, one]));
    expect(Object.keys(found).sort()).toEqual(['image-alt', 'label', 'link-name']);
    expect(found['image-alt']).toMatchObject({ impact: 'critical', nodes: 2, example: '<img src="/a.png">', help: expect.stringMatching(/图/) });
  });

  test('that lacks a script of its own site is not tested: what it lacks may be the script’s', async () => {
    const foreign = '<script src="http://127.0.0.2:9/count.js"></script><img src="/a.png">';
    expect((await inspect(foreign)).accessibility.violations).toMatchObject([{ id: 'image-alt' }]);
    expect((await inspect(`<script src="/gone.js"></script>${foreign}`)).accessibility).toMatchObject({
      violations: null,
      trouble: expect.stringContaining('脚本没有加载到'),
    });
  });

  test('that spoils its own scripts’ world is tested all the same', async () => {
    const spoilt = `<script>Array.prototype.toJSON = () => 'x'; JSON.stringify = () => 'x'; window.axe = { run: () => [] }; Element.prototype.getAttribute = () => null</script>`;
    expect((await inspect(`${spoilt}<img src="/a.png">`)).accessibility.violations).toMatchObject([{ id: 'image-alt', nodes: 1 }]);
  });

  test.each<[string, string, { text: string; reacts: boolean | null } | null]>([
    [
      'an entrance that changes the page',
      `<a href="javascript:;" onclick="document.body.className='old'">适老化版</a>`,
      { text: '适老化版', reacts: true },
    ],
    [
      'one that brings a toolbar later',
      `<button onclick="setTimeout(() => document.body.append(document.createElement('nav')), 800)">无障碍浏览</button>`,
      { text: '无障碍浏览', reacts: true },
    ],
    ['one that moves on', `<span onclick="location.href='/old'">进入关怀版</span>`, { text: '进入关怀版', reacts: true }],
    ['one that opens a window', `<a href="#" onclick="window.open('/old')"><img src="/w.png" alt="无障碍"></a>`, { text: '无障碍', reacts: true }],
    [
      'a picture known by its code',
      `<button id="toolbarElderlySwitch" onclick="document.body.style.zoom=1.5"></button>`,
      { text: '（图标）', reacts: true },
    ],
    ['one that does nothing', '<a href="javascript:void(0)">长者助手</a>', { text: '长者助手', reacts: false }],
    [
      'one that does nothing beside a running clock',
      `<b id="t"></b><script>setInterval(() => { t.textContent = Date.now() }, 50)</script><a href="javascript:void(0)">长者助手</a>`,
      { text: '长者助手', reacts: false },
    ],
    [
      'one whose script did not come',
      '<script src="/gone.js"></script><a href="javascript:void(0)">长者助手</a>',
      { text: '长者助手', reacts: null },
    ],
    ['one that a framework has not started', '<a href="javascript:void(0)" ms-click="$in()">长者模式</a>', { text: '长者模式', reacts: null }],
    ['a link to a page that is there', '<a href="/old">无障碍版</a>', { text: '无障碍版', reacts: true }],
    ['a link to a page that is gone', '<a href="/gone">无障碍版</a>', { text: '无障碍版', reacts: false }],
    ['a link to a page that fails', '<a href="/broken">无障碍版</a>', { text: '无障碍版', reacts: null }],
    ['news about barriers', '<a href="/n">无障碍环境建设条例</a><a href="/m">适老化改造通知</a>', null],
  ])('with %s', async (_case, body, entrance) => {
    const routes: Routes = { '/old': page(html('老')), '/broken': (_request, response) => respond(response, 500, 'x') };
    expect((await inspect(body, 'home', routes)).accessibility.entrance).toEqual(entrance);
  });

  test.each<[string, string, { text: string; reacts: boolean | null } | null]>([
    ['speaking', `<button onclick="speechSynthesis.speak(new SpeechSynthesisUtterance('文'))">语音播报</button>`, { text: '语音播报', reacts: true }],
    ['playing a sound', `<a href="javascript:;" onclick="new Audio('/a.mp3').play()" title="朗读全文"></a>`, { text: '朗读全文', reacts: true }],
    ['changing its own words', `<span onclick="this.textContent='停止'">听文章</span>`, { text: '听文章', reacts: true }],
    ['doing nothing', '<button>收听</button>', { text: '收听', reacts: false }],
    [
      'behind the entrance',
      `<a href="javascript:;" onclick="document.body.insertAdjacentHTML('beforeend', '<div><a href=&quot;javascript:;&quot; onclick=&quot;this.className=1&quot;>声音</a></div>')">无障碍</a>`,
      { text: '声音', reacts: true },
    ],
    ['on the radio', '<a href="/r">语音信箱</a><a href="/b">天气广播</a>', null],
  ])('that reads aloud: %s', async (_case, body, voice) => {
    expect((await inspect(body, 'article')).accessibility.voice).toEqual(voice);
  });

  test('that does not open is no finding', async () => {
    const { accessibility } = await inspect('', 'home', { '/': (_request, response) => respond(response, 500, 'x') });
    expect(accessibility).toMatchObject({ violations: null, entrance: null, trouble: '页面没有打开：服务器返回错误状态：HTTP 500' });
  });
});
