import { expect, test } from 'vitest';
import { interpretationVideoDownloadable as check } from '../../../checks/interpretation/interpretation-video-downloadable.js';
import type { Media } from '../../../crawler/facts/probe.js';
import type { Interpretation } from '../../../crawler/facts/site.js';
import { evaluate, evidence, factSet, INTERPRETATION_URL, verdicts } from '../facts.js';

const FILM = 'https://www.example.gov.cn/v/1.mp4';
const film = (rest: Partial<Media>): Media => ({
  page: INTERPRETATION_URL,
  title: '视频解读',
  url: FILM,
  plays: true,
  download: FILM,
  nativeControls: false,
  trouble: null,
  evidence: evidence(INTERPRETATION_URL),
  ...rest,
});

test.each<[string, Partial<Media>, string]>([
  ['plays, offered for download', {}, 'pass'],
  ['plays, nothing offered', { download: null }, 'fail'],
  ['plays, the player’s menu can save it', { download: null, nativeControls: true }, 'undetermined'],
  ['plays, something else is offered', { download: null, trouble: '页面上另有“下载”字样，看不出是否指视频' }, 'undetermined'],
  ['does not play', { plays: false, trouble: '服务器返回错误状态：HTTP 404' }, 'fail'],
  ['does not play, whatever is offered', { plays: false, nativeControls: true }, 'fail'],
  ['cannot be told', { plays: null, url: null, download: null, trouble: '播放器由其他网站提供（v.example.cn），没有打开' }, 'undetermined'],
])('%s', (_case, rest, expected) => {
  expect(verdicts(evaluate(check, { media: factSet([film(rest)]) }))).toEqual([expected]);
});

test.each<[string, boolean, boolean, string[]]>([
  ['no film, everything read', true, true, []],
  ['no film, some interpretations not read', true, false, ['undetermined']],
  ['not all films tried', false, true, ['undetermined']],
])('%s', (_case, tried, read, expected) => {
  const facts = { media: factSet<Media>([], { complete: tried }), interpretations: factSet<Interpretation>([], { complete: read }) };
  expect(verdicts(evaluate(check, facts))).toEqual(expected);
});
