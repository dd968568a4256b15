/**
 * What differs from content system to content system, as data. A new portal's habits are added here, not in code.
 * Ids and classes are compared in lower case and as whole tokens.
 */

/** Ids and classes that content systems give the article body and nothing else (TRS, hanweb, UCAP, vsb, NFCMS, easysite, gov.cn …). */
export const SYSTEM_BODIES = new Set(
  `#ucap-content #ucapcontent #zoom #zoomcon #fontzoom #ivs_content #vsb_content #vsb_content_2 #vsb_newscontent #easysitetext #bodylabel
  #div_zhengwen #zhengwen #cmsarticlecontent #czfxcontent #wenzhang-content #xxgk_content #gkcontent #artibody #info_content
  .trs_editor .trs_ueditor .trs_editor_view .ucapcontent .v_news_content .wp_articlecontent .easysite-news-text .easysite-news-content .pages_content
  .view-content`.split(/\s+/),
);

/** Names that are often, but not always, given to the body: believed when most of the page's prose stands there. */
export const USUAL_BODIES = new Set(
  `#con_con #articlecontent #detailcontent #infocontent #contenttext #article_content #articlecon #maintext #textbody #newscontent #news_content #js_content #contentbody
  #article #content .article_content .article-content .articlecontent .article_con .article-con .article_body .article-body .main-txt .main-text .newscontent
  .news_content .news-content .detail_content .detail-content .detailcontent .xxgk-content .wzcon .bt-article-02 .contentbox .content_txt .content-txt
  .zw_content .info-content .infocontent .m-txt-article .show_content .con_text .text_content .content`.split(/\s+/),
);

/** Ids and classes of a site's footer. */
export const FOOTER_NAME = /(^|[\s_-])(foot|footer|footers?\d*|bottom|copyright|page-?foot|wzfoot|dibu|banquan)([\s_\d-]|$)/i;
/** Set phrases that only a site's footer prints. */
export const FOOTER_TEXT = /网站标识码|ICP备|公网安备|版权所有|浏览器.{0,12}(分辨率|浏览效果|访问)|Copyright|建议使用/i;
/** Words of a footer that texts use too (会议承办单位：…): believed beside a set phrase. */
export const FOOTER_WORDS = /主办单位[:：]|承办单位[:：]|技术支持[:：]/;

/** Names of elements that hold a headline. */
export const HEADLINE_NAME =
  /(^|[\s_-])(title|titles?\d*|tit|bt|biaoti|headline|ftheme|ivs_title|con_title|newstitle|arti_?title|artitle|article[_-]?title|content[_-]?title|conetent-title|xx-tit|xxgk_?title|wz_?title|sp_title|wzbt|detail[_-]?title|main[_-]?title|news[_-]?title|info[_-]?title|con-title)([\s_\d-]|$)/i;

export const BREADCRUMB_NAME =
  /(^|[\s_-])(breadcrumbs?|bread|crumbs?|crumb_?box|crumbs_box|position|pos|location|local|place|mbx|mianbaoxie|dqwz|weizhi|sitepath|path|szf-local|current-?path|mnav|curpos|currentposition|nowplace|lujing|address-nav|dangqian)([\s_\d-]|$)/i;
export const BREADCRUMB_LABEL = /^(?:[您你]?当?(?:现在|目前|当前)?(?:所在|所处|的)*位置是?|当前栏目|当前页面)\s*[:：]?/u;
export const HOME_STEP = /^(网站首页|首页|主页|门户首页|本站首页|返回首页|home)$|首页$/i;
/** Last steps that name no column. */
export const END_STEPS = new Set(
  '正文 详情 详情页 详细 详细内容 详细信息 内容 内容页 正文内容 文章内容 文章正文 信息内容 信息详情 文章详情 当前页 查看 浏览 浏览文章 阅读 列表 列表页 信息列表 文章列表'.split(
    ' ',
  ),
);

