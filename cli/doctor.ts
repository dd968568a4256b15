import { accessSync, constants, existsSync, mkdirSync, readFileSync, statfsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { packageRoot } from '../config/root.js';
import { BROWSER_ADVICE, describeTried, FONT_ADVICE } from './browser/advice.js';
import { findBrowser } from './browser/find.js';

export type DoctorLevel = 'ok' | 'warn' | 'fail';

/** One thing looked at: what it is like, and how to mend it when it is not well. */
export interface DoctorRow {
  id: 'node' | 'packages' | 'browser' | 'font' | 'data' | 'disk' | 'config' | 'loopback' | 'proxy' | 'calendar';
  title: string;
  level: DoctorLevel;
  detail: string;
  mend: string | null;
}

export interface DoctorReport {
  /** No row fails; warnings are allowed. */
  ok: boolean;
  rows: DoctorRow[];
}

export interface DoctorOptions {
  /** `--browser`, if given. */
  browser?: string | null;
  env: NodeJS.ProcessEnv;
  dataDir: string;
  /** The site list, or null when there is none yet. */
  configFile: string | null;
  /** Loads the site list and says in Chinese what it holds. @throws Error with a message for the user */
  describeConfig: (file: string) => string | Promise<string>;
  /** Last year of the work calendar. */
  calendarLastYear: number;
  /** Civil date in Asia/Shanghai. */
  today: string;
}

type Outcome = Pick<DoctorRow, 'level' | 'detail'> & { mend?: string };

const ok = (detail: string): Outcome => ({ level: 'ok', detail });
const warn = (detail: string, mend: string): Outcome => ({ level: 'warn', detail, mend });
const fail = (detail: string, mend: string): Outcome => ({ level: 'fail', detail, mend });

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

interface Manifest {
  engines: { node: string };
  dependencies: Record<string, string>;
}
const readManifest = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** Version of an installed package, looked up as Node.js does: in every node_modules on the way up. */
function installedVersion(name: string, folder: string): string | null {
  const manifest = join(folder, 'node_modules', name, 'package.json');
  if (existsSync(manifest)) return JSON.parse(readFileSync(manifest, 'utf8')).version;
  return dirname(folder) === folder ? null : installedVersion(name, dirname(folder));
}

function checkPackages(): Outcome {
  const wanted = Object.entries(readManifest(packageRoot).dependencies);
  const wrong = wanted.flatMap(([name, version]) => {
    const present = installedVersion(name, packageRoot);
    return present === version ? [] : `${name} 应为 ${version}，${present === null ? '没有安装' : `现为 ${present}`}`;
  });
  return wrong.length === 0 ? ok(`${wanted.length} 个，版本与要求一致`) : warn(wrong.join('；'), '在项目目录运行 npm start 或 npm ci');
}

/** Creates the folder as an audit would. */
function checkData(folder: string): Outcome {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return ok(`${folder} 可写`);
  } catch (error) {
    return fail(`${folder} 不可写：${messageOf(error)}`, '改用 --data 指定可写的文件夹，或改正文件夹的权限');
  }
}

const GIB = 1024 ** 3;
/** Less than this and the records of a large audit may fill the disk; less than the second and even a small one may. */
const SPARE_GIB = 2;
const LEAST_GIB = 0.2;

function checkDisk(folder: string): Outcome {
  if (!existsSync(folder)) return existsSync(dirname(folder)) ? checkDisk(dirname(folder)) : warn('无法读取剩余空间', '先解决数据文件夹的问题');
  const { bavail, bsize } = statfsSync(folder);
  const free = (bavail * bsize) / GIB;
  const detail = `剩余 ${free.toFixed(1)} GiB`;
  const mend = `清理磁盘，或用 --data 改到剩余空间在 ${SPARE_GIB} GiB 以上的磁盘`;
  return free < LEAST_GIB ? fail(detail, mend) : free < SPARE_GIB ? warn(detail, mend) : ok(detail);
}

async function checkConfig({ configFile, describeConfig }: DoctorOptions): Promise<Outcome> {
  if (configFile === null)
    return warn('还没有站点清单', '把 config/sites.example.yaml 复制为 config/sites.yaml 后修改；只试用 demo 或 selfcheck 时不需要');
  try {
    return ok(`${configFile}：${await describeConfig(configFile)}`);
  } catch (error) {
    return fail(messageOf(error), '按提示修改站点清单');
  }
}

