import type { PageFacts } from '../facts/page.js';
import { halfWidth } from './dates.js';

type Channel = NonNullable<PageFacts['solicitation']>['channels'][number];

/** Ways to send an opinion, by what the text says of them. */
const CHANNELS: readonly [Channel['kind'], RegExp][] = [
  ['post', /信函|邮寄|来信|寄至|寄到|寄送|通信地址|通讯地址|邮政编码|邮编|书面(?:形式|材料|意见).{0,12}(?:送|寄|报)/u],
  ['email', /电子邮(?:件|箱)|邮\s?箱|e-?mail|[\w.-]{2,40}@[\w-]{1,40}\.[a-z]{2,6}/iu],
  ['phone', /电\s?话(?![亭会费机卡])|致电|来电|热线|拨打/u],
  ['fax', /传\s?真/u],
  [
    'form',
    /在线(?:填写|提交|填报|征集|反馈|留言)|网上(?:填写|提交|征集|反馈)|问卷|填写.{0,12}(?:表单|表格|意见表|反馈表).{0,8}提交|(?:意见征集|征集调查|民意征集|征求意见)(?:系统|平台|专栏|栏目)|点击.{0,12}(?:提出|提交|发表)/u,
  ],
  ['message', /短信|微信|公众号|网上留言|网站留言|留言(?:方式|板|栏)|互动交流.{0,6}(?:栏|留言)/u],
  ['visit', /来访|上门|当面|面谈|直接(?:送|递交)|现场(?:递交|提交|反映)|送达至/u],
  ['meeting', /(?:座谈|听证|论证)会/u],
];
const ON_OPINIONS = /意见|建议|反馈|征求|征集|联系|地址|邮|途径|方式|渠道|(?:电\s?话|传\s?真|热线)[^。]{0,16}[:\d]/u;
const MAX_QUOTE = 120;

/** Sentences that speak of opinions or addresses, each channel with the first that names it. */
export function readChannels(lines: readonly string[]): Channel[] {
  const sentences = lines
    .flatMap((line) =>
      halfWidth(line)
        .slice(0, 2000)
        .split(/[。;\n]/u),
    )
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '' && sentence.length < 600 && ON_OPINIONS.test(sentence));
  return CHANNELS.flatMap(([kind, words]): Channel[] => {
    for (const sentence of sentences) {
      const match = words.exec(sentence);
      if (match) return [{ kind, quote: sentence.slice(Math.max(0, match.index - 40), match.index + MAX_QUOTE - 40).trim() }];
    }
    return [];
  });
}
