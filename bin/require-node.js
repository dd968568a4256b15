// Ends with a clear message when Node.js is older than package.json asks. Old syntax on purpose: it must parse where it fails.
import { readFileSync } from 'node:fs';

const engines = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).engines.node;
const wanted = /(\d+)\.(\d+)/.exec(engines).slice(1).map(Number);
const present = process.versions.node.split('.').map(Number);

if (present[0] < wanted[0] || (present[0] === wanted[0] && present[1] < wanted[1])) {
  console.error(
    `需要 Node.js ${wanted.join('.')} 或更高版本，当前是 ${process.versions.node}。请从 https://nodejs.org/zh-cn/download 安装新版后重新运行。`,
  );
  process.exit(2);
}
