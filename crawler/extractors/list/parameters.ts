/** Names under which list interfaces are told what to answer, without prefixes such as `pager.` and `data[…]`. */

export const PAGE_PARAMETER =
  /^(page|pageno|pagenum|pageindex|pagenumber|currentpage|curpage|currpage|nowpage|current|page_?no|page_?num|page_?index|p|pg|pn|cpage|pagecurrent|cur_?page|current_?page|intcurpage|topage|gotopage|pagenow|curr|pageidx|ipage|npage|pageth)$/iu;
export const START_PARAMETER = /^(startrecord|start|offset|from|begin|startindex|firstresult|skip|startrow|beginindex|startnum|first)$/iu;
export const END_PARAMETER = /^(endrecord|end|endindex|to|endrow|endnum)$/iu;
export const SIZE_PARAMETER =
  /^(pagesize|_?page_?size|perpage|per_?page|prepage|limit|rows|size|count|num|pagerows|numperpage|length|showcount|pagelimit|rn|ps)$/iu;
