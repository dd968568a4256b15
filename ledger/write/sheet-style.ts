/** Style of the confirmation sheet: the colours of the reports, one column on a phone, three on a desk. */
export const STYLE = `
:root { --ink: #1c2530; --muted: #556070; --line: #dde3ea; --paper: #fff; --ground: #f3f5f8; --navy: #17406d; --link: #1a5190; --warn: #8a4b00; --warn-ground: #fff4e2; --good: #1d6b3c; }
* { box-sizing: border-box; }
html { scroll-padding-top: 16px; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: anywhere; font-variant-numeric: tabular-nums;
  font: 16px/1.7 "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei UI", "Microsoft YaHei", "Source Han Sans SC", "Noto Sans CJK SC", "WenQuanYi Micro Hei", system-ui, sans-serif; }
.wrap { max-width: 1360px; margin: 0 auto; padding-inline: 24px; }
header { background: var(--navy); color: #fff; padding: 28px 0 24px; }
header p { margin: 0; }
.kicker { opacity: .85; font-size: 14px; letter-spacing: .08em; }
h1 { margin: 4px 0 8px; font-size: 26px; line-height: 1.35; }
.sub { opacity: .9; font-size: 14px; }
h2 { margin: 0 0 12px; font-size: 19px; }
h3 { margin: 0 0 6px; font-size: 13px; font-weight: 600; color: var(--muted); letter-spacing: .06em; }
main { padding-block: 24px 64px; display: grid; gap: 24px; }
a { color: var(--link); }
code { font: 13px/1.4 ui-monospace, Consolas, monospace; color: var(--muted); }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 20px 24px; }
.card p { margin: 12px 0 0; }
.figures { display: flex; flex-wrap: wrap; gap: 12px 48px; margin: 0; }
.figures dt { color: var(--muted); font-size: 14px; }
.figures dd { margin: 0; font-size: 28px; font-weight: 700; line-height: 1.2; color: var(--navy); }
.flag, .confirm { background: var(--warn-ground); color: var(--warn); border-radius: 6px; padding: 6px 12px; }
.questions { margin: 0; padding-left: 1.6em; columns: 2 440px; column-gap: 40px; font-size: 15px; }
.questions > li { break-inside: avoid; margin-bottom: 8px; }
.questions ul { margin: 0; padding-left: 1.2em; color: var(--muted); font-size: 14px; }
.items { display: grid; gap: 12px; }
.item { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 16px 20px; display: grid; grid-template-columns: 64px minmax(0, 5fr) minmax(0, 3fr) minmax(0, 4fr); gap: 8px 24px; break-inside: avoid; }
.item.open { border-left: 4px solid #d98a1f; padding-left: 17px; }
.item:target { outline: 3px solid var(--link); }
.number { display: block; font-size: 18px; font-weight: 700; color: var(--navy); }
.tag { display: inline-block; border-radius: 4px; padding: 0 6px; font-size: 12px; white-space: nowrap; background: var(--warn-ground); color: var(--warn); }
.place { margin: 0 0 4px; font-size: 13px; color: var(--muted); }
.duty { margin: 0; white-space: pre-line; }
.item dl { margin: 0; font-size: 14px; }
.item dl div { display: grid; grid-template-columns: 5em minmax(0, 1fr); gap: 8px; padding: 2px 0; }
.cells { margin-top: 8px !important; border-top: 1px dashed var(--line); padding-top: 6px; }
.item dt { color: var(--muted); }
.item dd { margin: 0; }
.none { color: var(--muted); }
.indicators ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px; font-size: 14px; }
.indicators li { border-left: 3px solid var(--good); padding-left: 10px; line-height: 1.55; }
.indicators li.unsure { border-color: #d98a1f; }
.indicators li.plain, .indicators li.refused { border-color: #9aa6b2; }
.why, .params { display: block; color: var(--muted); font-size: 13px; }
.params { color: var(--ink); }
.confirm { margin: 8px 0 0; font-size: 13px; }
@media (max-width: 900px) {
  .wrap { padding-inline: 16px; }
  h1 { font-size: 21px; }
  .item { grid-template-columns: minmax(0, 1fr); gap: 12px; padding: 14px 16px; }
  .no { display: flex; gap: 10px; align-items: center; }
  .figures { gap: 12px 28px; }
  .card { padding: 16px; }
}
@media print { body { background: #fff; } header { color: inherit; background: none; } .card, .item { border-color: #999; } }
`;
