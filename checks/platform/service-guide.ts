import { z } from 'zod';
import type { QrCode } from '../../crawler/facts/probe.js';
import type { SiteFacts } from '../../crawler/facts/site.js';
import { defineCheck, type Finding, type Verdict } from '../check.js';
import { placeFinding, placeOf } from './places.js';

const NAME = '办事指南';
const ADDRESS = /^https?:\/\//iu;

/**
 * Service guides exist and offer a QR code that decodes to an address. A code that every page shows is the site's own, not the guide's.
 * One finding for the guides, one for their codes. Source: ledger item guyuan-2023/52.
 */
export const serviceGuide = defineCheck({
  id: 'service-guide',
  title: NAME,
  topic: 'platform',
  rule: () => '网站有办事指南，并提供扫码可看的二维码',
  remedy: '补齐办事指南，在每个指南页面放上指向该指南的二维码，并用手机扫码试一次',
  requires: ['listings', 'linkChecks', 'articles', 'qrCodes'],
  thresholds: z.strictObject({}),
  columns: () => [{ id: 'service-guide', open: { max: 6 } }],
  fold: () => ({ rule: 'all' }),

  evaluate({ articles, qrCodes, ...facts }, { portal }) {
    const place = placeOf(facts, ['service-guide'], NAME);
    const guides = placeFinding(place, NAME, portal.baseUrl, '办事指南可能统一设在政务服务平台');
    if (place.state !== 'opens') return [guides];
    const opened = articles.items.filter(({ columns }) => columns.includes('service-guide'));
    return [guides, judgeCodes(qrCodes, opened, place.found[0]?.url ?? portal.baseUrl)];
  },
});

function judgeCodes(qrCodes: SiteFacts['qrCodes'], opened: SiteFacts['articles']['items'], url: string): Finding {
  const codes = qrCodes.items.filter(({ text }) => text !== null && ADDRESS.test(text));
  const own = ownCodes(codes);
  const finding = (verdict: Verdict, reason: string, shown: readonly { evidence: Finding['evidence'][number] }[]): Finding => ({
    verdict,
    subject: { url, title: '办事指南二维码' },
    observed: own.length,
    expected: 1,
    unit: '个',
    reason,
    evidence: shown.map(({ evidence }) => evidence).slice(0, 5),
  });
  if (own[0]) return finding('pass', `办事指南的二维码能识别，如 ${own[0].page} 上的指向 ${own[0].text}`, own);
  const looked = `查看了 ${opened.length} 个办事指南页面`;
  if (codes[0]) return finding('undetermined', `${looked}，只看到各页共用的二维码（${codes[0].text}），看不出是否指向该指南，请人工扫码核对`, codes);
  const unread = qrCodes.items.find(({ trouble }) => trouble !== null);
  if (!qrCodes.complete || unread || opened.length === 0)
    return finding(
      'undetermined',
      `${looked}，没有识别出二维码；${unread?.trouble ?? '页面没有全部试过'}，请人工扫码核对`,
      unread ? [unread] : opened,
    );
  return finding('fail', `${looked}，没有能识别为网址的二维码`, opened);
}

/** Codes that do not stand on several pages alike. */
function ownCodes(codes: readonly QrCode[]): QrCode[] {
  const pages = new Map<string, Set<string>>();
  for (const { text, page } of codes) pages.set(text ?? '', (pages.get(text ?? '') ?? new Set()).add(page));
  return codes.filter(({ text }) => pages.get(text ?? '')?.size === 1);
}
