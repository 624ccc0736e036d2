"""How many targets were missed, as far as that is certain; and never fewer than the rule about scores finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.definition.cells import Definition
from generator.model import Figure, Form, Indicator
from generator.rules.forms.score_out_of_proportion import check
from generator.rules.misses import Attained, Misses, attained_in, misses_of
from generator.rules.outcome import Found
from generator.rules.parameters import parameters_for
from generator.rules.recomputing import SCORING
from tests.rules.packs import packs
from tests.sample import EVALUATION, PATHS, TARGET, read, sample

PARAMETERS = parameters_for(SCORING, packs(), "上海市", 2021)
MET, MISSED, UNCLEAR = Misses(0, 0), Misses(1, 0), Misses(0, 1)
SAYING_SO = [
    ("布展", "按期完成", "未完成。"),
    ("布展", "按期完成", "未完成，推迟至2022年"),
    ("布展", "按期完成", "未完成，推迟至2022年6月完成"),
    ("布展", "按期完成", "60%，未完成"),
    ("布展", "≥95%", "60%，未完成"),
    ("布展", "按期完成", "因疫情未完成"),
    ("布展", "按期完成", "受疫情影响未完成"),
    ("布展", "按期完成", "由于经费不足，未能按期完成"),
    ("布展", "按期完成", "未完成（疫情）"),
    ("布展", "按期完成", "完成情况：未完成"),
    ("布展", "按期完成", "目前尚未完成验收"),
    ("布展", "按期完成", "尚未完成验收"),
    ("布展", "按期完成", "均未完成"),
    ("布展", "按期完成", "未完成年度目标。"),
    ("满意度", "≥90%", "未开展满意度调查"),
    ("满意度", "≥90%", "未开展满意度调查，因疫情"),
    ("满意度", "≥90%", "未开展满意度调查，推迟至2022年"),
    ("培训次数", "≥2次", "因疫情取消"),
    ("科普展览", "举办", "因疫情防控取消举办"),
    ("验收情况", "通过", "未通过验收，整改中"),
    ("完成及时性", "按期", "逾期1个月"),
    ("完成及时性", "及时", "因疫情延期两个多月"),
    ("资金拨付及时率", "100%", "逾期15天拨付"),
    ("改造工程", "2021年12月底前", "已完成，推迟3个月"),
    ("就业影响", "效果明显", "部分达成年度指标并具有一定效果"),
    ("就业影响", "效果明显", "部分达成预期指标，并具有一定效果"),
    ("就业影响", "效果明显", "未达成年度指标且效果较差"),
    ("就业影响", "效果明显", "未达成预期指标且效果较差。"),
    ("满意度", "≥90%", "部分达成预期指标并具有一定效果"),
]
NOT_SAYING_SO = [
    ("布展", "按期完成", "未完成数0"),
    ("布展", "按期完成", "逾期0天"),
    ("布展", "按期完成", "逾期1个月，现已补做"),
    ("布展", "按期完成", "逾期1件"),
    ("夜间开放", "按时延长", "延迟2小时"),
    ("展出天数", "≥90天", "延期1个月"),
    ("合同期限", "长期", "延期1年"),
    ("办理时限", "30天内", "推迟3天"),
    ("逾期贷款清收", "及时清收", "逾期1年"),
    ("办理情况", "不延期", "延期1个月"),
    ("布展", "按期完成", "未完成数：0"),
    ("布展", "按期完成", "未完成：0项"),
    ("布展", "按期完成", "未完成（0项）"),
    ("布展", "按期完成", "未完成（无）"),
    ("布展", "按期完成", "未完成事项：无"),
    ("布展", "按期完成", "未完成事项"),
    ("布展", "按期完成", "未完成率0%"),
    ("布展", "按期完成", "未完成项目0个"),
    ("布展", "按期完成", "未完成工作为零"),
    ("布展", "按期完成", "无未完成事项"),
    ("布展", "按期完成", "不存在未完成的情况"),
    ("布展", "按期完成", "已完成，无未完成"),
    ("布展", "按期完成", "已完成，尚未完成审计"),
    ("布展", "按期完成", "已完成（未完成请说明原因）"),
    ("布展", "按期完成", "未完成，现已补做"),
    ("布展", "按期完成", "未完成的已转入下年"),
    ("布展", "按期完成", "上半年未完成，年底完成"),
    ("布展", "按期完成", "因上年未完成，本年完成"),
    ("布展", "按期完成", "共完成3场"),
    ("布展", "按期完成", "完成率100%"),
    ("布展", "完成5项", "完成5项，未完成0"),
    ("布展", "≥60%", "部分完成（65%）"),
    ("讲座", "按期举办", "未举办线下活动，改为线上"),
    ("会议", "按期召开", "未召开线下会议，以视频形式召开"),
    ("满意度", "≥90%", "未开展线下调查，电话调查92%"),
    ("满意度", "满意", "未开展问卷调查（采用电话回访），满意"),
    ("补贴发放", "及时发放", "因死亡终止"),
    ("合同履行", "按合同", "因合同到期终止"),
    ("讲座", "按期举办", "因疫情未举办，线上举办"),
    ("证明事项", "按要求取消", "因政策调整取消"),
    ("门票收费", "逐步减免", "因政策调整取消"),
    ("行政审批", "取消5项", "已取消5项"),
    ("规范收费", "不开展收费", "未开展收费项目检查"),
    ("规范用权", "不违规", "未开展检查"),
    ("规范用权", "合规", "未开展违规收费"),
    ("因公出国", "≤2次", "因疫情未开展"),
    ("因公出国", "≤2次", "因疫情取消"),
    ("产品质量", "合格", "不合格产品已下架"),
    ("产品质量", "合格", "不合格0批"),
    ("验收情况", "通过验收", "不合格，复检合格"),
    ("受理申请", "及时", "受理未完成"),
    ("事故救援", "及时", "未发生事故，未开展救援"),
    ("应急处置", "及时", "未开展应急处置"),
]
LATE = [
    ("6月底前", "7月15日"),
    ("6月底前", "2021年7月15日"),
    ("2021年6月底前", "7月15日"),
    ("6月30日前完成", "8月20日完成"),
    ("第三季度", "第四季度"),
    ("上半年", "9月"),
    ("6月底前", "12月"),
    ("年内完成", "2022年3月"),
    ("年内", "次年3月"),
    ("12月底前", "次年1月"),
    ("年底前", "2022年1月"),
    ("次年3月底前", "2022年4月"),
]
IN_TIME = [
    ("6月底前", "6月30日"),
    ("6月底前", "2020年11月"),
    ("第三季度", "三季度"),
    ("年内完成", "12月"),
    ("年内完成", "年底完成"),
    ("12月底前", "年内完成"),
    ("本年度内完成", "2021年12月31日"),
    ("次年3月底前", "2022年3月"),
]
DATES_LEFT_OPEN = [
    ("1月底前", "12月30日"),
    ("3月底前", "12月15日"),
    ("一季度", "12月"),
    ("3月底前", "2022年3月15日"),
    ("3月底前", "次年3月15日"),
    ("2022年3月底前", "4月15日"),
    ("次年3月底前", "3月15日"),
    ("6月15日前", "6月"),
    ("6月底前", "年内完成"),
    ("每月10日前", "7月15日"),
    ("6月底前完成设计，12月底前完成施工", "12月"),
    ("6月底前", "7月（因疫情推迟）"),
    ("按月", "7月"),
]
CASES = [
    ("培训次数", "≥10次", "10次", MET),
    ("培训次数", "≥10次", "9次", MISSED),
    ("培训次数", "10次", "9.999次", MISSED),
    ("投诉率", "≤5%", "6%", MISSED),
    ("投诉率", "≤5%", "4%", MET),
    ("投诉率", "≤5%", "≤5%", UNCLEAR),
    ("投诉率", "≤5%", "不超过5%", UNCLEAR),
    ("完成率", "≥95%", ">95%", MET),
    ("培训次数", "3-5次", "3-5次", UNCLEAR),
    ("能耗", "下降10%", "下降10%", MET),
    ("某某值", "5", "4", UNCLEAR),
    ("培训次数", "≥10次", "9人", UNCLEAR),
    ("培训次数", "约10次", "9次", UNCLEAR),
    ("培训对象", "党政、企业", "党政、企业", MET),
    ("培训对象", "党政、企业", "党政", UNCLEAR),
    ("建成时间", "2021年12月底前", "2021年11月", MET),
    ("建成时间", "2021年12月底前", "2022年1月", MISSED),
    ("建成时间", "2021年6月底前", "2021年", UNCLEAR),
    ("完成及时性", "2021年上半年", "2020年下半年", MET),
    *(("项目完成时间", target, actual, MISSED) for target, actual in LATE),
    *(("项目完成时间", target, actual, MET) for target, actual in IN_TIME),
    *(("项目完成时间", target, actual, UNCLEAR) for target, actual in DATES_LEFT_OPEN),
    ("服务期限", "6月", "7月", UNCLEAR),
    ("完成及时性", "2021年上半年", "2021年下半年", MISSED),
    ("系统上线", "按期上线", "部分完成", MISSED),
    ("就业影响", "效果明显", "达成年度指标", MET),
    ("就业影响", "效果明显", "完成情况：达成预期指标。", MET),
    ("就业影响", "效果明显", "达成预期指标，效果较差", UNCLEAR),
    ("满意度", "≥90%", "达成预期指标", UNCLEAR),
    ("就业影响", "", "达成预期指标", UNCLEAR),
    ("系统上线", "部分完成", "部分完成", MET),
    ("培训次数", "≥10次", "未开展", MISSED),
    ("因公出国", "≤2次", "未开展", UNCLEAR),
    ("因公出国", "2次", "未开展", UNCLEAR),
    ("验收情况", "通过验收", "未通过验收", MISSED),
    ("验收情况", "通过验收", "没有通过验收。", MISSED),
    ("制度建设", "健全", "不够健全", MISSED),
    ("支出合规性", "支出合规", "支出不合规", MISSED),
    ("预算控制", "不超预算", "超预算", MISSED),
    ("验收率", "达到95%", "未达到95%", MISSED),
    ("投诉率", "达到5%", "未达到5%", UNCLEAR),
    ("验收情况", "通过验收", "未通过验收的已整改", UNCLEAR),
    ("环境质量", "改善", "不断改善", UNCLEAR),
    *((name, target, actual, MISSED) for name, target, actual in SAYING_SO),
    *((name, target, actual, UNCLEAR) for name, target, actual in NOT_SAYING_SO),
    ("制度建设", "健全", "基本健全", UNCLEAR),
    ("工程质量", "优", "良", MISSED),
    ("工程质量", "优秀", "良好", MISSED),
    ("工程质量", "优", "优秀", MET),
    ("工程质量", "良好及以上", "优", MET),
    ("工程质量", "≥良好", "中等", MISSED),
    ("工程质量", "达到优良", "合格", MISSED),
    ("工程质量", "合格", "良好", MET),
    ("工程质量", "优良", "良", UNCLEAR),
    ("工程质量", "优", "较好", UNCLEAR),
    ("能耗", "下降10%", "下降8%", MISSED),
    ("能耗", "降低10%以上", "下降12%", MET),
    ("投诉量", "减少5起", "减少6起", MET),
    ("投诉率", "下降10%", "下降8%", MISSED),
    ("能耗", "下降10%", "上升2%", MISSED),
    ("能耗降幅", "下降10%", "上升2%", MISSED),
    ("就业人数", "提高10%", "减少2%", MISSED),
    ("能耗", "下降10%", "8%", UNCLEAR),
    ("能耗", "下降10%", "-8%", UNCLEAR),
    ("能耗", "8%", "下降8%", UNCLEAR),
    ("满意度", "下降10%", "下降8%", UNCLEAR),
    ("投诉率", "提高10%", "提高8%", UNCLEAR),
    ("能耗", "下降至10%", "下降至12%", UNCLEAR),
    ("响应时间", "≤1小时", "90分钟", MISSED),
    ("响应时间", "≤1小时", "60分钟", MET),
    ("响应时间", "≤30分钟", "0.4小时", MET),
    ("响应时间", "≤2min", "90秒", MET),
    ("服务期", "≥1年", "11个月", MISSED),
    ("服务期", "≥1年", "4个季度", MET),
    ("培训时长", "≥2天", "12小时", UNCLEAR),
    ("响应时间", "≤1天", "1个工作日", UNCLEAR),
    ("安全事故", "0起", "发生2起", MISSED),
    ("安全事故", "0起", "发生0起", MET),
    ("安全事故", "0起", "未发生2起以上", UNCLEAR),
    ("接待场次", "≥400场", "共接待182场", MISSED),
    ("接待场次", "≥400场", "共接待182场，另有5场线上", UNCLEAR),
    ("接待场次", "≥400场", "接待1号展厅", UNCLEAR),
    ("垃圾回收", "≥10吨", "9500公斤", MISSED),
    ("垃圾回收", "≥10吨", "10500千克", MET),
    ("垃圾回收", "≥10吨", "9500米", UNCLEAR),
    ("培训次数", "2次", "一次", MISSED),
    ("培训次数", "两次", "2次", MET),
    ("培训次数", "不少于三次", "四次", MET),
    ("培训次数", "十场以上", "九场", MISSED),
    ("培训次数", "2次", "第一次", UNCLEAR),
    ("培训次数", "2次", "十一次", UNCLEAR),
    ("培训次数", "2次", "一次性", UNCLEAR),
    ("工程质量", "一流", "二流", UNCLEAR),
    ("系统上线", "按期上线", None, UNCLEAR),
    ("系统上线", None, "按期上线", UNCLEAR),
]


def missed(form: Form) -> Misses | None:
    return misses_of(attained_in(form, PARAMETERS))


@pytest.mark.parametrize(("name", "target", "actual", "told"), CASES)
def test_what_cannot_be_told_is_neither_met_nor_missed(
    name: str, target: str | None, actual: str | None, told: Misses, definitions: Mapping[str, Definition]
) -> None:
    row = Indicator(("产出指标", name), target, actual)
    form = replace(read(sample(EVALUATION), definitions, PATHS[EVALUATION]).whole, indicators=(row,))
    assert missed(form) == told
    assert missed(replace(form, indicators=(row, row))) == Misses(2 * told.missed, 2 * told.unclear)


@pytest.mark.parametrize(("name", "target", "actual", "told"), CASES)
def test_the_rule_about_scores_finds_full_points_for_what_is_missed_here_or_has_no_result(
    name: str, target: str | None, actual: str | None, told: Misses, definitions: Mapping[str, Definition]
) -> None:
    full = Figure("100.0000", Decimal("100.0000"))
    row = Indicator(("产出指标", name), target, actual, full, full, path=("产出指标", name))
    form = replace(read(sample(EVALUATION), definitions, PATHS[EVALUATION]).whole, indicators=(row,))
    assert any(isinstance(one, Found) for one in check(form, PARAMETERS)) is (told == MISSED or not actual)


def test_a_form_without_results_tells_nothing(definitions: Mapping[str, Definition]) -> None:
    assert missed(read(sample(TARGET), definitions).whole) is None
    evaluation = read(sample(EVALUATION), definitions, PATHS[EVALUATION]).whole
    assert missed(replace(evaluation, indicators=(Indicator(("产出指标", "甲")),))) is None


def test_a_row_that_adds_up_others_has_no_target_to_miss(definitions: Mapping[str, Definition]) -> None:
    evaluation = read(sample(EVALUATION), definitions, PATHS[EVALUATION]).whole
    rows = tuple(Indicator(("产出指标", name), "≥10次", "9次") for name in ("培训次数", "小计"))
    assert missed(replace(evaluation, indicators=rows)) == MISSED


def test_each_indicator_is_told_apart_in_the_order_of_the_paper(definitions: Mapping[str, Definition]) -> None:
    evaluation = read(sample(EVALUATION), definitions, PATHS[EVALUATION]).whole
    results = [("培训次数", "≥10次", "9次"), ("小计", "≥10次", "9次"), ("系统", "健全", "可用"), ("场次", "5场", "5场")]
    rows = tuple(Indicator(("产出指标", name), target, actual) for name, target, actual in results)
    told = attained_in(replace(evaluation, indicators=rows), PARAMETERS)
    assert told == (Attained.MISSED, None, Attained.UNCLEAR, Attained.REACHED)
