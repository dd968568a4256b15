import { Command, CommanderError } from 'commander';
import { ConfigError } from '../config/errors.js';
import { toolVersion } from '../config/root.js';
import { CorruptFileError, diskTroubleText, isDiskTrouble, StoreError } from '../store/errors.js';
import { Interrupted, UsageError } from './errors.js';
import {
  auditOptionsSchema,
  checkOptionsSchema,
  discoverOptionsSchema,
  doctorOptionsSchema,
  evidenceOptionsSchema,
  inspectOptionsSchema,
  ledgerDiffOptionsSchema,
  ledgerExportOptionsSchema,
  ledgerImportOptionsSchema,
  parseOptions,
  pruneOptionsSchema,
  reportOptionsSchema,
  reviewClearOptionsSchema,
  reviewExportOptionsSchema,
  reviewListOptionsSchema,
  reviewSetOptionsSchema,
  scheduleOptionsSchema,
  verifyOptionsSchema,
} from './options.js';

/** Exit statuses: 0 done, 1 breaches with --strict, 2 wrong usage or configuration, 3 nothing could be audited. */
const WRONG_USAGE = 2;

const collect = (value: string, all: string[]): string[] => [...all, value];

function buildProgram(exit: (status: number) => void): Command {
  const program = new Command('zwgk-audit')
    .description('政务公开自动检查：巡检政府网站，按量化指标评判，生成检查报告')
    .version(toolVersion, '-V, --version', '显示版本号')
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [命令]', '显示某个命令的帮助')
    .configureHelp({
      styleTitle: (title) =>
        title.replace('Usage:', '用法：').replace('Commands:', '命令：').replace('Options:', '选项：').replace('Arguments:', '参数：'),
    })
    .showHelpAfterError('（加 --help 查看用法）')
    .configureOutput({ outputError: (text, write) => write(inChinese(text)) })
    .exitOverride();

  const common = (command: Command): Command =>
    command
      .option('--profile <方案>', '指标方案，可重复', collect, [])
      .option('--as-of <日期>', '检查基准日 YYYY-MM-DD，默认今天')
      .option('--config <文件>', '站点清单，默认 config/sites.yaml')
      .option('--data <文件夹>', '数据文件夹', 'data')
      .option('--strict', '有不达标或部分达标时以状态 1 退出')
      .option('--json', '把结果以 JSON 输出到标准输出');
  const crawling = (command: Command): Command =>
    common(command)
      .option('--indicator <指标>', '只检查这些指标，可重复', collect, [])
      .option('--max-pages <数>', '每个站点最多请求的页面数')
      .option('--max-minutes <数>', '每个站点最长检查分钟数')
      .option('--rate <数>', '每台主机每秒最多请求数')
      .option('--allow-private', '允许访问内网或本机地址')
      .option('--browser <路径>', '浏览器程序')
      .option('--ocr', '用 tesseract 识别扫描件里的文字（要先安装，较慢）')
      .option('--full', '全部重新读取，不沿用上次没有变化的页面')
      .option('--quiet', '不显示进度');

  program
    .command('demo')
    .description('在本机启动示例网站，检查并生成报告')
    .option('--data <文件夹>', '数据文件夹', 'data')
    .option('--strict', '有不达标或部分达标时以状态 1 退出')
    .option('--json', '把结果以 JSON 输出到标准输出')
    .option('--browser <路径>', '浏览器程序')
    .option('--quiet', '不显示进度')
    .action(async (raw) => exit(await (await import('./commands/demo.js')).demoCommand(parseOptions(auditOptionsSchema, raw))));
  crawling(program.command('audit').description('检查站点清单中的网站'))
    .option('--site <标识或网址>', '只检查这些站点，可重复', collect, [])
    .option('--resume', '接着做上次没有做完的检查')
    .action(async (raw) => exit(await (await import('./commands/audit.js')).auditCommand(parseOptions(auditOptionsSchema, raw))));
  crawling(program.command('selfcheck <网址>').description('单位自查一个网站，先列出要改的')).action(async (url, raw) =>
    exit(await (await import('./commands/selfcheck.js')).selfcheckCommand(url, parseOptions(auditOptionsSchema, raw))),
  );
  common(program.command('check').description('不访问网站，对保存的抓取结果重新评判'))
    .requiredOption('--run <编号>', '检查编号')
    .option('--indicator <指标>', '只评判这些指标，可重复', collect, [])
    .option('--quiet', '不显示进度')
    .action(async (raw) => exit(await (await import('./commands/check.js')).checkCommand(parseOptions(checkOptionsSchema, raw))));
  program
    .command('report')
    .description('由保存的结果重新生成报告')
    .requiredOption('--run <编号>', '检查编号')
    .option('--format <格式>', 'html | json | csv | docx（台账和整改通知单）| xlsx | pdf', 'html')
    .option('--site <标识>', '只写这些站点，可重复', collect, [])
    .option('--deadline <日期>', '整改通知单上的整改期限 YYYY-MM-DD，默认留空')
    .option('--browser <路径>', '生成 PDF 用的浏览器程序')
    .option('--out <文件夹>', '输出文件夹')
    .option('--data <文件夹>', '数据文件夹', 'data')
    .action(async (raw) => exit(await (await import('./commands/report.js')).reportCommand(parseOptions(reportOptionsSchema, raw))));
  program
    .command('inspect <文件或网址>')
    .description('显示从一个页面或附件读出的全部事实（JSON）')
    .option('--url <网址>', '文件原来的网址')
    .option('--render', '用浏览器打开')
    .option('--ocr', '用 tesseract 识别扫描件里的文字')
    .option('--allow-private', '允许访问内网或本机地址')
    .option('--browser <路径>', '浏览器程序')
    .action(async (target, raw) =>
      exit(await (await import('./commands/inspect.js')).inspectCommand(target, parseOptions(inspectOptionsSchema, raw))),
    );
  program
    .command('discover <网址>')
    .description('找出网站的栏目，写出站点条目供人核对')
    .option('--rate <数>', '每秒最多请求数')
    .option('--allow-private', '允许访问内网或本机地址')
    .option('--browser <路径>', '浏览器程序')
    .option('--write <文件>', '把站点条目写入站点清单')
    .option('--force', '清单中已有的内容与网站不同时，以网站为准')
    .option('--json', '以 JSON 输出')
    .action(async (url, raw) => exit(await (await import('./commands/discover.js')).discoverCommand(url, parseOptions(discoverOptionsSchema, raw))));
  program
    .command('evidence')
    .description('报送材料')
    .command('status')
    .description('列出还缺的报送材料、截止日期和应放的文件夹')
    .option('--site <标识>', '只看这些站点，可重复', collect, [])
    .option('--ledger <台账>', '只看这些台账，可重复', collect, [])
    .option('--as-of <日期>', '基准日 YYYY-MM-DD，默认今天')
    .option('--config <文件>', '站点清单，默认 config/sites.yaml')
    .option('--init', '建立各条目的空文件夹，附说明.txt')
    .option('--json', '以 JSON 输出')
    .action(async (raw) => exit(await (await import('./commands/evidence.js')).evidenceStatusCommand(parseOptions(evidenceOptionsSchema, raw))));
  addReviewCommands(program, exit);
  program
    .command('verify <编号>')
    .description('核对一次检查保存的文件是否与完成时相同')
    .option('--data <文件夹>', '数据文件夹', 'data')
    .option('--json', '以 JSON 输出')
    .action(async (id, raw) => exit(await (await import('./commands/verify.js')).verifyCommand(id, parseOptions(verifyOptionsSchema, raw))));
  program
    .command('doctor')
    .description('查看运行环境：浏览器、字体、磁盘、配置')
    .option('--config <文件>', '站点清单')
    .option('--data <文件夹>', '数据文件夹', 'data')
    .option('--browser <路径>', '浏览器程序')
    .option('--json', '以 JSON 输出')
    .action(async (raw) => exit(await (await import('./commands/doctor.js')).doctorCommand(parseOptions(doctorOptionsSchema, raw))));
  crawling(program.command('schedule').description('每晚按时检查站点清单中的网站'))
    .option('--site <标识或网址>', '只检查这些站点，可重复', collect, [])
    .option('--cron <表达式>', '何时开始（分 时 日 月 周，北京时间），默认 0 1 * * *')
    .option('--until <时间>', '到这个时间一定停下 HH:MM，没有做完的下次接着做')
    .option('--jitter <分钟>', '开始时间随机推迟，最多这么多分钟')
    .option('--mode <范围>', 'all 全部 | stale 久未检查的 | failed 上次没有读到的')
    .option('--once', '现在做一次就结束（供 cron、systemd 调用）')
    .option('--dry-run', '只显示接下来的时间和顺序')
    .option('--test-notify', '发一条测试通知')
    .action(async (raw) => exit(await (await import('./commands/schedule.js')).scheduleCommand(parseOptions(scheduleOptionsSchema, raw))));
  program
    .command('prune')
    .description('清理较早的检查、网页存档和日志')
    .option('--config <文件>', '站点清单，默认 config/sites.yaml')
    .option('--data <文件夹>', '数据文件夹', 'data')
    .option('--runs <数>', '保留最近多少次检查')
    .option('--dry-run', '只显示要清理什么')
    .option('--json', '以 JSON 输出')
    .action(async (raw) => exit(await (await import('./commands/prune.js')).pruneCommand(parseOptions(pruneOptionsSchema, raw))));
  addLedgerCommands(program, exit);
  return program;
}

