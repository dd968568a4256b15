import { z } from 'zod';
import { defineCheck } from '../check.js';
import { placeFinding, placeOf } from './places.js';

/** An online map of places of service and disclosure exists and opens. One finding. Source: ledger item gaoxian-2023/38. */
export const serviceMap = defineCheck({
  id: 'service-map',
  title: '政务地图',
  topic: 'platform',
  rule: () => '网站设有政务地图，且能打开',
  remedy: '在网站显著位置设“政务地图”入口，标出政务服务和政务公开场所',
  requires: ['listings', 'linkChecks'],
  thresholds: z.strictObject({}),
  columns: () => [{ id: 'service-map' }],
  fold: () => ({ rule: 'all' }),
  evaluate: (facts, { portal }) => [
    placeFinding(
      placeOf(facts, ['service-map'], '政务地图'),
      '政务地图',
      portal.baseUrl,
      // It is often a picture on the home page or a service of the province's platform.
      '可能以图片、专题或上级政务服务平台的形式提供',
    ),
  ],
});
