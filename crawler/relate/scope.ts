import type { PolicyDocument, Portal } from '../facts/site.js';
import { numberYear } from './document-number.js';
import { isHigherBody, ownPlaces, placeOfBody, placeSegments } from './places.js';
import { isRegulatingTitle } from './title-kinds.js';
import { normaliseTitle, outsideTitles, type ReducedTitle, reduceTitle } from './titles.js';

type DocumentClass = PolicyDocument['class'];

export interface ScopeInput {
  title: string;
  /** Normalised, see `normaliseNumber`. */
  number: string | null;
  /** Issuing body as printed, else as the title names it. */
  issuer: string | null;
  inNormativeColumn: boolean;
}

const NORMATIVE_CODE = /规(?:字|发|范)?$/u;
/** 政 as sign of a government's own series; 民政, 财政, 行政, 党政 are other bodies. */
const GOVERNMENT_CODE = /(?<![民财行邮党市路城])政(?:府)?(?:办)?(?:[发字函综电秘通知明]|发电|办发)*$/u;

/** The body is a government or its office (or the committee that governs a development zone and runs the portal). */
function isGovernment(body: string, portal: Portal): boolean {
  const bare = body.replace(/(?:办公[室厅]|政府办)$/u, '');
  if (/[镇乡]人民政府$/u.test(bare)) return portal.level === 'town';
  if (/(?:人民政府|[省市县区州旗]政府)$/u.test(bare) || /[省市县区州旗]政府办$/u.test(body)) return true;
  const governing = [portal.name, portal.unit].some((name) => /管委会|管理委员会/u.test(name));
  if (!governing || !/(?:管委会|管理委员会)$/u.test(bare)) return false;
  const place = placeOfBody(body);
  return place === '' || ownPlaces(portal).some((own) => own === place || own.endsWith(place));
}

/** Class by number first, then by the column that lists it, then by issuing body. */
export function documentClass(input: ScopeInput, portal: Portal): DocumentClass {
  const { number, issuer, title } = input;
  if (number?.includes('令第') || /^.{0,40}(?:人民)?政府令/u.test(normaliseTitle(title))) return 'rule';
  const code = number?.split('〔')[0] ?? '';
  if (NORMATIVE_CODE.test(code) || input.inNormativeColumn) return 'normative';
  if (GOVERNMENT_CODE.test(code)) return 'government';
  // Content systems print the owner of the portal as issuer of whatever it lists: bodies the title names come first.
  const body = reduceTitle(title).issuer || issuer;
  return body && isGovernment(body, portal) ? 'government' : 'other';
}

interface Exclusion {
  pattern: RegExp;
  reason: string;
  /** Also holds for titles that end as a rule or plan does. */
  always?: boolean;
}

/** Kinds of documents nobody need interpret. Tested on the reduced title, so wrappers do not hide them. */
const EXCLUSIONS: readonly Exclusion[] = [
  { pattern: /^转发|^批转/u, reason: '转发类文件', always: true },
  { pattern: /任务(?:分解|分工)|责任分工|分工方案|政府(?:党组)?工作规则|常务会议.{0,6}(?:规则|制度)/u, reason: '内部工作类文件', always: true },
  { pattern: /任免|免去|任命|任职|免职|挂职|职务|聘任|辞去/u, reason: '人事任免类文件' },
  { pattern: /表彰|通报表扬|表扬|嘉奖|记功|授予.{0,60}(?:称号|荣誉)|命名.{0,40}(?:先进|模范|示范|文明)/u, reason: '表彰奖励类文件' },
  { pattern: /会议纪要|^召开|会议的?(?:预)?通知|会议(?:安排|方案|分工)/u, reason: '会议类文件' },
  {
    pattern:
      /放假|节假日.{0,10}安排|值班|领导.{0,8}分工|工作分工|印章|督查|任务分解|重点工作分工|(?:成立|调整|充实).{0,50}(?:领导小组|协调小组|指挥部|委员会|[安应]委会|专班|工作组|成员|组成人员|议事协调机构)|人员编制|机构设置|绩效考核|考核结果|收文|公文处理|跟班|保密/u,
    reason: '内部工作类文件',
  },
];

/** Reports, answers and files of single cases: they carry a government's name and lay down nothing. */
const NO_POLICY: readonly Exclusion[] = [
  { pattern: /(?:政府工作报告|的(?:专项)?报告|情况(?:的)?报告|请示)(?:\([^()]{0,20}\))?$/u, reason: '报告、请示，不是政策文件' },
  { pattern: /答复(?:函|书|意见)?(?:\([^()]{0,20}\))?$|答复的函|(?:复议|裁决|处罚|仲裁)决定书|申请.{0,20}答复/u, reason: '对具体事项的答复或决定' },
  {
    pattern:
      /(?:征地|征收.{0,40}(?:土地(?!使用税)|房屋|地块)|(?:土地|房屋).{0,8}征收(?![税费])|收回.{0,40}使用权|(?:撤销|注销).{0,40}(?:证|登记|许可))(?!.{0,40}(?:办法|规定|标准|细则|意见|规程)).{0,60}(?:公告|通告|决定|方案)(?:\([^()]{0,20}\))?$/u,
    reason: '对具体地块、房屋或权证的公告或决定',
  },
];

