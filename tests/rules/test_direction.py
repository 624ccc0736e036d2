"""Whether more or less is wanted of an indicator: what is certain, and what is left open."""

from __future__ import annotations

import pytest

from generator.definition.validation import schema_text
from generator.model import Indicator
from generator.reading.values.targets import target_in
from generator.rules.comparing.direction import Directions, Wanted
from generator.rules.parameters import parameters_for
from tests.rules.packs import packs

DIRECTIONS = parameters_for("score-out-of-proportion", packs(), "上海市", 2021).directions

MORE = """
投诉处理率 95% · 故障修复率 95% · 违规建筑整改率 95% · 费用报销及时率 95% · 预算支出执行率 95% · 时间节点完成率 95%
资金到位率 95% · 设备完好率 95% · 产品合格率 95% · 科普覆盖率 95% · 观众满意度 90分 · 满意度评分 90分 · 维修及时性 95%
培训时长 100小时 · 开放天数 300天 · 开放天数 300 · 培训 5天 · 销售收入 100万元 · 贷款发放额 100万元 · 收入 100
污染治理面积 100亩 · 安全事故应急演练 10次 · 质量控制检查次数 12次 · 宣传场次 100场 · 检查次数 12 · 开庭次数 12
参展 400场 · 新增就业岗位 30个 · 论文（篇） 5篇 · 信息采集 100% · 不动产登记办结率 95% · 巡检 4次/年
应急响应及时率 95% · 违建拆除率 95% · 展览天数 100天 · 无事故天数 365天 · 黑臭水体消除率 90% · 课程资源 100%
防返贫率 98% · 课程资源 1000‰ · 编制报告 2份 · 未来科技展参观 100人 · 新建停车位 100个
服务对象满意度指标 95% · 产品合格率目标 95% · 培训次数指标（场） 12 · 观众满意度（%）指标 95
"""
LESS = """
不合格率 5% · 误差率 =5% · 供水漏损率 10% · 逾期率 5% · 离职率 10% · 事故发生率 =5% · 安全事故发生率 0% · 投诉率 5%
系统故障率 5% · 人才流失率 5% · 未完成率 5% · 观众不满意度 5% · 施工工期 90天 · 施工工期 90 · 办结天数 5天
平均响应 2个小时 · 办理时限 3个工作日 · 响应时间 2小时 · 采购成本 100万元 · 采购成本（万元） 100
单位造价 5000元/平方米
安全事故 =0起 · 责任事故次数 0次 · 会议 ≤10次 · 违规行为 0次 · 生态环境破坏 0 · 参展 ≤5次
待处理率 5% · 缺勤率 5% · 应急响应时间 30分钟 · 工程延期天数 0天 · 平均住院天数 8天 · 败诉率 5% · 热线未接通率 5%
 返工率 5% · 误报率 5% · 投诉率指标 5% · 采购成本目标（万元） 100
"""
UNKNOWN = """
资产负债率 60% · 全市排名 5名 · 餐费标准 50元/人 · 新增就业岗位 =0个 · 发表论文 0篇 · 培训人员 5名 · 服务热线开通 24小时
更新 24小时 · 宣传费用 10万元 · 节约成本 10万元 · 控制成本 10万元 · 降低投诉率 10% · 减少事故发生率 10% · 受理投诉 100件
处理投诉次数 100次 · 投诉次数 5次 · 查处违法 50件 · 缩短办结时间 5天 · 提前完成天数 5天 · 参股率 60% · 垃圾量 50吨
成本控制率 100% · 人员经费占比 100% · 重复采购率 5% · 逾期办结率 5% · 无故障率 100% · 故障维修次数 5次
等候人数 10人 · 公务接待 10次 · 因公出国 5人 · 次数 5次 · 违规建设 5处 · 办理环节 5个 · 不能及时处理率 5% · 查处违法 0件
排队人数 20人 · 挽回损失 0万元 · 非计划停机 5次 · 运维服务 1年 · 周期 30天 · 能耗降低率 5% · 违规使用率 5%
节约工期 5天 · 母婴传播阻断感染率 95% · 抽检不合格率 3%
投诉率 ≥5% · 响应时间 ≥2小时 · 采购成本 ≥100万元 · 合格率 ≤90%
无安全事故 100% · 未发生事故率 100% · 课程资源 95%
班额 45人 · 媒体负面报道 3篇 · 工程变更次数 3次 · 项目终止数 3个 · 撤项 3项 · 罚没收入 10万元 · 未完成项目 5个

抗菌药物使用率 60% · 失业人员补贴 0人 · 受理投诉 =0件
贫困户 100户 · 接待服务费 10万元
立案数 10件 · 设备维修次数 3次 · 临聘人员数 10人 · 低保对象 500人 · 特困供养人数 20人 · 戒毒人员 50人 · 遗属补助人数 3人
人员编制 45人 · 停车 45次 · 班级人数 45人 · 车辆保有量 10辆
合格率指标 ≤90% · 投诉率目标 ≥5% · 资产负债率指标 60% · 排名目标 5名 · 数量指标 5个 · 指标 95% · 目标控制 5次
"""


