import { createHmac } from 'node:crypto';
import type { Webhook } from '../../config/schema.js';
import { type Message, messageLines } from './message.js';

export interface Post {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** What a webhook is sent, signed as its service asks. Pure: `at` is the time that is signed. */
export function postFor({ kind, url, secret }: Webhook, message: Message, at: Date): Post {
  const json = (to: string, body: object, headers: Record<string, string> = {}): Post => ({
    url: to,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  });
  const lines = messageLines(message);
  switch (kind) {
    case 'dingtalk':
      return json(dingtalkUrl(url, secret, at), {
        msgtype: 'markdown',
        markdown: { title: message.title, text: within(DINGTALK_BYTES, [`### ${message.title}`, ...lines].join('\n\n')) },
      });
    case 'wecom':
      return json(url, { msgtype: 'markdown', markdown: { content: within(WECOM_BYTES, [`**${message.title}**`, ...lines].join('\n')) } });
    case 'feishu':
      return json(url, {
        ...feishuSign(secret, at),
        msg_type: 'text',
        content: { text: within(FEISHU_BYTES, [message.title, ...lines].join('\n')) },
      });
    case 'generic': {
      const post = json(url, message);
      return secret === undefined ? post : { ...post, headers: { ...post.headers, 'x-zwgk-signature': `sha256=${hmac(secret, post.body, 'hex')}` } };
    }
  }
}

/** Longest texts the services take, with some room. */
const DINGTALK_BYTES = 18_000;
const WECOM_BYTES = 4_000;
const FEISHU_BYTES = 18_000;

const hmac = (key: string, text: string, encoding: 'hex' | 'base64'): string => createHmac('sha256', key).update(text).digest(encoding);

/** Milliseconds and secret signed with the secret, both in the address. */
function dingtalkUrl(url: string, secret: string | undefined, at: Date): string {
  if (secret === undefined) return url;
  const signed = new URL(url);
  signed.searchParams.set('timestamp', String(at.getTime()));
  signed.searchParams.set('sign', hmac(secret, `${at.getTime()}\n${secret}`, 'base64'));
  return signed.href;
}

/** Nothing signed with seconds and secret as the key: so the service has it. */
function feishuSign(secret: string | undefined, at: Date): { timestamp?: string; sign?: string } {
  if (secret === undefined) return {};
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return { timestamp, sign: hmac(`${timestamp}\n${secret}`, '', 'base64') };
}

/** Whole lines as long as they fit. */
function within(bytes: number, text: string): string {
  const more = '\n……全部见报告';
  if (Buffer.byteLength(text) <= bytes) return text;
  const lines = text.split('\n');
  while (lines.length > 1 && Buffer.byteLength(lines.join('\n') + more) > bytes) lines.pop();
  return lines.join('\n') + more;
}

/** What the service says went wrong, from its answer; null when it took the message. The chat services answer 200 to everything. */
export function refusalIn(kind: Webhook['kind'], answer: string): string | null {
  if (kind === 'generic') return null;
  const told = parsed(answer);
  const code = told.errcode ?? told.code ?? told.StatusCode;
  if (code === 0) return null;
  return code === undefined
    ? '回答看不懂'
    : `对方拒绝，代码 ${String(code)}${typeof told.errmsg === 'string' ? `，${told.errmsg.slice(0, 100)}` : ''}`;
}

function parsed(answer: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(answer);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