/** 关于转发…, and the body before it: 某办公室转发上级办公室关于…的通知. */
const FORWARDS = /关于(?:批)?转发|^[^《关]{2,60}(?:批转|转发)(?=.{0,80}(?:关于|《))/u;

function excludedKind(title: string, core: string): string | null {
  const text = normaliseTitle(title);
  const single = NO_POLICY.find(({ pattern }) => pattern.test(outsideTitles(text)));
  if (single) return single.reason;
  if (/(?:批复|复函)(?:\([^()]{0,20}\))?$/u.test(text) || /的函(?:\([^()]{0,20}\))?$/u.test(text) || /^同意/u.test(core))
    return '对具体事项的批复或函';
  if (FORWARDS.test(text)) return '转发类文件';
  const regulating = isRegulatingTitle(core) && !/(?:决定|通报)$/u.test(text);
  return EXCLUSIONS.find(({ pattern, always }) => pattern.test(core) && (always || !regulating))?.reason ?? null;
}

export interface Scope {
  inScope: PolicyDocument['inScope'];
  scopeReason: string;
}
const scope = (inScope: Scope['inScope'], scopeReason: string): Scope => ({ inScope, scopeReason });

/** A document written more than a year before it went online is an import of old stock. */
function historical(writtenOn: string | null, number: string | null, publishedOn: string | null): string | null {
  if (!publishedOn) return null;
  if (writtenOn && Date.parse(publishedOn) - Date.parse(writtenOn) > 366 * 86_400_000)
    return `成文日期 ${writtenOn} 早于上网日期 ${publishedOn} 一年以上，属历史文件补录`;
  const year = numberYear(number);
  if (!writtenOn && year && year < Number(publishedOn.slice(0, 4)) - 1) return `发文年份为 ${year} 年，${publishedOn} 上网，属历史文件补录`;
  return null;
}

const CLASS_REASONS: Record<DocumentClass, string> = {
  rule: '政府规章（令）',
  normative: '行政规范性文件',
  government: '以政府或政府办公室名义制发的文件',
  other: '',
};

function otherScope(input: ScopeInput): Scope {
  const { issuer, number, title } = input;
  if (issuer && number && /(?:局|厅|委员会|[委办部])$/u.test(issuer) && !isRegulatingTitle(reduceTitle(title).core))
    return scope('no', '部门一般文件，未见规范性文件标识');
  return scope('unknown', issuer || number ? '不能确定是否为规范性文件，请人工确认' : '看不出制发机关和发文字号，请人工确认是否应当解读');
}

const PARTY = /^(?:中共|中国共产党)(?!.*(?:人民政府|管委会|管理委员会))/u;

/** Kinds of which offices differ: whoever reports them as missing an interpretation must look first. */
function openQuestion({ number, issuer }: ScopeInput, { core, issuer: named }: ReducedTitle, portal: Portal): string | null {
  if (/(?:废止|宣布失效|失效)/u.test(core) && !isRegulatingTitle(core)) return '废止或失效类文件，是否需要解读请人工确认';
  if (/文件清理(?:结果|情况)?|清理结果/u.test(core)) return '文件清理结果，是否需要解读请人工确认';
  if (/重大(?:行政)?决策事项.{0,6}(?:目录|清单)/u.test(core)) return '决策事项目录，是否需要解读请人工确认';
  if (/^(?:中共|中国共产党)|[党委](?:办)?[发字]?〔/u.test(`${named || issuer || ''}${number ?? ''}`) && /委/u.test(named || issuer || ''))
    return '党委和政府联合发文，是否由政府解读请人工确认';
  const towns = [issuer, named].filter((body) => /(?:[镇乡]人民政府|街道办事处)$/u.test(body ?? ''));
  return towns.length > 0 && portal.level !== 'town' ? '乡镇（街道）文件，是否由本单位负责解读请人工确认' : null;
}

/** Whether the document must be interpreted; the reason is Chinese, for the report. */
export function scopeOf(input: ScopeInput & { class: DocumentClass; writtenOn: string | null; publishedOn: string | null }, portal: Portal): Scope {
  const reduced = reduceTitle(input.title);
  const kind = excludedKind(input.title, reduced.core);
  if (kind) return scope('no', kind);
  const old = historical(input.writtenOn, input.number, input.publishedOn);
  if (old) return scope('no', old);
  const bodies = [input.issuer, reduced.issuer].filter((body): body is string => !!body);
  const higher = bodies.length > 0 && bodies.every((body) => isHigherBody(body, portal));
  if (higher) return scope('no', `上级机关（${bodies[0]}）文件`);
  if (bodies.length > 0 && bodies.every((body) => PARTY.test(body))) return scope('no', '党组织文件，不属于政府文件');
  const open = openQuestion(input, reduced, portal);
  if (open) return scope('unknown', open);
  if (input.class === 'other') return otherScope(input);
  if (input.class === 'government' && portal.level === 'department')
    return placeSegments(portal.unit).length > 0 || bodies.length > 0
      ? scope('unknown', '部门网站登载的政府文件，请人工确认是否由本单位负责解读')
      : scope('unknown', '部门网站登载的政府文件，请人工确认');
  return scope('yes', CLASS_REASONS[input.class]);
}