function addLedgerCommands(program: Command, exit: (status: number) => void): void {
  const ledger = program.command('ledger').description('台账：导入为指标方案、比较两年、导出填好的台账');
  ledger
    .command('export')
    .description('由检查结果填写台账，写成 Word 或 Excel')
    .requiredOption('--run <编号>', '检查编号')
    .option('--ledger <台账>', '只写这份台账，默认全部')
    .option('--format <格式>', 'docx | xlsx', 'docx')
    .option('--site <标识>', '只写这些站点，可重复', collect, [])
    .option('--out <文件夹>', '输出文件夹，默认检查的报告文件夹')
    .option('--data <文件夹>', '数据文件夹', 'data')
    .action(async (raw) => exit(await (await import('./commands/ledger.js')).ledgerExportCommand(parseOptions(ledgerExportOptionsSchema, raw))));
  ledger
    .command('import <文件或网址>')
    .description('把工作要点、任务台账文件读成指标方案和确认单')
    .option('--id <标识>', '方案标识（字母、数字、连字符），默认由文件名或标题得出')
    .option('--year <年份>', '台账年度，默认从标题读出')
    .option('--out <文件夹>', '输出文件夹，默认站点清单旁的 profiles')
    .option('--config <文件>', '站点清单，默认 config/sites.yaml')
    .option('--force', '覆盖已有的同名方案')
    .option('--ocr', '用 tesseract 识别扫描件里的文字')
    .option('--allow-private', '允许访问内网或本机地址')
    .option('--browser <路径>', '浏览器程序')
    .option('--json', '把读出的全部内容以 JSON 输出')
    .action(async (target, raw) =>
      exit(await (await import('./commands/ledger.js')).ledgerImportCommand(target, parseOptions(ledgerImportOptionsSchema, raw))),
    );
  ledger
    .command('diff <旧> <新>')
    .description('比较两份台账：方案标识、方案文件或台账文件')
    .option('--config <文件>', '站点清单，默认 config/sites.yaml')
    .option('--allow-private', '允许访问内网或本机地址')
    .option('--browser <路径>', '浏览器程序')
    .option('--json', '以 JSON 输出')
    .action(async (before, after, raw) =>
      exit(await (await import('./commands/ledger.js')).ledgerDiffCommand(before, after, parseOptions(ledgerDiffOptionsSchema, raw))),
    );
}

