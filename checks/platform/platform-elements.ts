import { z } from 'zod';
import { defineCheck } from '../check.js';
import { placeFinding, placeOf } from './places.js';

const ELEMENTS = [
  { id: 'disclosure-guide', name: '政府信息公开指南' },
  { id: 'disclosure-rules', name: '政府信息公开制度' },
  { id: 'statutory-content', name: '法定主动公开内容' },
  { id: 'annual-report', name: '政府信息公开年报' },
  { id: 'application', name: '依申请公开' },
] as const;

/**
 * Guide, rules, statutory content, annual reports and the entrance for applications each exist and open. One finding per element.
 * Source: 条例第二十四条, 国办公开办函〔2019〕61号; ledger item guyuan-2023/37.
 */
export const platformElements = defineCheck({
  id: 'platform-elements',
  title: '公开平台五要素',
  topic: 'platform',
  rule: () => '政府信息公开栏目设有指南、制度、法定主动公开内容、年报、依申请公开，且都能打开',
  remedy: '在政府信息公开栏目补齐缺少的要素，名称与国办公开办函〔2019〕61号一致，修好打不开的链接',
  requires: ['listings', 'linkChecks'],
  thresholds: z.strictObject({}),
  columns: () => ELEMENTS.map(({ id }) => ({ id })),
  fold: () => ({ rule: 'all' }),

  evaluate(facts, { portal }) {
    // Towns, and departments without a site of their own, publish on the platform of their government.
    const shared = portal.level === 'town' || portal.level === 'department' ? '可能设在本级政府门户网站的统一平台' : null;
    return ELEMENTS.map(({ id, name }) => placeFinding(placeOf(facts, [id], name), name, portal.baseUrl, shared));
  },
});