/** Headlines that say what kind of page it is, not what it is about. */
export const GENERIC_HEADLINE =
  /^(?:查看)?(?:信件|来信|留言|咨询|投诉|诉求|办件|问题|征集|调查|文件|文章|信息|公告|新闻|政策|资讯|内容)(?:详情|详情页|查看|展示|正文|详细|详细信息|浏览)$|^(?:来信|信件|留言|咨询)(?:内容|信息|公开)$/u;

export type LabelField =
  | 'published'
  | 'publishedWeak'
  | 'updated'
  | 'written'
  | 'source'
  | 'issuer'
  | 'documentNumber'
  | 'indexNumber'
  | 'validity'
  | 'disclosure'
  | 'subject'
  | 'category'
  | 'title'
  | LetterField
  | 'other';

/** Parts of a published letter. */
export type LetterField = 'asked' | 'accepted' | 'answered' | 'settled' | 'letterState' | 'letterCategory' | 'question' | 'answer' | 'letterOther';

const LABEL_WORDS: Record<LabelField, string> = {
  published: `发布时间 发布日期 发表时间 发表日期 时间发布 日期发布 上网时间 上网日期 公开日期 公开时间 信息发布时间 信息发布日期 发稿时间 发稿日期
    上传时间 上传日期 上载时间 上载日期 挂网时间 挂网日期 刊发时间 刊登时间 刊登日期 登载时间 登载日期 公布时间 公布日期 发布于 文章发布时间 网站发布日期 网站发布时间 网上发布时间 网上公开日期 主动公开日期
    刊播时间 刊播日期 发表于 公告日期 公告时间 上线时间 上线日期 信息公开日期 信息公开时间 发布时间为 首发时间`,
  publishedWeak: '时间 日期 入库时间 编辑时间 生成日期 生成时间 添加时间 添加日期 录入时间 录入日期 创建时间 创建日期 信息时间 信息日期 文章时间',
  updated: '更新时间 更新日期 最后更新 最后更新时间 最近更新时间 信息更新时间 修改时间 最后修改时间',
  written: `成文日期 成文时间 印发日期 印发时间 制发日期 制发时间 签发日期 签发时间 发文日期 发文时间 形成日期 形成时间 文件日期 制定日期 制定时间
    颁布日期 颁布时间 信息生成日期 信息形成日期 决定日期 处罚决定日期 行政处罚决定日期 作出处罚决定日期 作出行政处罚的日期 作出处罚的机关和决定日期
    许可决定日期 行政许可决定日期 作出许可决定日期`,
  source: `来源 信息来源 文章来源 稿件来源 新闻来源 消息来源 内容来源 资料来源 文件来源 来源单位 来源部门 来源网站 来稿单位 供稿单位 供稿部门
    稿源 稿件出处 文章出处 出处 发布来源 来源于 来自 信息来源单位 转载来源`,
  issuer: `发文机关 发布机构 发布机关 发布单位 发文单位 发文机构 制发机关 制发机构 制发单位 制定机关 制定单位 公布机关 公开主体 公开机构 公开单位
    信息公开主体 发布部门 发文部门 公开责任部门 责任部门 责任单位 印发机关 颁布机关 颁布单位 发布主体 信息公开机构 公开部门 制发部门 信息提供单位 信息发布机构`,
  documentNumber: `文号 发文字号 发文文号 文件编号 文件号 文件文号 文书号 发文号 公文文号 公文编号 公文字号 文件字号 发布文号 发文编号 发文号码
    文件编码 文号字号 行政文号 政策文号 通知文号 公告文号 批复文号 决定书文号 处罚决定书文号 行政处罚决定书文号 行政处罚决定文书号 行政处罚文号
    许可决定书文号 行政许可决定书文号 行政许可决定文书号 行政许可文号 许可文号`,
  indexNumber: '索引号 索取号 信息索引号 信息索引 索引 公开索引号 信息索取号 信息公开索引号 索引编号 索引码 信息公开目录号 公开目录号',
  validity:
    '有效性 时效性 文件有效性 有效状态 效力状态 时效状态 文件状态 文件时效 文件时效性 效力 效力性 是否有效 文件效力 效力状况 信息有效性 信息时效 规范性文件有效性',
  disclosure: '公开方式 公开属性 公开类别 公开形式 公开类型 公开性质 信息公开属性 信息公开方式 信息公开类别 信息属性 公文公开属性',
  subject: '主题分类 主题类别 主题 按主题分类 信息主题分类 主题分类导航',
  category: '信息分类 信息类别 组配分类 体裁分类 公文种类 文种 服务对象 服务对象分类 栏目名称 所属栏目 分类 类别 文件类型 文件分类 公文类型',
  title: `标题 名称 信息名称 文件名称 文件标题 公文标题 信息标题 题名 文件名 公文名称 文章标题 政策名称 来信标题 信件标题 来信主题 信件主题
    留言标题 留言主题 咨询标题 咨询主题 投诉标题 问题标题 提问标题 诉求标题`,
  asked: `来信时间 来信日期 写信时间 写信日期 留言时间 留言日期 咨询时间 咨询日期 提问时间 提问日期 投诉时间 投诉日期 提交时间 提交日期 求助时间
    信件时间 信件日期 反映时间 反映日期 发信时间 发信日期 来件时间 来件日期 诉求时间 诉求日期 去信时间 发帖时间 问题时间 建议时间 来电时间`,
  accepted: '受理时间 受理日期 收信时间 收信日期 收件时间 收件日期',
  answered: `回复时间 回复日期 答复时间 答复日期 回信时间 回信日期 解答时间 解答日期 回应时间 回应日期 反馈时间 反馈日期`,
  settled: '办结时间 办结日期 办理时间 办理日期 处理时间 处理日期 办复时间 办复日期 办理完成时间',
  letterState: '办理状态 信件状态 处理状态 回复状态 答复状态 办理进度 处理进度 当前状态 是否回复 是否答复 受理状态 办事状态 办件状态 办理进展 状态',
  letterCategory: `信件类型 信件类别 信件分类 来信类型 来信类别 咨询类型 咨询类别 留言类型 留言类别 问题类型 问题类别 诉求类型 诉求类别 信件性质 来信目的
    信件目的 投诉类型`,
  question: `来信内容 信件内容 留言内容 咨询内容 问题内容 投诉内容 诉求内容 问题描述 提问内容 反映内容 写信内容 来信正文 信件正文 建议内容 求助内容
    咨询问题 来件内容`,
  answer: `回复内容 答复内容 回信内容 回复意见 答复意见 办理结果 处理结果 处理情况 办理情况 回复情况 答复情况 回复结果 答复结果 处理意见 办理意见
    解答内容 反馈内容 反馈结果 官方回复 单位回复 部门回复 部门答复 办理反馈 回复正文 答复正文`,
  letterOther: `信件编号 来信编号 信件编码 办件编号 留言编号 咨询编号 受理编号 来信人 写信人 留言人 咨询人 投诉人 提问人 来信者 回复单位 答复单位
    回复部门 答复部门 办理单位 办理部门 受理单位 受理部门 处理部门 处理单位 回复机构 答复机构 回复人 答复人 写给 收信人 是否公开 所属信箱 信箱类型 收信单位`,
  other: `主题词 关键词 关键字 生效日期 生效时间 实施日期 施行日期 失效日期 失效时间 废止日期 废止时间 有效期 有效期限 公开时限 公开范围 内容概述 内容概要
    信息概述 概述 摘要 内容摘要 语种 备注 统一登记号 规范性文件统一编号 规范性文件登记号 登记号 统一编号 审批机关 实施机关 适用范围 有效期至 废止说明 公开期限 载体类型 登记日期 登记时间 发布形式 文件下载 附件下载
    截止日期 截止时间 开始时间 结束时间 开始日期 结束日期 责任编辑 编辑 作者 记者 撰稿 审核 审稿 初审 复审 终审 校对 摄影 通讯员 浏览次数 浏览量 访问量 点击数 点击量 点击次数
    阅读次数 阅读量 阅读 浏览 点击 访问次数 阅读数 字号 字体 字体大小 分享 分享到 分享至 打印 收藏 保护视力色 视力保护色 背景色 页面功能 信息员 发布人 发布者
    录入 录入者 录入人 发布人员 编审 监制 核稿 签发 签发人 拟稿 字数 附件 扫一扫 二维码 语音播报 听全文 责编 见习编辑 联系电话 咨询电话 解读单位`,
};

