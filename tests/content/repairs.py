"""Where the transcription differs from the extracted text, and why. Anything not listed here is an error.

`⇥` is the tab between two cells of the extracted text. A form has one comment
`# 转换修复：` for each of its repairs.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Repair:
    form: str
    reason: str
    changes: tuple[tuple[str, str], ...]

    def applied(self, text: str) -> str:
        for seen, placed in self.changes:
            before, after = seen.replace("⇥", "\t"), placed.replace("⇥", "\t")
            if text.count(before) != 1:
                raise LookupError(f"{self.form}: {seen!r} stands {text.count(before)} times in the extracted text")
            text = text.replace(before, after)
        return text


LEFT = "the row was moved to the left"
REPEATED = "a name printed again is one branch of the tree"
SWALLOWED = "the level-1 cell was swallowed; the official form groups 社会效益指标 under 效益指标"

REPAIRS = (
    Repair(
        "2019 科创中心展厅运营项目",
        f"{REPEATED}: repeated after the page break",
        (("产出目标⇥时效目标", "⇥时效目标"),),
    ),
    Repair(
        "2019 第七届中国（上海）国际技术进出口交易会参展",
        REPEATED,
        (("⇥财务管理⇥项目资金使用情况", "⇥⇥项目资金使用情况"),),
    ),
    Repair(
        "2019 上海建设具有全球影响力的科技创新中心国际咨询项目",
        REPEATED,
        (("投入和管理目标⇥项目管理情况", "⇥项目管理情况"),),
    ),
    Repair(
        "2019 科学研究平台建设",
        LEFT,
        (("平台装备安装及时性⇥⇥年内", "⇥⇥平台装备安装及时性⇥年内"),),
    ),
    Repair("2019 科学研究平台建设", LEFT, (("部门协助⇥", "⇥部门协助⇥"),)),
    Repair(
        "2019 研发平台数据采购及保障",
        "the cell starts on one page and its label is printed on the next, in the middle of a word",
        (
            (
                "我国高层次科技人才信息平台建设和中介",
                "项目设立的必要性⇥<p>我国高层次科技人才信息平台建设和中介",
            ),
            ("在高层次科技人\n\n项目设立的必要性⇥<p>才开发", "在高层次科技人才开发"),
        ),
    ),
    Repair("2019 研发平台数据采购及保障", LEFT, (("时效目标⇥信息", "⇥时效目标⇥信息"),)),
    Repair(
        "2019 研发平台数据采购及保障",
        LEFT,
        (("绩效目标的合理性⇥⇥", "⇥⇥绩效目标的合理性⇥"),),
    ),
    Repair(
        "2019 上海国际生物技术与医药交流对接",
        "the row was moved to the right and lost its target, the three below it were moved to the left",
        (
            ("⇥产出目标⇥数量目标⇥研讨会议程活动完成率", "产出目标⇥数量目标⇥研讨会议程活动完成率⇥"),
            ("专业媒体数⇥⇥⇥", "⇥⇥专业媒体数⇥"),
            ("邀请演讲专家数⇥⇥⇥", "⇥⇥邀请演讲专家数⇥"),
            ("参会观众数⇥⇥⇥", "⇥⇥参会观众数⇥"),
        ),
    ),
    Repair("2019 上海国际生物技术与医药交流对接", LEFT, (("质量目标⇥⇥", "⇥质量目标⇥"),)),
    Repair("2019 上海国际生物技术与医药交流对接", LEFT, (("时效目标⇥⇥", "⇥时效目标⇥"),)),
    Repair("2019 上海国际生物技术与医药交流对接", LEFT, (("部门协助⇥", "⇥部门协助⇥"),)),
    Repair("2020 “上海科技”网站及网站群建设（运维）", LEFT, (("时效⇥运维服务", "⇥时效⇥运维服务"),)),
    Repair("2020 上海科技音像资料库运行 (2020年)", LEFT, (("时效⇥按时", "⇥时效⇥按时"),)),
    Repair(
        "2021 科创中心建设工作经费",
        "one ≥95% too many pushed weight and score to the right",
        (("≥95%⇥≥95%⇥≥95%⇥20⇥20", "≥95%⇥≥95%⇥20⇥20"),),
    ),
    Repair("2021 科创中心建设工作经费", SWALLOWED, (("⇥⇥社会效益指标", "⇥效益指标⇥社会效益指标"),)),
    Repair("2021 未来公园展厅运营经费", SWALLOWED, (("⇥⇥社会效益指标", "⇥效益指标⇥社会效益指标"),)),
    Repair("2021 未来公园展厅运营经费", LEFT, (("\n满意度指标⇥", "\n⇥满意度指标⇥"),)),
    Repair("2021 未来公园展厅运营经费", LEFT, (("总分⇥", "总分⇥⇥"),)),
    Repair(
        "2023 机关服务",
        LEFT,
        (("⇥辅助人员经费拨付及时性⇥⇥", "⇥⇥⇥辅助人员经费拨付及时性⇥"),),
    ),
    Repair(
        "2023 机关服务",
        f"{LEFT}, the one below it too, and a blank split the name",
        (
            ("\n满意度指标⇥服务对象满意度 指标", "\n⇥满意度指标⇥服务对象满意度指标"),
            ("⇥就餐者满意度", "⇥⇥就餐者满意度"),
        ),
    ),
    Repair(
        "2023 信息化运维项目",
        "the row was moved to the right, the name below it to the left",
        (("⇥时效指标⇥", "时效指标⇥"), ("⇥更新响应⇥⇥", "⇥⇥更新响应⇥")),
    ),
    Repair("2023 信息化运维项目", LEFT, (("\n满意度指标", "\n⇥满意度指标"),)),
    Repair(
        "2023 信息化建设项目",
        "the label on the left was lost; every other form of the year prints it",
        (("⇥⇥⇥其他资金", "⇥其他资金⇥⇥其他资金"),),
    ),
    Repair(
        "2023 缴纳残疾人就业保障金",
        "the label on the left was moved to the amount",
        (("⇥⇥其他资金⇥其他资金", "⇥其他资金⇥⇥其他资金"),),
    ),
)