def rows(text: str) -> list[tuple[str, str]]:
    return [
        (name, target)
        for name, _, target in (one.strip().rpartition(" ") for one in text.replace("\n", "·").split("·"))
        if target
    ]


def found(name: str, target: str, group: str = "数量指标", direction: str | None = None) -> Wanted:
    read = target_in(target)
    assert read is not None
    return DIRECTIONS.wanted(Indicator(("产出指标", group, name), target, direction=direction), read)


@pytest.mark.parametrize(
    ("name", "target", "expected"),
    [
        (*row, expected)
        for text, expected in ((MORE, Wanted.MORE), (LESS, Wanted.LESS), (UNKNOWN, Wanted.UNKNOWN))
        for row in rows(text)
    ],
)
def test_name_and_target_tell_which_way_an_indicator_is_wanted(name: str, target: str, expected: Wanted) -> None:
    assert found(name, target) is expected


@pytest.mark.parametrize(
    ("name", "target", "stated", "expected"),
    [
        ("人员经费占比", "30%", "反向指标", Wanted.LESS),
        ("投诉处置", "5次", "正向", Wanted.MORE),
        ("投诉率", "5%", "正向", Wanted.MORE),
        ("投诉率", "≥5%", "正向", Wanted.MORE),
        ("会议", "≤10次", "正向", Wanted.UNKNOWN),
        ("参展", "≥10家", "逆向", Wanted.UNKNOWN),
        ("参展", "10家", "定性", Wanted.MORE),
        ("参展", "10家", "", Wanted.MORE),
    ],
)
def test_what_the_paper_says_goes_before_the_name(name: str, target: str, stated: str, expected: Wanted) -> None:
    assert found(name, target, direction=stated) is expected


def test_a_count_among_costs_is_left_open_and_a_group_of_another_name_hides_nothing() -> None:
    assert found("聘用人员", "5人", "成本指标") is Wanted.UNKNOWN
    assert found("宣传", "100场", "污染防治目标") is Wanted.MORE


def test_without_words_only_the_comparison_tells() -> None:
    nothing = Directions({})
    for target, expected in (("≥5%", Wanted.MORE), ("≤5%", Wanted.LESS), ("5次", Wanted.UNKNOWN)):
        read = target_in(target)
        assert read is not None
        assert nothing.wanted(Indicator(("产出", "数量", "检查"), target), read) is expected


@pytest.mark.parametrize(
    ("name", "unit", "expected"),
    [
        ("巡检次数", "次", True), ("安全事故", "起", True), ("办结天数", "天", True), ("满意度", "%", True),
        ("人数", "", True),
        ("项目完成率", "%", True), ("参股率", "%", False), ("节约资金", "元", False), ("收入", "", False),
        ("年增量", "", False),
    ],
)  # fmt: skip
def test_what_cannot_be_negative(name: str, unit: str, expected: bool) -> None:
    assert DIRECTIONS.is_never_negative(name, unit) is expected


def test_the_schema_knows_the_words_of_directions() -> None:
    known = set(schema_text("rules")["properties"]["directions"]["properties"])
    assert known == set(DIRECTIONS.words)
    assert all(words and len(set(words)) == len(words) for words in DIRECTIONS.words.values())
