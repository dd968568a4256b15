import { esc, link, paragraphs, table } from '../html.js';
import type { Scenario } from '../types.js';

/** Address of the form for applications. */
export const APPLICATION_FORM = '/ysqgk/form.html';

/** Text of a single page (guide, organisation, services …), by its name. */
export function singlePage(scenario: Scenario, name: string): string {
  return (PAGES[name] ?? other)(scenario, name);
}

const office = ({ place, phone }: Scenario): string[] => [
  `办公地址：${place}中心路1号政务公开办公室`,
  `联系电话：${phone}`,
  '办公时间：工作日上午8:30至12:00，下午2:30至6:00',
];

const PAGES: Record<string, (scenario: Scenario, name: string) => string> = {
  领导分工: ({ departments }) =>
    table([
      ['职务', '姓名', '分工'],
      ...LEADERS.map(([post, name], index) => [post, name, `分管${departments[index % departments.length]}等方面工作`]),
    ]),
  机构职能: organisation,
  政府信息公开指南: (scenario) =>
    paragraphs(
      `受理机构：${scenario.name}办公室`,
      ...(scenario.pages.guide === 'complete' ? office(scenario) : []),
      '公开目录按照主题和机构分类编排。公民、法人和其他组织可以在本网站查阅主动公开的政府信息，也可以到政府信息公开查阅场所查阅。',
    ),
  政府信息公开制度: (scenario) =>
    paragraphs(
      `${scenario.name}政府信息主动公开制度：主动公开的信息自形成或者变更之日起20个工作日内公开。`,
      '政府信息依申请公开制度：收到申请之日起20个工作日内答复。',
      '政府信息公开保密审查制度：公开前按照规定审查。',
    ),
  依申请公开: application,
  政务新媒体: newMedia,
  政务地图: ({ departments, place, phone }) =>
    `<p><img src="/images/map.svg" width="480" height="320" alt="政务地图" /></p>\n${table([['服务网点', '地址', '电话'], ...departments.map((unit, index) => [`${unit}服务窗口`, `${place}中心路${index + 1}号`, phone])])}`,
};

const LEADERS = [
  ['正职', '高启明'],
  ['副职', '林晓东'],
  ['副职', '何文静'],
] as const;

function organisation({ place, name, departments, phone, pages, level }: Scenario): string {
  const complete = pages.organisation === 'complete';
  const heading = complete ? ['机构名称', '办公地址', '联系电话', '办公时间', '邮政编码', '负责人', '主要职责'] : ['机构名称', '办公地址'];
  const units = level === 'department' ? [name, ...departments] : [`${name}办公室`, ...departments.map((unit) => `${place}${unit}`)];
  const rows = units.map((unit, index) => {
    const place_ = `${place}中心路${index + 1}号`;
    return complete
      ? [
          unit,
          place_,
          phone,
          '工作日8:30-12:00，14:30-18:00',
          '990001',
          `${'高林何罗梁宋唐'[index % 7]}志远`,
          `承担${unit}职责范围内的管理和服务工作`,
        ]
      : [unit, place_];
  });
  return table([heading, ...rows]);
}

function application(scenario: Scenario): string {
  const { pages, name } = scenario;
  const who = `公民、法人和其他组织可以向${name}申请公开政府信息，受理机构自收到申请之日起20个工作日内答复。`;
  if (pages.application === 'nothing')
    return paragraphs('本栏目正在完善，供公众查阅有关规定。公开政府信息应当遵循公正、公平、合法、便民的原则，请关注后续通知。');
  const post = paragraphs(who, `受理机构：${name}办公室`, ...office(scenario), '通信地址同办公地址，信函请注明“政府信息公开申请”字样。');
  return pages.application === 'by-post' ? post : `${post}\n<p>${link(APPLICATION_FORM, '在线申请')}</p>`;
}

/** The form itself. */
export const applicationForm = ({ name }: Scenario): string =>
  `<h1>政府信息公开申请表</h1>
<form action="${APPLICATION_FORM}" method="post"><p><label>申请人姓名或者名称 <input type="text" name="applicant" /></label></p><p><label>联系方式 <input type="text" name="contact" /></label></p><p><label>所需政府信息的名称或者特征描述 <textarea name="content"></textarea></label></p><p><button type="submit">提交申请</button></p></form>
<p>${esc(name)}依法受理政府信息公开申请。</p>`;

function newMedia({ pages, place, name }: Scenario): string {
  if (pages.newMedia !== 'listed') return paragraphs('栏目建设中。');
  return table([
    ['账号名称', '平台', '主办单位', '最近更新'],
    [`${place}发布`, '政务微信', name, '2025-11-27'],
    [`${place}政务微博`, '政务微博', name, '2025-11-26'],
    [`${place}政务抖音`, '短视频', name, '2025-11-25'],
  ]);
}

const other = ({ name: unit, phone }: Scenario, name: string): string =>
  paragraphs(
    `${unit}“${name}”栏目内容，供公众查阅。栏目由有关单位按照职责分工维护，内容发生变化时及时更新，公众有疑问可以向维护单位咨询。`,
    `咨询电话：${phone}`,
  );
