/**
 * Letters that are written for one another, each behind the one that it folds to. They make the same words, and which
 * is written depends on the newspaper, the keyboard or the country.
 */
const ALPHABETS = 'её ЕЁ اأإآٱ يىی كک';

/**
 * Traditional characters behind the simplified one, those that the glossary is written with: Taiwan's and
 * Hong Kong's, where they differ. A test compares all of its Chinese with OpenCC and tells which is missing. What stands
 * for several traditional ones (后, 系) takes them all in; other characters than those of mainland and Taiwan, such as
 * Japanese 戦 and 権, stay what they are.
 */
const CHINESE =
  '万萬 与與 专專 业業 东東 丝絲 两兩 严嚴 个個箇 临臨 为為爲 举舉 义義 乌烏 乐樂 习習 乡鄉 ' +
  '书書 争爭 于於 云雲 亚亞 产產 亿億 仓倉 们們 价價 众衆眾 伙夥 会會 伞傘 伟偉 传傳 伤傷 ' +
  '伦倫 伪僞偽 体體 侣侶 侧側 债債 偿償 儿兒 党黨 兰蘭 关關 兴興 兹茲 养養 内內 册冊 写寫 ' +
  '军軍 农農 冯馮 冲衝沖 决決 况況 冻凍 净淨 准準 击擊 划劃 刘劉 则則 创創 删刪 别別 制製 ' +
  '剂劑 剑劍 剥剝 剧劇 办辦 务務 动動 劳勞 势勢 区區 医醫 升昇陞 华華 协協 单單 占佔 卢盧 ' +
  '卫衛衞 厂廠 厅廳 历歷曆 压壓 县縣 参參 双雙 发發 变變 叙敘敍 台臺颱檯 号號 吁籲 后後 吕呂 ' +
  '听聽 启啓啟 员員 周週 咨諮 响響 哗譁 唤喚 团團 园園 围圍 国國 图圖 圆圓 圣聖 场場 坏壞 ' +
  '块塊 坚堅 坛壇 垄壟 墙牆墻 声聲 处處 备備 复復複 头頭 奥奧 妆妝粧 妇婦 娅婭 孙孫 学學 宝寶 ' +
  '实實 审審 宪憲 宫宮 宽寬 宾賓 对對 寻尋 导導 尔爾 层層 届屆 属屬 岗崗 岛島 岩巖 峡峽 峰峯 ' +
  '币幣 布佈 师師 帐帳 带帶 干幹 广廣 库庫 应應 庞龐 开開 弃棄 张張 弹彈 强強 归歸 当當 录錄 ' +
  '彻徹 征徵 御禦 态態 总總 恋戀 恶惡 惯慣 愈癒 愿願 慑懾 戏戲 战戰 户戶 扑撲 执執 扩擴 扫掃 ' +
  '护護 报報 拟擬 拦攔 损損 换換 据據 掺摻 携攜 敌敵 数數 斋齋 斗鬥 斩斬 断斷 无無 旧舊 时時 ' +
  '术術 机機 杀殺 杂雜 权權 杠槓 条條 来來 极極 构構 枢樞 标標 栏欄 样樣 档檔 桥橋 梦夢 检檢 ' +
  '棱稜 楼樓 欧歐 毁毀 毕畢 气氣 氢氫 汤湯 沟溝 注註 泽澤 洁潔 浆漿 测測 济濟 浏瀏 浓濃 涛濤 ' +
  '润潤 涨漲 渔漁 渗滲 温溫 游遊 湾灣 湿濕 溃潰 滨濱 灭滅 灾災 炉爐 点點 炼煉 热熱 爱愛 独獨 ' +
  '猫貓 玛瑪 环環 现現 电電 画畫 疗療 盐鹽 监監 盖蓋 盗盜 盘盤 矿礦 码碼 砖磚 础礎 硕碩 礼禮 ' +
  '祸禍 离離 种種 秘祕 积積 称稱 税稅 稳穩 窃竊 竞競 笔筆 筹籌 签籤簽 简簡 篮籃 类類 粤粵 粮糧 ' +
  '系係繫 红紅 纤纖 约約 级級 纪紀 纬緯 纲綱 纳納 纵縱 纽紐 线線綫 练練 组組 细細 织織 终終 ' +
  '绍紹 经經 绒絨 结結 绕繞 络絡 绝絕 统統 绩績 续續 维維 绸綢 绿綠 缅緬 缆纜 缔締 编編 缘緣 ' +
  '缩縮 网網 罗羅 罚罰 群羣 职職 联聯 胁脅 胜勝 脑腦 脱脫 脸臉 腊臘 舆輿 舰艦 节節 苏蘇 苹蘋 ' +
  '范範 荣榮 荧熒 药藥 莱萊 获獲 萤螢 营營 萨薩 葱蔥 蒋蔣 蓝藍 虚虛 虫蟲 补補 袭襲 装裝 观觀 ' +
  '规規 视視 览覽 觐覲 誉譽 计計 订訂 认認 训訓 议議 讯訊 记記 讲講 许許 论論 设設 访訪 证證 ' +
  '评評 识識 诈詐 诉訴 诊診 词詞 试試 诗詩 话話 询詢 语語 说說説 请請 诸諸 诺諾 读讀 诽誹 ' +
  '课課 调調 谈談 谍諜 谐諧 谣謠 谤謗 谱譜 谴譴 贝貝 负負 财財 责責 账賬 货貨 质質 贩販 贫貧 ' +
  '购購 贴貼 贷貸 贸貿 费費 贻貽 贼賊 贾賈 赁賃 资資 赋賦 赔賠 赖賴 赛賽 赞贊 赵趙 车車 轨軌 ' +
  '轩軒 转轉 轮輪 软軟 载載 辈輩 辉輝 辑輯 输輸 辖轄 辩辯 边邊 达達 过過 运運 进進 远遠 违違 ' +
  '连連 选選 逊遜 遗遺 遥遙 邓鄧 邮郵 邻鄰 采採 里裏裡 钓釣 钟鍾鐘 钥鑰鈅 钩鉤鈎 钱錢 铀鈾 铁鐵 ' +
  '铭銘 银銀 链鏈 销銷 锁鎖 锅鍋 锦錦 键鍵 镇鎮 镜鏡 镧鑭 长長 门門 闭閉 问問 间間 闺閨 闻聞 ' +
  '阁閣 阅閱閲 队隊 阵陣 际際 陆陸 陕陝 险險 隐隱 难難 韧韌 韩韓 页頁 顷頃 项項 顾顧 顿頓 ' +
  '预預 领領 颇頗 频頻 题題 额額 风風 飞飛 饮飲 馆館 马馬 驱驅 驻駐 驾駕 骇駭 验驗 骑騎 骗騙 ' +
  '鱼魚 鲁魯 鲜鮮 鸣鳴 鸿鴻 麦麥 龄齡 龙龍 托託 杆桿 板闆 回迴 松鬆 面麵麪 只隻';

/** Letters that are written for another one, by themselves; and that other one. */
export const TWINS: ReadonlyMap<string, string> = new Map(
  `${ALPHABETS} ${CHINESE}`
    .split(' ')
    .flatMap(([folded = '', ...others]) => others.map((letter) => [letter, folded] as const)),
);