/** A server of our own on this machine answers; security software sometimes forbids even that. */
async function checkLoopback(): Promise<Outcome> {
  const server = createServer((_request, response) => response.end('ok'));
  try {
    await new Promise<void>((listening, failed) => server.once('error', failed).listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(5_000) });
    return (await answer.text()) === 'ok' ? ok('127.0.0.1 可以访问') : fail('127.0.0.1 上的回答不对', '检查安全软件是否拦截本机访问');
  } catch (error) {
    return fail(`127.0.0.1 不能访问：${messageOf(error)}`, '检查防火墙和安全软件是否拦截本机访问；demo 需要在本机启动示例网站');
  } finally {
    server.close();
  }
}

const PROXY_VARIABLES = ['http_proxy', 'https_proxy', 'all_proxy'];

function checkProxy(env: NodeJS.ProcessEnv): Outcome {
  const names = Object.keys(env).filter((name) => PROXY_VARIABLES.includes(name.toLowerCase()) && env[name]);
  // The values may hold passwords and are not shown.
  if (names.length === 0) return ok('没有设置');
  return warn(`设置了 ${names.sort().join('、')}`, '检查网站时不经过代理；只能经代理上网的机器请换一台');
}

function checkCalendar({ calendarLastYear, today }: DoctorOptions): Outcome {
  const year = Number(today.slice(0, 4));
  if (calendarLastYear > year || (calendarLastYear === year && today < `${year}-12-01`)) return ok(`到 ${calendarLastYear} 年`);
  const mend =
    '国务院办公厅发布下一年放假安排后，更新程序或自行添加 config/calendar/ 中的年份文件；没有日历的年份，按工作日计算的指标列为“待人工核查”';
  return calendarLastYear === year ? warn(`只到今年（${year} 年）`, mend) : warn(`只到 ${calendarLastYear} 年，没有今年`, mend);
}

async function checkBrowser({ browser, env }: DoctorOptions): Promise<{ browser: Outcome; font: Outcome }> {
  const found = await findBrowser({ explicit: browser ?? null, env, memoryFile: null });
  if ('missing' in found) {
    const tried = describeTried(found);
    const missing = found.error
      ? fail(found.error, '改正路径，或去掉这项设置让程序自己查找')
      : warn(`没有可用的浏览器，由脚本填充的栏目将列为“待人工核查”${tried ? `。试过：\n${tried}` : ''}`, BROWSER_ADVICE);
    return { browser: missing, font: warn('没有浏览器，无法检查', '先安装浏览器') };
  }
  const sandbox = found.sandbox ? '' : '，以 root 运行时不用沙箱，正式检查请换普通用户';
  return {
    browser: ok(`${found.executablePath}，版本 ${found.version}，${found.source}${sandbox}`),
    font: found.chineseFont ? ok('汉字显示正常') : warn('汉字显示为方框，只影响截图', FONT_ADVICE),
  };
}

/** Looks at everything an audit needs of this machine; changes nothing but creating the data folder. Never throws. */
export async function runDoctor(options: DoctorOptions): Promise<DoctorReport> {
  const dataDir = resolve(options.dataDir);
  const { browser, font } = await checkBrowser(options);
  const outcomes: [DoctorRow['id'], string, Outcome][] = [
    ['node', 'Node.js', ok(`${process.versions.node}，要求 ${readManifest(packageRoot).engines.node}`)],
    ['packages', '依赖', checkPackages()],
    ['browser', '浏览器', browser],
    ['font', '中文字体', font],
    ['data', '数据文件夹', checkData(dataDir)],
    ['disk', '磁盘空间', checkDisk(dataDir)],
    ['config', '站点清单', await checkConfig(options)],
    ['loopback', '本机网络', await checkLoopback()],
    ['proxy', '代理', checkProxy(options.env)],
    ['calendar', '工作日历', checkCalendar(options)],
  ];
  const rows = outcomes.map(([id, title, { level, detail, mend }]): DoctorRow => ({ id, title, level, detail, mend: mend ?? null }));
  return { ok: rows.every((row) => row.level !== 'fail'), rows };
}

const MARKS: Record<DoctorLevel, string> = { ok: '正常', warn: '注意', fail: '有误' };

/** The report for a terminal: one line per row, the mend indented below. */
export function renderDoctor(report: DoctorReport): string {
  const lines = report.rows.flatMap(({ title, level, detail, mend }) => [
    `[${MARKS[level]}] ${title}：${detail}`,
    ...(mend ? [`       ${mend.split('\n').join('\n       ')}`] : []),
  ]);
  const failed = report.rows.filter((row) => row.level === 'fail').length;
  return [...lines, failed === 0 ? '可以开始检查。' : `有 ${failed} 项要先解决。`, ''].join('\n');
}
