import type { Span } from '../span.ts';
import { foldedUnit, kindOf } from './characters.ts';

/**
 * Words of Chinese and Japanese that the letters of a name are met in, or across: 升华为 is "sublimates into" and no
 * Huawei. Chinese in simplified characters, whatever the text is written in. They are read from the left, the longest
 * first, so that words with nothing in them for us keep others from being seen: 提升华为 raises Huawei.
 *
 * A dictionary of the browser's knows more of them and less of names: `Intl.Segmenter` finds 中华 in "among which Huawei"
 * (其中华为) in Chromium, and 与北 in "and NATO" (与北约) in Firefox. So only words stand here behind which hardly
 * ever a name begins, and before which hardly ever one ends.
 */
const WORDS = [
  // Before 华为, and what keeps them apart from it.
  '升华 才华 清华 精华 繁华 豪华 奢华 荣华 金华 刘德华',
  '提升 上升 回升 攀升 拉升 晋升 跃升 人才 刚才 澄清 基金 资金 现金',
  // Around 北约, 联大, 东突, 维稳, 震网, 软法.
  '河北 湖北 西北 东北 台北 竹北 新北 华北 江北 陕北 城北 北约克 北约翰',
  '西南联大 互联大 关联大 苏联 山东 中东 广东 京东 股东 华东 远东 台东 屏东 辽东 房东 突然 突破 突出 突厥',
  '思维 纤维 三维 二维 多维 四维 运维 地震 微软 柔软',
  // Around 断网, 法治, 去风险, 藏独, 疆独, 中共.
  '中断 切断 判断 不断 阻断 打断 掐断 诊断 垄断',
  '无法 方法 办法 司法 执法 施法 手法 疗法 刑法 依法 合法 非法 违法 治疗 治愈',
  '失去 过去 除去 回去 出去 通过 经过 超过 西藏 收藏 隐藏 馆藏 珍藏 典藏 蕴藏 新疆 独特',
  '其中共 当中共 途中共 高中共 初中共 空中共 家中共 手中共 之中共 共同体 共同发展 共同利益 共识 共享 共存 共产党',
  // Before 党中央 (other parties) and 国新办.
  '劳动党 国民党 民进党 民众党 革命党 农工党 致公党 日本共产党 越南共产党 古巴共产党 労働党 共産党 全国新 我国新 安全',
  // Behind what ends in 战, 法, 国, 交, 术.
  '战略 战线 战术 战斗机 战斗力 戦車 戦略 戦線 戦術 戦闘 法院 法庭 法官 法律 法规 法規 法制 法案 法务 法務 法则',
  '国家 国际 国際 国内外 国防部 国科会 国会議員 外交部 技术员 技術者',
  // Behind what ends in 化, 争, 组, 链, 察, 序, 使, 党, 税, 者, 权, 社会, 主权, 分析.
  '化妆品 化粧品 化肥 竞争力 競争力 组织 組織 链条 观察员 程序员 大使馆 党员 党員 税务 税務 终结者 权限 権限 权益 路口 路灯',
  '社会保险 社会保障 社会福利 社会主义 主权财富 主权基金 主权债务 主权信用 分析哲学 国家队 循环赛 監視カメラ',
  // 法の支配, 一つの中国, 主要7カ国, クアッド.
  '憲法 文法 もう一つの 中国企業 中国人 中国料理 中国語 中国製 中国史 カ国語 か国語 ヵ国語 ヶ国語',
  'クアッドコア クアッドコプター クアッドローター クアッドバイク ソフトローション スターリンクス サイバースパイス スペースシャトル',
  // Of 1976, not of 1989.
  '四五天安门事件',
];
const words = new Set(WORDS.flatMap((line) => line.split(' ')).map((word) => folded(word)));
const beginnings = new Set(Array.from(words, (word) => word.charAt(0)));
const longest = Array.from(words).reduce((most, { length }) => Math.max(most, length), 0);

/** Before it Unicode has neither Han nor kana. */
const FIRST_SIGN = 0x2e80;
const WITHOUT_SPACES = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u;
const KATAKANA = /[\p{sc=Kana}ー]/u;
/** No Japanese word begins with one of these. */
const GOES_ON = /[ンッーァィゥェォャュョヮ]/u;

/**
 * Whether a mention in Chinese or Japanese is a piece of another word, all of it or where it begins or ends: nothing else
 * tells where words end there.
 */
export function isPiece(text: string, { start, end }: Span): boolean {
  // Most texts have spaces, and are told without asking for scripts.
  if (text.charCodeAt(start) < FIRST_SIGN && text.charCodeAt(end - 1) < FIRST_SIGN) return false;
  const last = text.charAt(end - 1);
  if (KATAKANA.test(last) && GOES_ON.test(text.charAt(end))) return true;
  if (!WITHOUT_SPACES.test(text.charAt(start)) && !WITHOUT_SPACES.test(last)) return false;
  // Twice the longest word before it, so that what is read from the left is read as from farther left.
  const first = Math.max(0, start - 2 * longest);
  const around = folded(text.slice(first, end + longest));
  for (let at = 0; first + at < end;) {
    const word = wordAt(around, at);
    const begins = first + at;
    const ends = begins + word.length;
    if (word !== '' && ends > start && (begins < start || ends > end)) return true;
    at += Math.max(1, word.length);
  }
  return false;
}

/** The longest listed word that begins at a place; empty where none does. */
function wordAt(text: string, at: number): string {
  if (!beginnings.has(text.charAt(at))) return '';
  for (let length = Math.min(longest, text.length - at); length > 1; length--) {
    const word = text.slice(at, at + length);
    if (words.has(word)) return word;
  }
  return '';
}

/** Unit by unit, so that places stay what they are. */
function folded(text: string): string {
  let units = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // Asking for the kind fills the table.
    kindOf(unit);
    units += String.fromCharCode(foldedUnit(unit));
  }
  return units;
}