/** Squeezed label → what it labels. */
export const LABELS: ReadonlyMap<string, LabelField> = new Map(
  (Object.entries(LABEL_WORDS) as [LabelField, string][]).flatMap(([name, words]) =>
    words
      .trim()
      .split(/\s+/)
      .map((word): [string, LabelField] => [word, name]),
  ),
);
export const LONGEST_LABEL = Math.max(...[...LABELS.keys()].map((label) => label.length));

/** Written where a value would be, when there is none. */
export const BLANK_VALUES = new Set(
  '无 暂无 无文号 无号 空 没有 不详 未知 null undefined NULL 无字号 未编号 暂缺 无发文字号 / - — —— － -- --- / 、 .'.split(' '),
);

/** Names of metas in lower case, best first. */
export const META_NAMES = {
  title: ['articletitle', 'og:title', 'title', 'infotitle'],
  siteName: ['sitename', 'og:site_name'],
  siteCode: ['siteidcode', 'siteid-code', 'sitecode'],
  column: ['columnname', 'channel', 'channelname', 'columntype'],
  published: [
    'pubdate',
    'publishdate',
    'publishtime',
    'firstpublishedtime',
    'article:published_time',
    'published',
    'dateissued',
    'dc.date',
    'og:release_date',
  ],
  source: ['contentsource', 'source'],
  /** Time of page generation: a publication date that equals it says nothing. */
  generated: ['maketime', 'others', 'htmlgeneratetime', 'createdate', 'generatetime', 'cacheclearDate'.toLowerCase()],
} as const;

