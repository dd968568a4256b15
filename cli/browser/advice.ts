import type { NoBrowser } from './find.js';

/** What to type on each kind of machine. */
export const BROWSER_ADVICE = [
  '装好以下任意一种浏览器后重新运行即可：',
  '  Debian：sudo apt install chromium fonts-noto-cjk',
  '  Ubuntu：npx playwright install chromium && sudo npx playwright install-deps chromium && sudo apt install fonts-noto-cjk',
  '  麒麟、统信桌面版：sudo apt install chromium fonts-noto-cjk（没有 chromium 时换成 chromium-browser）',
  '  RHEL、openEuler、麒麟服务器版：sudo dnf install chromium google-noto-sans-cjk-ttc-fonts',
  '  macOS：brew install --cask google-chrome',
  '  Windows：系统自带的 Edge 即可，或 winget install Google.Chrome',
  '已装在别处的 Chromium、Chrome 或 Edge，可用环境变量 ZWGK_BROWSER 指明程序路径。',
].join('\n');

export const FONT_ADVICE =
  'Debian、Ubuntu、麒麟、统信：sudo apt install fonts-noto-cjk；RHEL、openEuler：sudo dnf install google-noto-sans-cjk-ttc-fonts';

export const MISSING_FONT = `浏览器缺少中文字体：截图中的汉字会显示为方框，检查结果不受影响。安装方法：${FONT_ADVICE}`;

/** What was tried, one line each; '' when nothing was there to try. */
export const describeTried = ({ tried }: NoBrowser): string => tried.map(({ path, reason }) => `  ${path}：${reason}`).join('\n');

/** The warning of a run that goes on without a browser: what that means, what was tried, what to type. */
export const describeMissing = (lookup: NoBrowser): string =>
  ['没有可用的浏览器：由脚本填充的栏目读不到内容，相关指标将列为“待人工核查”。', describeTried(lookup), BROWSER_ADVICE].filter(Boolean).join('\n');
