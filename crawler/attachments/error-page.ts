import { UnreadableFile } from './failures.js';
import type { Content } from './reading.js';
import { extensionOf, type Source } from './source.js';

const PAGES = /^(?:|html?|shtml|jsp|jspx|aspx?|php|do|action|mht|mhtml)$/u;
/** Programs do save tables and letters as HTML or plain text under these names. */
const SAVED_AS_TEXT = /^(?:docx?|xlsx?|wps|et|txt|csv|rtf)$/u;
const APOLOGY =
  /\b(?:404|403|50[0234])\b|not\s+found|forbidden|access\s+denied|页面不存在|无法(?:访问|找到)|找不到|未找到|不存在|已删除|没有权限|无权|拒绝访问|访问受限|请(?:先)?登录|用户登录|统一身份认证|验证码|访问异常|系统错误|出错|下载失败/iu;
const APOLOGY_CHARS = 800;

/**
 * A web page or a line of JSON answered where a file was promised. Under .doc and .xls it is a short text that apologises or asks for
 * a login that gives the error away; under .pdf or .zip no text can be the file.
 * @throws UnreadableFile
 */
export function refuseErrorPage({ hint, depth }: Source, out: Content): void {
  const extension = extensionOf(hint.name);
  if (PAGES.test(extension) || depth > 0) return;
  const text = out.blocks.flatMap((block) => (block.kind === 'text' ? block.lines : block.rows.flat())).join(' ');
  const apologises = text.length <= APOLOGY_CHARS && APOLOGY.test(text);
  if (apologises || !SAVED_AS_TEXT.test(extension))
    throw new UnreadableFile('unsupported', `下载到的是网页或提示信息，不是 ${extension} 文件，可能是登录页或错误页`);
}
