import { expect, test } from 'vitest';
import type { Message } from '../../../cli/notify/message.js';
import { notify } from '../../../cli/notify/send.js';
import { notifySchema } from '../../../config/schema.js';
import { chatService, mailServer } from './servers.js';

const message: Message = { schemaVersion: 1, event: 'test', title: '通知测试', notes: ['收到即正常'], run: null, sites: [], report: null };
const OK = { status: 200, body: '{"errcode":0}' };

async function send(settings: object, env: NodeJS.ProcessEnv = {}): Promise<{ sent: number; notes: string }> {
  const notes: string[] = [];
  const { sent } = await notify(notifySchema.parse(settings), message, { env, note: (text) => notes.push(text), pauseMs: 5 });
  return { sent, notes: notes.join('\n') };
}

test.each([
  ['taken at once', [OK], 1, 1, ''],
  ['a passing fault, then taken', [{ status: 502, body: '' }, OK], 1, 2, ''],
  ['busy for ever: three tries and no more', [{ status: 429, body: '' }], 0, 3, '对方返回 429'],
  ['refused: no second try', [{ status: 200, body: '{"errcode":310000,"errmsg":"keywords not in content"}' }], 0, 1, '代码 310000'],
  ['wrong address: no second try', [{ status: 404, body: '' }], 0, 1, '404，请检查地址'],
] as const)('a chat service: %s', async (_case, answers, sent, requests, words) => {
  const { url, received } = await chatService(answers);
  const outcome = await send({ webhooks: [{ kind: 'dingtalk', url, secret: 'SEC-PRIVATE' }] });
  expect({ sent: outcome.sent, requests: received.length }).toEqual({ sent, requests });
  expect(outcome.notes).toContain(words);
  expect(outcome.notes === '').toBe(sent === 1);
  // Neither the token in the address nor the secret is ever told.
  expect(outcome.notes).not.toMatch(/SECRET-TOKEN|SEC-PRIVATE|access_token/);
});

test('address and secret may stand in the environment; a missing variable is named', async () => {
  const { url, received } = await chatService([OK]);
  const webhooks = [{ kind: 'dingtalk', url: 'env:DING_URL', secret: 'env:DING_SECRET' }];
  expect(await send({ webhooks }, { DING_URL: url, DING_SECRET: 's' })).toEqual({ sent: 1, notes: '' });
  expect(received[0]?.path).toMatch(/access_token=SECRET-TOKEN&timestamp=\d{13}&sign=/);
  expect((await send({ webhooks }, { DING_URL: url })).notes).toContain('没有设置环境变量 DING_SECRET');
  expect((await send({ webhooks }, { DING_URL: 'ftp://SECRET-TOKEN', DING_SECRET: 's' })).notes).not.toContain('SECRET-TOKEN');
});

test('one address that is dead does not hinder the others', async () => {
  const { url, received } = await chatService([OK]);
  const dead = { kind: 'wecom', url: 'http://127.0.0.1:9/cgi-bin/webhook/send?key=SECRET-KEY' };
  const { sent, notes } = await send({ webhooks: [dead, { kind: 'wecom', url }] });
  expect([sent, received.length]).toEqual([1, 1]);
  expect(notes).toContain('企业微信通知没有发出：连不上 127.0.0.1:9');
  expect(notes).not.toContain('SECRET-KEY');
});

const mail = (port: number, more: object = {}) => ({
  mail: { host: '127.0.0.1', port, from: '检查 <a@x.example>', to: ['b@x.example', 'c@x.example'], ...more },
});

test('mail goes to everybody, in Chinese', async () => {
  const { port, mails } = await mailServer({ password: Buffer.from('\0user\0right').toString('base64') });
  expect(await send(mail(port, { user: 'user', password: 'env:MAIL' }), { MAIL: 'right' })).toEqual({ sent: 1, notes: '' });
  expect(mails).toHaveLength(1);
  expect(mails[0]).toContain('To: b@x.example, c@x.example');
  const body = (mails[0] ?? '').split('\n\n')[1] ?? '';
  const encoded = /content-transfer-encoding: base64/i.test(mails[0] ?? '');
  expect(encoded ? Buffer.from(body, 'base64').toString('utf8') : body).toContain('收到即正常');
});

test.each([
  ['a wrong password', {}, { user: 'user', password: 'wrong-PRIVATE' }, '不接受用户名或密码'],
  ['a recipient that is not there', { refuse: 550 }, {}, '发信服务器拒绝'],
  ['a server that is busy for ever', { refuse: 451 }, {}, '发信没有成功'],
] as const)('mail: %s is told and nothing more', async (_case, server, settings, words) => {
  const { port, mails } = await mailServer(server);
  const { sent, notes } = await send(mail(port, settings));
  expect([sent, mails.length]).toEqual([0, 0]);
  expect(notes).toContain(words);
  expect(notes).not.toContain('PRIVATE');
});
