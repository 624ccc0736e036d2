.DEFAULT_GOAL := help
SHELL := /bin/sh

# The interpreter the environment is made from; left empty, python3 and its versions are tried.
PYTHON ?=
export PYTHON

BIN := .venv/bin
RUN := $(BIN)/python -m

# What `make bench` is told: see docs/performance.md.
ARGS ?=

# `make test` reads from top to bottom, and ends with pytest's closing line.
.NOTPARALLEL:

.PHONY: help site serve check test lint types contracts pytest fuzz schemas bench bench-search headers lock clean install dev browser checker

help: ## 显示本说明
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' Makefile

site: install ## 生成站点，写入 site/
	$(BIN)/disclosure build

serve: install ## 在本机预览，内容一改动就自动更新
	$(BIN)/disclosure serve

check: install ## 检查全部表，只报告，不生成
	$(BIN)/disclosure check

test: lint types contracts pytest ## 运行全部检查与测试，含浏览器测试

lint: dev ## 检查代码风格与格式
	$(RUN) ruff check
	$(RUN) ruff format --check

types: dev ## 检查类型
	$(RUN) mypy

contracts: dev ## 检查模块之间的导入约定
	$(BIN)/lint-imports --no-logo --cache-dir .cache/import_linter

# Each process has a browser and a site of its own, so more of them would only make more of these.
pytest: dev browser checker
	$(RUN) pytest --numprocesses auto --maxprocesses 8 --dist worksteal

fuzz: dev ## 较长时间的随机输入测试（读取部分）
	$(RUN) tests.fuzz

schemas: install ## 由表样定义重新生成 site_config/schemas
	$(BIN)/disclosure schema --write

bench: dev ## 在虚构的表上测量检查与生成，与 Hugo、MkDocs Material 对照（ARGS="--counts 100000 --write" 等）
	@sh tools/environment.sh .cache/bench bench
	$(RUN) bench.build $(ARGS)

bench-search: dev browser ## 在一万份虚构的表上测量搜索，与 Pagefind 对照
	@sh tools/environment.sh .cache/bench bench
	$(RUN) bench.search --pagefind .cache/bench/bin/python

headers: dev ## 把内容安全策略写入 deploy/ 中的服务器配置示例
	$(RUN) tools.headers

lock: ## 由 pyproject.toml 更新 requirements/
	@sh tools/environment.sh .cache/lock lock
	sh tools/lock.sh .cache/lock/bin/uv

clean: ## 删除生成的站点与缓存，保留 .venv
	rm -rf site .site.stage .cache .hypothesis
	find . -name .venv -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

install:
	@sh tools/environment.sh .venv site .

dev:
	@sh tools/environment.sh .venv dev .

browser: dev
	@$(RUN) tools.browser

checker: dev
	@$(RUN) tools.html_checker
