import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { httpUrl, type Mail, type Notify, type Webhook } from '../../config/schema.js';
import { isNews, type Message, messageLines } from './message.js';
import { postFor, refusalIn } from './webhooks.js';

const TRIES = 3;
const PATIENCE_MS = 10_000;
const LONGEST_ANSWER = 2_000;

const NAMES: Record<Webhook['kind'], string> = { dingtalk: '钉钉', wecom: '企业微信', feishu: '飞书', generic: '通用' };

/** A failure that another try may mend. */
class Passing extends Error {}

export interface Sending {
  env: NodeJS.ProcessEnv;
  /** One Chinese sentence per address that could not be reached. Never holds an address's path or a secret. */
  note: (text: string) => void;
  /** Pause before the first retry; doubled for each further one. */
  pauseMs?: number;
}

/** Tells everybody; never throws. @returns how many were told, and how many should have been */
export async function notify(settings: Notify, message: Message, sending: Sending): Promise<{ sent: number; wanted: number }> {
  if (settings.when === 'changes' && !isNews(message)) return { sent: 0, wanted: 0 };
  const jobs: [string, () => Promise<void>][] = settings.webhooks.map((webhook) => [
    `${NAMES[webhook.kind]}通知`,
    () => post({ ...webhook, url: resolved(webhook.url, sending.env), secret: maybe(webhook.secret, sending.env) }, message),
  ]);
  const { mail } = settings;
  if (mail) jobs.push(['邮件通知', () => sendMail(mail, maybe(mail.password, sending.env), message)]);
  const outcomes = await Promise.all(jobs.map(([name, job]) => persist(name, job, sending)));
  return { sent: outcomes.filter(Boolean).length, wanted: jobs.length };
}

async function persist(name: string, job: () => Promise<void>, { note, pauseMs = 2_000 }: Sending): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      await job();
      return true;
    } catch (error) {
      if (error instanceof Passing && attempt < TRIES) {
        await sleep(pauseMs * 2 ** (attempt - 1));
        continue;
      }
      note(`${name}没有发出：${error instanceof Error ? error.message : '原因不明'}。检查结果不受影响`);
      return false;
    }
  }
}

/** The value itself, or that of the environment variable it names. @throws Error when the variable is not set */
function resolved(value: string, env: NodeJS.ProcessEnv): string {
  if (!value.startsWith('env:')) return value;
  const name = value.slice('env:'.length);
  const found = env[name];
  if (!found) throw new Error(`没有设置环境变量 ${name}`);
  return found;
}
const maybe = (value: string | undefined, env: NodeJS.ProcessEnv): string | undefined => (value === undefined ? undefined : resolved(value, env));

async function post(webhook: Webhook, message: Message): Promise<void> {
  if (!httpUrl.safeParse(webhook.url).success) throw new Error('地址不是完整的 http(s) 网址');
  const { url, headers, body } = postFor(webhook, message, new Date());
  const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) }).catch(
    (cause: unknown) => {
      throw new Passing(`连不上 ${new URL(url).host}（${codeOf(cause)}）`);
    },
  );
  const text = (await answer.text().catch(() => '')).slice(0, LONGEST_ANSWER);
  if (answer.status === 429 || answer.status >= 500) throw new Passing(`对方返回 ${answer.status}`);
  if (!answer.ok) throw new Error(`对方返回 ${answer.status}，请检查地址`);
  const refusal = refusalIn(webhook.kind, text);
  if (refusal !== null) throw new Error(refusal);
}

/** Only the code of an error: its message may repeat the address. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return cause instanceof Error ? cause.name : '原因不明';
}

async function sendMail({ host, port, secure, user, from, to }: Mail, password: string | undefined, message: Message): Promise<void> {
  const transport = createTransport({
    host,
    port,
    secure: secure ?? port === 465,
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({ from, to, subject: message.title, text: messageLines(message).join('\n') });
  } catch (error) {
    const code = codeOf(error);
    const status = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : null;
    const said = `${host}:${port} ${status === null ? code : `${code} ${status}`}`;
    if (code === 'EAUTH') throw new Error(`发信服务器不接受用户名或密码（${said}）`);
    if (status !== null && status >= 500) throw new Error(`发信服务器拒绝（${said}）`);
    throw new Passing(`发信没有成功（${said}）`);
  } finally {
    transport.close();
  }
}
