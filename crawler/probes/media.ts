import { fileTypeFromBuffer } from 'file-type';
import { z } from 'zod';
import type { Media } from '../facts/probe.js';
import { call } from './in-page.js';
import { isGone, NotTried, type Place, type ProbeTools, seenAt, tried } from './tools.js';

/** `() => …`: the players of the page, their sources, and what is offered for download. */
const READ_PLAYERS = String.raw`() => {
  const FILE = /\.(?:mp4|m4v|webm|ogv|flv|f4v|mov|wmv|avi|m3u8|mp3|m4a|wav|ogg|wma|aac)(?:[?#]|$)/i;
  const IN_CODE = /["'(=]((?:https?:)?\/{0,2}[^"'()\s<>]{1,300}\.(?:mp4|m4v|webm|flv|m3u8|mp3|m4a|wav)(?:\?[^"'()\s<>]{0,200})?)["')&]/gi;
  const sources = [];
  const add = (text) => { const url = webAddress(text); if (url && !sources.includes(url) && sources.length < 20) sources.push(url); };
  let native = false;
  for (const player of [...document.querySelectorAll('video, audio')].slice(0, 20)) {
    const files = [player.currentSrc, at(player, 'src', 'data-src', 'data-url').trim(), ...[...player.querySelectorAll('source')].map((one) => at(one, 'src'))];
    files.filter((file) => file && !/^(?:blob|data):/.test(file)).forEach(add);
    if (player.controls && !/nodownload/i.test(at(player, 'controlslist')) && files.some((file) => FILE.test(file))) native = true;
  }
  for (const frame of [...document.querySelectorAll('embed, object, [data-video], [data-audio], [video-url], [data-videourl]')].slice(0, 20))
    for (const name of ['src', 'data', 'data-video', 'data-audio', 'video-url', 'data-videourl']) if (FILE.test(at(frame, name))) add(at(frame, name));
  const code = [...document.scripts].filter((script) => !script.src).map((script) => script.textContent).join('\n').slice(0, 300000);
  for (const [, file] of code.matchAll(IN_CODE)) add(file);
  const links = [...document.querySelectorAll('a[href], a[download], button, [onclick]')].slice(0, 3000);
  const downloads = links
    .filter((link) => FILE.test(at(link, 'href')) || (link.hasAttribute('download') && webAddress(at(link, 'href'))) || /(?:视频|音频|动漫|动画|短片)下载|下载(?:本|该)?(?:视频|音频|动漫|动画|短片)/.test(fold(link.textContent || at(link, 'title', 'value'))))
    .map((link) => webAddress(at(link, 'href')) ?? '');
  const frames = [...document.querySelectorAll('iframe[src]')].map((frame) => webAddress(at(frame, 'src'))).filter(Boolean).slice(0, 20);
  return { sources, native, downloads: downloads.slice(0, 10), frames, says: /下载/.test(document.body.innerText) };
}`;
const playersSchema = z.strictObject({
  sources: z.array(z.string()).max(20),
  native: z.boolean(),
  downloads: z.array(z.string()).max(10),
  frames: z.array(z.string()).max(20),
  says: z.boolean(),
});
type Players = z.infer<typeof playersSchema>;

/** Players that other sites lend. */
const LENT =
  /(?:^|\.)(?:qq|youku|bilibili|iqiyi|tudou|cctv|cntv|miaopai|ixigua|douyin|kuaishou|weishi|polyv|aliyun\w*|myqcloud|huaweicloud)\.(?:com|net|cn)$/i;
const MOST_SOURCES = 4;

/** Whether the video or sound of a page plays from a source that answers, and whether it can be downloaded. */
export async function tryMedia(tools: ProbeTools, page: Place): Promise<Media> {
  const looked = tried(
    await tools.fetcher.live(page.url, async (live) => {
      const players = playersSchema.parse(await live.read(call(READ_PLAYERS)));
      return { players, lost: live.seen.lostScripts.length, sources: [...new Set([...players.sources, ...live.seen.media])].slice(0, MOST_SOURCES) };
    }),
  );
  const about = { page: page.url, title: page.title };
  const untold = (trouble: string): Media => ({
    ...about,
    url: null,
    plays: null,
    download: null,
    nativeControls: false,
    trouble,
    evidence: seenAt(tools, page, trouble),
  });
  if (!looked.ok) return untold(`页面没有打开：${looked.failure.message}`);
  const { players, sources, lost } = looked.value;
  if (sources.length === 0) return untold(withoutSource(players));

  const answers = [];
  for (const url of sources) {
    const answer = await trySource(tools, page, url);
    answers.push({ url, ...answer });
    if (answer.plays) break;
  }
  const best = answers.find(({ plays }) => plays) ?? answers.find(({ plays }) => plays === null) ?? answers[0];
  if (!best) return untold(withoutSource(players));
  const download = players.downloads.find((url) => url !== '') ?? (players.downloads.length > 0 ? page.url : null);
  const doubt =
    download === null && players.says ? '页面上另有“下载”字样，看不出是否指视频' : download === null && lost > 0 ? '有脚本没有加载到' : null;
  const trouble = [best.plays ? null : best.reason, doubt].filter(Boolean).join('；') || null;
  const quote = `${best.url} ${best.reason}；${download === null ? '没有看到下载入口' : `下载入口 ${download}`}`;
  return { ...about, url: best.url, plays: best.plays, download, nativeControls: players.native, trouble, evidence: seenAt(tools, page, quote) };
}

function withoutSource({ frames }: Players): string {
  const lent = frames.map((url) => new URL(url).hostname).find((host) => LENT.test(host));
  return lent ? `播放器由其他网站提供（${lent}），没有打开` : '没有读到视频或音频的地址（播放器由脚本加载）';
}

type Played = { plays: boolean | null; reason: string };

/** A source that is said not to play was asked for twice. */
async function trySource(tools: ProbeTools, page: Place, url: string): Promise<Played> {
  const first = await askSource(tools, page, url);
  if (first.plays !== false) return first;
  const second = await askSource(tools, page, url);
  return second.plays === false ? second : { plays: null, reason: '两次访问结果不一致' };
}

async function askSource({ fetcher }: ProbeTools, page: Place, url: string): Promise<Played> {
  const answer = await fetcher.fetch({ url, mode: 'beginning', referer: page.url });
  if (answer.ok) {
    const { contentType, body } = answer.snapshot;
    if (await isMedia(contentType, body ?? new Uint8Array())) return { plays: true, reason: '能够播放' };
    return { plays: false, reason: `应答不是视频或音频（${contentType ?? '没有类型'}）` };
  }
  const { failure } = answer;
  if (failure.scope === 'run') throw new NotTried(failure.code);
  return { plays: isGone(failure) ? false : null, reason: failure.code === 'off-site' ? '视频在站外，没有打开' : failure.message };
}

const MEDIA_TYPE = /^\s*(?:video\/|audio\/|application\/(?:vnd\.apple\.mpegurl|x-mpegurl|ogg|mp4|dash\+xml))/i;
/** By its first bytes, or by its declared type where they are not those of a page. */
export async function isMedia(contentType: string | null, body: Uint8Array): Promise<boolean> {
  const found = await fileTypeFromBuffer(body);
  if (found) return /^(?:video|audio)\/|^application\/ogg/.test(found.mime);
  const head = Buffer.from(body.subarray(0, 64)).toString('latin1');
  return /^(?:#EXTM3U|ID3)/.test(head) || (MEDIA_TYPE.test(contentType ?? '') && body.length > 0 && !/^\s*</.test(head));
}