/** Words in a headline or <title> part that name a site, not an article. */
export const SITE_PART =
  /(网|网站|门户|政府|管委会|委员会|局|厅|办公室|平台|官网|首页|信息公开|政务公开|办|院|部|中心|协会)$|www\.|\.gov\.cn|欢迎您?[!！]?$|Powered by/i;

/** Heading words of a block that lists what belongs to the article. */
export const RELATED_HEADING =
  /^(相关|关联|延伸|扩展|推荐|热门|猜你).{0,2}(解读|文件|政策|链接|阅读|信息|文章|新闻|文档|报道|稿件|内容|附件|政策解读|政策文件|解读材料|稿件)$|^(政策解读|解读文件|文件解读|政策原文|原文链接|相关政策解读|相关解读|解读链接|图解|视频解读|媒体解读|专家解读|解读信息|文字解读|图文解读|图片解读|解读材料|上一篇|下一篇|上一条|下一条|热点新闻|最新信息|最新文章|热点推荐|排行榜)$/u;
/** Those of them that stand for a link between document and interpretation. */
export const INTERPRETATION_HEADING = /解读|相关(政策|文件|链接|信息|文档|稿件|阅读)|关联(文件|政策|解读|信息)|图解|原文|政策文件/u;

export const TEMPLATE_TEXT = /\{\{[^{}]{1,200}\}\}|<%[=-]|\$\{[A-Za-z_][\w.]{0,60}\}|\{%[^%]{1,120}%\}|\{[a-z]+:[\w.]+[^{}]{0,60}\}/u;
export const TEMPLATE_ATTRIBUTE =
  /^(?:ms-|ng-(?!binding|scope)|v-(?:for|if|html|text|show|bind|on)|:(?:text|html|src|href|key)|x-(?:data|for|text)|data-bind$|wx:|@click)/;

export const ATTACHMENT_TYPE = /\.(pdf|docx?|xlsx?|wps|et|dps|ofd|zip|rar|7z|pptx?|txt|csv|ceb|tiff?|caj|rtf|xml)$/i;
export const DOWNLOAD_ADDRESS = /download|downfile|\/attach|fileserver|getfile|file\.do|uploadfile|annex/i;
