"""Numbers within words: compared where nothing else differs, and not where the words may mean otherwise."""

from __future__ import annotations

import pytest

from generator.model import Indicator
from generator.rules.comparing.proportion import Standing, Unlike, standing_of
from generator.rules.parameters import parameters_for
from tests.rules.packs import packs

DIRECTIONS = parameters_for("score-out-of-proportion", packs(), "上海市", 2021).directions
SHORT, MISSED, MET = Standing.SHORT, Standing.MISSED, Standing.MET
OPEN = [
    ("全市考核排名", "前10名", "前8名"),
    ("全市考核排名", "进入全市前10名", "进入全市前8名"),
    ("全市排名", "排名第5", "排名第3"),
    ("竞赛名次", "获得第3名", "获得第2名"),
    ("补贴发放", "分4批发放", "分3批发放"),
    ("资金拨付", "分4次拨付", "分2次拨付"),
    ("设备巡检", "每3天巡检一次", "每2天巡检一次"),
    ("培训分组", "每4人一组", "每3人一组"),
    ("网站更新", "每5个工作日更新", "每3个工作日更新"),
    ("会议", "会议控制在4次", "会议控制在3次"),
    ("会议", "召开会议最多4次", "召开会议最多3次"),
    ("企业检查", "现场检查上限4次", "现场检查上限3次"),
    ("班额", "班额降至50人", "班额降至45人"),
    ("教育质量", "大班额降至5个", "大班额降至3个"),
    ("人员优化", "用工压缩至10人", "用工压缩至8人"),
    ("窗口优化", "窗口减至4个", "窗口减至3个"),
    ("办事体验", "平均等待4天", "平均等待3天"),
    ("投诉", "受理投诉4件", "受理投诉3件"),
    ("问题整改", "整改问题4个", "整改问题3个"),
    ("隐患排查", "发现隐患10处", "发现隐患8处"),
    ("投诉率", "处理率95%", "处理率96%"),
    ("投诉率", "投诉率5%", "投诉率3%"),
    ("建设完成率", "完成4号线建设", "完成3号线建设"),
    ("系统等级", "等保3级", "等保2级"),
    ("测评", "通过3级等保测评", "通过2级等保测评"),
    ("系统升级", "升级至V3", "升级至V2"),
    ("基站", "5G基站建成", "4G基站建成"),
    ("报送及时率", "完成12月报表", "完成11月报表"),
    ("完成时间", "第4季度完成", "第3季度完成"),
    ("完成时间", "4季度完成", "3季度完成"),
    ("完成时间", "12月完成", "2月完成"),
    ("审计完成率", "完成2021年审计", "完成2020年审计"),
    ("成本", "单位成本4元", "单位成本3元"),
    ("补助标准", "每人补助300元", "每人补助280元"),
    ("补助标准", "补助300元/人", "补助280元/人"),
    ("设备采购", "采购单价5万元", "采购单价4万元"),
    ("设备购置", "购置费用100万元", "购置费用96万元"),
    ("预算控制", "预算控制数50万元", "预算控制数48万元"),
    ("资金节约", "节约资金10万元", "节约资金12万元"),
    ("能耗", "能耗降低5%", "能耗降低6%"),
    ("能耗", "能耗下降至90%", "能耗下降至85%"),
    ("平均住院日", "出院者平均住院8天", "出院者平均住院7天"),
    ("车辆", "公务用车4辆", "公务用车3辆"),
    ("人员", "聘用临时人员4人", "聘用临时人员3人"),
    ("出国", "因公出国4人次", "因公出国2人次"),
    ("疾病防控", "发病人数控制10人", "发病人数控制8人"),
    ("安全", "死亡4人", "死亡3人"),
    ("例会", "每季度召开4次例会", "4次"),
    ("例会", "全年共召开例会4次", "每季度1次"),
    ("预算完成率", "结余资金10%", "结余资金8%"),
    ("任务完成率", "剩余任务4项", "剩余任务3项"),
    ("利用率", "空置率10%", "空置率8%"),
    ("满意度", "不满意10%", "不满意8%"),
    ("推进", "按4个阶段推进", "按3个阶段推进"),
    ("活动承办", "由4家单位承办", "由3家单位承办"),
    ("建设周期", "用4个月完成", "用3个月完成"),
    ("工期", "工期4个月", "工期3个月"),
    ("完成时间", "提前4天完成", "提前5天完成"),
    ("审批时限", "缩短4个工作日", "缩短5个工作日"),
    ("公示时间", "公示期7天", "公示期10天"),
    ("公示", "15天公示", "10天公示"),
    ("参训人数", "约100人", "约95人"),
    ("参训", "参训约100人", "参训约95人"),
    ("参训", "100余人参训", "98人参训"),
    ("参训", "近100人", "98人"),
    ("逾期率", "逾期率5%", "逾期率3%"),
    ("维修", "维修4次", "维修3次"),
    ("应急抢修", "抢修10次", "抢修8次"),
    ("关停", "关停企业4家", "关停企业4家"),
    ("设备更新", "淘汰设备4台", "淘汰设备5台"),
    ("差错率", "差错率为2%", "差错率为1%"),
    ("信访化解", "化解信访4件", "化解信访3件"),
    ("欠薪", "欠薪4起", "欠薪2起"),
    ("审批", "审批环节4个", "审批环节3个"),
    ("政务服务", "群众跑腿2次", "群众跑腿1次"),
    ("服务响应", "响应4小时", "响应3小时"),
    ("任务完成率", "其中外包10%", "其中外包8%"),
]
"""Names, targets and results of which a smaller number may be right, or the number counts nothing."""


