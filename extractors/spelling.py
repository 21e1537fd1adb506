"""One spelling for the same sign: width, dashes, blanks, punctuation, traditional forms. Every replacement keeps its length."""

import re
import unicodedata
from functools import cache

_SPACES = "\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_DASHES = "‐‑‒–—―−－﹣﹘─━"
_TILDES = "～〜∼˜"

# Pairs of a traditional character and its simplified one: those that our cue words, units and place names are written with.
# Not a converter for names: a name is quoted from the immutable text, as it stands there.
_SIMPLER = (
    "億亿萬万圓元個个項项畝亩縣县區区資资計计畫划劃划總总級级點点開开設设進进續续備备簽签竣竣產产業业園园鎮镇鄉乡標标準准路路橋桥"
    "廠厂車车電电網网線线號号噸吨餘余約约達达額额報报狀状況况辦办關关於于責责單单間间際际國国東东門门廣广慶庆寧宁陽阳陝陕"
    "內内龍龙雲云貴贵蘇苏遼辽魯鲁實实轉转動动體体預预結结構构築筑運运營营試试驗验頭头復复書书樓楼館馆學学醫医療疗養养農农"
    "漁渔礦矿環环節节鐵铁滬沪閘闸溝沟護护壩坝庫库灣湾島岛嶺岭澤泽濱滨歷历劉刘馬马創创應应聯联發发導导範范擴扩遷迁徵征收收攤摊"
    "貫贯綠绿紅红藍蓝質质檔档條条處处幾几兩两數数據据佔占歲岁從从來来並并與与為为無无對对後后還还會会將将過过這这時时"
    "飼饲賃赁"
    "丟丢亂乱佈布併并侷局係系倆俩倉仓們们偉伟側侧傑杰傢家傳传債债僅仅價价儀仪儘尽償偿優优儲储兌兑兒儿冊册凈净凍冻凱凯別别則则剋克剛刚剝剥剷铲劇剧勁劲務务勝胜勞劳勢势勵励匯汇協协卻却卽即厠厕厤历參参叄叁吳吴呂吕員员問问啓启啟启喫吃嘆叹噴喷嚮向嚴严"
    "囪囱圍围圖图團团垻坝執执堅坚場场塊块塗涂塵尘墊垫墳坟墻墙壓压夠够夥伙奬奖奮奋孫孙宮宫審审寫写寬宽寶宝專专尋寻屆届層层屬属岡冈峯峰崗岗嵗岁嶄崭師师帶带幣币幫帮幹干廁厕廢废廳厅弔吊張张強强彙汇徑径徹彻恆恒態态憑凭懷怀戰战戶户拋抛捨舍捲卷掃扫掛挂"
    "採采揚扬換换揮挥搶抢摺折撈捞撐撑撥拨擁拥擊击擋挡擔担擬拟擱搁擲掷擺摆攏拢攝摄敎教斷断旂旗旣既晉晋晝昼暢畅暫暂曆历曉晓曏向曬晒朮术査查桿杆棄弃棟栋棧栈楊杨極极榦干榮荣樁桩樂乐樑梁樞枢樣样機机檢检檯台檻槛櫃柜欄栏權权歎叹歐欧歡欢歸归殯殡毀毁氣气"
    "氫氢汙污決决沒没沖冲淨净淩凌淺浅減减測测溫温溼湿滙汇滯滞滲渗滾滚滿满漲涨漸渐漿浆潤润澆浇濕湿濟济濤涛瀋沈瀏浏災灾煙烟熱热燈灯燒烧燙烫燬毁爐炉爛烂爭争爲为牀床牆墙牽牵獎奖獨独獲获獻献現现瓏珑産产畢毕當当盞盏盡尽監监盤盘盧卢眞真眾众確确碼码磚砖"
    "礎础礙碍祕秘禮礼稅税種种稱称穀谷積积穎颖穩稳穫获窯窑竪竖競竞筆笔篩筛簡简籃篮籌筹籠笼籤签糧粮糰团糾纠紀纪納纳紐纽純纯紙纸紛纷紮扎細细紹绍終终絃弦組组絕绝絡络給给統统絶绝綁绑經经綜综綫线維维綵彩緊紧緑绿編编緩缓練练緻致縫缝縮缩績绩織织繕缮繞绕"
    "繪绘繫系繳缴繼继纍累纔才罰罚羅罗羣群義义習习聞闻聲声職职聽听脩修腳脚膩腻臨临臺台興兴舉举舊旧舘馆莊庄莖茎華华葉叶葯药蓆席蓋盖蔣蒋蕭萧薑姜薦荐藝艺藥药蘭兰虛虚衆众術术衛卫衝冲裏里補补裝装裡里製制複复襯衬覈核見见規规視视覽览觀观訂订訊讯訓训訖讫"
    "託托記记訪访許许訴诉診诊註注証证評评詞词詢询話话該该詳详誌志認认誘诱語语說说説说課课調调談谈請请論论諧谐諮咨諸诸諾诺謀谋講讲謝谢證证識识譚谭議议譽誉讀读變变讓让讚赞豎竖豔艳豬猪負负財财貢贡貨货貳贰買买貸贷費费貼贴貿贸賀贺賈贾賠赔賣卖賦赋賬账"
    "賴赖購购賽赛贊赞趕赶趙赵跡迹踰逾蹟迹蹤踪躍跃軌轨軍军軟软較较載载輔辅輕轻輛辆輝辉輪轮輯辑輸输轄辖轟轰辭辞迴回連连週周遊游違违遙遥遞递遠远適适遲迟選选邁迈邊边郵邮鄒邹鄧邓鄭郑鄰邻釋释釐厘針针釦扣鈎钩鈡钟鉤钩銀银銅铜銑铣銳锐銷销鋪铺鋭锐鋼钢錄录"
    "錕锟錢钱錨锚錯错録录錶表鍋锅鍬锹鍵键鍾钟鎊镑鎖锁鎭镇鏇旋鏈链鏟铲鐘钟鑄铸鑑鉴鑒鉴鑰钥鑼锣鑽钻鑿凿長长閉闭閤合閥阀閱阅閲阅陞升陣阵陰阴陳陈陸陆隊队階阶隨随險险隱隐隸隶隻只雖虽雙双雜杂雞鸡離离難难靜静韋韦韓韩響响頁页頂顶頃顷順顺須须頓顿領领頸颈"
    "頻频顆颗題题願愿類类顧顾顯显風风颱台飛飞飽饱飾饰饋馈馮冯駐驻駛驶駱骆驛驿髮发鬍胡鬥斗鮮鲜鳥鸟鳴鸣鵬鹏麗丽麪面麫面麯曲麴曲麵面麼么麽么黃黄黨党齊齐齣出龐庞龔龚"
)
assert len(_SIMPLER) % 2 == 0