function addReviewCommands(program: Command, exit: (status: number) => void): void {
  const review = program.command('review').description('人工复核：确认、否定、忽略问题，登记整改');
  const own = (command: Command): Command =>
    command.option('--site <标识>', '只看这些站点，可重复', collect, []).option('--data <文件夹>', '数据文件夹', 'data');
  own(review.command('list').description('列出最近一次检查的问题、整改状态和人工意见'))
    .option('--all', '连同待人工核查的和已销号的')
    .option('--json', '以 JSON 输出')
    .action(async (raw) => exit(await (await import('./commands/review.js')).reviewListCommand(parseOptions(reviewListOptionsSchema, raw))));
  own(review.command('set [指纹]').description('对一个问题写下意见，或读入填好的表格'))
    .option('--decision <意见>', '确认 | 否定 | 忽略 | 已整改')
    .option('--reason <理由>', '理由；否定时必须写')
    .option('--until <日期>', '忽略到哪一天，或确认后的整改期限，YYYY-MM-DD')
    .option('--by <姓名>', '复核人')
    .option('--from <文件>', '读入 review export 导出并填好的 CSV 或 Excel 表格')
    .action(async (fingerprint, raw) =>
      exit(await (await import('./commands/review.js')).reviewSetCommand(fingerprint, parseOptions(reviewSetOptionsSchema, raw))),
    );
  own(review.command('clear <指纹>').description('撤回对一个问题的意见')).action(async (fingerprint, raw) =>
    exit(await (await import('./commands/review.js')).reviewClearCommand(fingerprint, parseOptions(reviewClearOptionsSchema, raw))),
  );
  own(review.command('export').description('导出复核表（CSV），填好后用 review set --from 读入'))
    .option('--out <文件>', '写入文件，默认标准输出')
    .action(async (raw) => exit(await (await import('./commands/review.js')).reviewExportCommand(parseOptions(reviewExportOptionsSchema, raw))));
}

