import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Received {
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** A chat service: answers each request with the next of `answers`, the last one for ever. */
export async function chatService(answers: readonly { status: number; body: string }[]): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createHttpServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body });
      const answer = answers[Math.min(received.length, answers.length) - 1];
      response.writeHead(answer?.status ?? 500, { connection: 'close' }).end(answer?.body);
    });
  });
  return { url: `http://127.0.0.1:${await listen(server)}/robot/send?access_token=SECRET-TOKEN`, received };
}

/** A mail server that speaks just enough SMTP. `password`: base64 of what it accepts by AUTH PLAIN. */
export async function mailServer(options: { refuse?: number; password?: string } = {}): Promise<{ port: number; mails: string[] }> {
  const mails: string[] = [];
  const server = createTcpServer((socket) => {
    let data: string[] | null = null;
    let rest = '';
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    const answer = (line: string): string | null => {
      const command = line.slice(0, 4).toUpperCase();
      if (command === 'EHLO') return '250-localhost\r\n250 AUTH PLAIN';
      if (command === 'AUTH') return line.endsWith(options.password ?? '-') ? '235 welcome' : '535 wrong password';
      if (command === 'RCPT' && options.refuse) return `${options.refuse} not here`;
      if (command === 'DATA') data = [];
      return command === 'DATA' ? '354 go on' : command === 'QUIT' ? null : '250 ok';
    };
    const hear = (line: string): void => {
      if (data && line !== '.') {
        data.push(line);
        return;
      }
      if (data) {
        mails.push(data.join('\n'));
        data = null;
        say('250 kept');
        return;
      }
      const said = answer(line);
      if (said === null) socket.end('221 bye\r\n');
      else say(said);
    };
    socket.setEncoding('utf8').on('data', (part: string) => {
      const lines = (rest + part).split('\r\n');
      rest = lines.pop() ?? '';
      lines.forEach(hear);
    });
    socket.on('error', () => socket.destroy());
    say('220 localhost');
  });
  return { port: await listen(server), mails };
}