def _table() -> dict[str, str]:
    table = {0xFF01 + i: chr(0x21 + i) for i in range(94)}  # full-width ASCII
    table |= dict.fromkeys(map(ord, _SPACES), " ")
    table |= dict.fromkeys(map(ord, _DASHES), "-")
    table |= dict.fromkeys(map(ord, _TILDES), "~")
    table |= {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}  # Kangxi radicals
    table |= {ord(old): new for old, new in zip(_SIMPLER[::2], _SIMPLER[1::2], strict=True) if old != new}
    # Chinese punctuation is the canonical one; half-width commas and colons follow by context in `respell`
    table |= {
        ord(old): new
        for old, new in zip("();!?｡､﹪﹙﹚［］〔〕[]「」『』", "（）；！？。、%（）【】【】【】“”“”", strict=True)
    }
    table |= {ord(sign): sign for sign in "（），：；！？"}
    # one step leads to the end: the radical ⾞ becomes 車, and that is 车 in turn
    return {old: table.get(ord(new), new) for code, new in table.items() if (old := chr(code)) != new}


_TABLE = _table()
_ODD = re.compile("[" + re.escape("".join(_TABLE)) + "]")
_MANY = 40
"""With more signs than this to replace, one pass through a table is quicker than one for each."""
_WIDE_COMMA = re.compile(r"，(?<=[０-９]，)(?=[０-９]{3}(?![０-９]))")
_COMMA = re.compile(r",(?:(?<![0-9],)|(?![0-9]{3}(?![0-9])|\s{1,3}[0-9]{3}(?:\.[0-9]{1,4})? ?[亿万]?元))")
"""A comma that parts no thousands; a blank or a line break may stand behind one of an amount."""
_BOXED = re.compile(r"【(?=[^【】\n]{0,24}(?:投资|概算|[0-9][亿万]?元))(?=[^【】\n]{0,60}[0-9])([^【】\n]{4,120})】")
"""A bracket behind a name that tells what it costs is read as any other: X项目【总投资3亿元】."""
_COLON = re.compile(r":(?:(?<![0-9]:)|(?![0-9]))")


def respell(text: str) -> str:
    """The text in one spelling, character for character.

    >>> respell("总投资１３６．６億元,占計劃的５１％（1—6月）")
    '总投资136.6亿元，占计划的51%（1-6月）'
    >>> respell("下达1,100万元")
    '下达1,100万元'
    """
    if "，" in text:
        text = _WIDE_COMMA.sub(",", text)  # １，２３４: where digits are wide, so is what parts them
    odd = frozenset(_ODD.findall(text))
    if len(odd) > _MANY:
        text = text.translate(_by_place())
    else:
        for sign in odd:
            text = text.replace(sign, _TABLE[sign])
    if "," in text:
        text = _COMMA.sub("，", text)
    if ":" in text:
        text = _COLON.sub("：", text)
    if "【" in text:
        text = _BOXED.sub(r"（\1）", text)
    return text


@cache
def _by_place() -> tuple[str, ...]:
    """The table as a row of signs: looked up by place it is more than twice as quick as a mapping that lacks most of them."""
    return tuple(_TABLE.get(chr(code), chr(code)) for code in range(0x10000))