/** What commander says of wrong words on the command line. */
function inChinese(text: string): string {
  return text
    .replace(/^error: unknown option (.*)/m, '没有选项 $1')
    .replace(/^error: unknown command (.*)/m, '没有命令 $1')
    .replace(/^error: required option '(.*)' not specified/m, '缺少选项 $1')
    .replace(/^error: missing required argument '(.*)'/m, '缺少参数 $1')
    .replace(/^error: option '(.*)' argument missing/m, '选项 $1 后面缺少值')
    .replace(/^error: too many arguments.*/m, '参数太多')
    .replace(/\(Did you mean (.*)\?\)/, '（是不是 $1？）');
}

/** Trouble with a file or folder that the user can mend; null for anything else. */
function fileTrouble(error: unknown): string | null {
  if (!(error instanceof Error && 'code' in error)) return null;
  if (isDiskTrouble(error)) return `${diskTroubleText(error)}，没有写完。已经保存的都在；腾出空间后再试，做到一半的检查加 --resume 接着做`;
  if (!('path' in error)) return null;
  const causes: Record<string, string> = {
    EACCES: '没有读写权限',
    EPERM: '没有读写权限',
    EEXIST: '已有同名的文件，不能当文件夹用',
    ENOTDIR: '上级不是文件夹',
    EISDIR: '是文件夹，不是文件',
    ENOENT: '不存在，也不能建立',
  };
  const cause = causes[String(error.code)];
  return cause ? `${String(error.path)} ${cause}。请换一个位置（--data、--out）或改正权限后再试` : null;
}

export async function main(argv: readonly string[]): Promise<number> {
  let status = 0;
  try {
    await buildProgram((code) => {
      status = code;
    }).parseAsync(argv, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE;
    if (error instanceof Interrupted) {
      process.stderr.write(`${error.message}\n`);
      return 0;
    }
    if (error instanceof UsageError || error instanceof ConfigError || error instanceof StoreError || error instanceof CorruptFileError) {
      process.stderr.write(`${error.message}\n`);
      return WRONG_USAGE;
    }
    const trouble = fileTrouble(error);
    if (trouble !== null) {
      process.stderr.write(`${trouble}\n`);
      return WRONG_USAGE;
    }
    process.stderr.write(`程序出错，请把下面的内容发给维护者：\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return WRONG_USAGE;
  }
}

process.exitCode = await main(process.argv.slice(2));