def standing(name: str, target: str, actual: str) -> Standing | None:
    """Return how a result compares, ``None`` if that is not told."""
    read = standing_of(Indicator(("产出指标", "数量指标", name), target, actual), DIRECTIONS)
    return None if isinstance(read, Unlike) or read[1] is Standing.UNCLEAR else read[1]


@pytest.mark.parametrize(
    ("name", "target", "actual", "told"),
    [
        ("培训", "举办培训4场", "举办培训3场", SHORT),
        ("培训", "举办4场培训。", "举办 3 场培训", SHORT),
        ("培训", "举办培训四场", "举办培训三场", SHORT),
        ("培训", "举办培训4场", "举办培训5场", MET),
        ("课题数量", "完成4项课题", "完成3项", SHORT),
        ("课题数量", "完成4项课题", "3项", SHORT),
        ("服务企业", "4家企业", "3家企业", SHORT),
        ("服务人次", "服务群众2万人次", "服务群众1.5万人次", SHORT),
        ("合格率", "不低于95%", "为90%", SHORT),
        ("合格率", "合格率达95%以上", "合格率93%", SHORT),
        ("修缮面积", "修缮面积≥500㎡", "修缮面积450㎡", SHORT),
        ("投诉率", "投诉率≤5%", "投诉率8%", MISSED),
        ("投诉率", "投诉率≤5%", "投诉率3%", MET),
        ("响应时间", "响应时间≤2小时", "响应时间3小时", MISSED),
        ("培训", "全年培训不超过4场", "全年培训3场", MET),
        ("接待人次增长率", "较上年增长10%", "较上年增长8%", SHORT),
    ],
)
def test_the_only_number_in_equal_words_is_compared(name: str, target: str, actual: str, told: Standing) -> None:
    assert standing(name, target, actual) is told


@pytest.mark.parametrize(("name", "target", "actual"), OPEN)
def test_words_that_may_ask_for_less_or_count_nothing_are_left_alone(name: str, target: str, actual: str) -> None:
    assert standing(name, target, actual) is None


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("举办培训4场", "举办讲座3场"),
        ("举办培训4场", "举办培训3场（含线上）"),
        ("举办培训4场", "举办培训3次"),
        ("举办培训4场、200人次", "举办培训3场、210人次"),
        ("每季度举办培训4场", "3场"),
        ("累计举办培训4场", "3场"),
        ("举办培训≥4场", "举办培训≥3场"),
        ("举办培训约4场", "举办培训3场"),
        ("举办培训4", "举办培训3"),
        ("举办培训4场", "举办培训4场"),
    ],
)
def test_other_words_or_units_equal_texts_and_other_ways_to_count_are_left_alone(target: str, actual: str) -> None:
    assert standing("培训", target, actual) is None


def test_a_name_and_words_that_want_opposite_things_are_left_alone() -> None:
    assert standing("投诉率", "处理率≥95%", "处理率90%") is None
    assert standing("合格率", "投诉率≤5%", "投诉率8%") is None
