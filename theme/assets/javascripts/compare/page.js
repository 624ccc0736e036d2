import { countIn, formsOf, MOST, queryOf } from "../shared/picked.js";
import { Sources } from "../shared/sources.js";
import { fill } from "../shared/words.js";
import { askedOn } from "./asked.js";
import { besideIndicators, othersIn } from "./other.js";
import { offerWhole } from "./passages.js";
import { sectionsOf } from "./sections.js";
import { Table } from "./table.js";

const element = (name) => document.getElementById(`compare-${name}`);

// Shows the first forms in the page's address side by side. Where one is taken out, the next takes its place.
class Comparison {
  #texts = element("words").dataset;
  #sources = new Sources(this.#texts.root);
  #table = new Table(element("table"), this.#texts);
  #picked;
  #ids;

  constructor(address) {
    this.#picked = formsOf(address);
    this.#ids = this.#picked.slice(0, MOST);
    element("result").hidden = false;
    element("left-out").hidden = countIn(address) === this.#picked.length;
    element("further").hidden = this.#picked.length <= MOST;
    element("further").textContent = fill(this.#texts.further, { count: this.#picked.length });
    element("none").hidden = this.#ids.length > 0;
    element("one").hidden = this.#ids.length !== 1;
  }

  async show() {
    element("status").textContent = this.#ids.length ? this.#texts.loading : "";
    const columns = await Promise.all(this.#ids.map((id) => this.#column(id)));
    const forms = columns.map(({ form }) => form ?? {});
    element("attained").hidden = !forms.some(({ indicators = [] }) => indicators.some(({ outcome }) => outcome));
    element("add").href = this.#explorer(forms[0]);
    element("scroll").hidden = !columns.length;
    element("remark").hidden = !columns.length;
    this.#table.show(columns, sectionsOf(forms, columns.map(({ asked }) => asked), this.#texts), this.#picked);
    this.#fit();
    addEventListener("resize", () => this.#fit());
    element("status").textContent = "";
    element("result").dataset.resultCount = columns.filter(({ form }) => form).length;
  }

  // A form, with what its paper says beyond the fields, and the fields that it asks for; each null if it could not be
  // loaded.
  async #column(id) {
    const form = await this.#sources.published(id).catch(() => null);
    if (!form?.paper) return { id, form, asked: null };
    const definition = await this.#sources.definition(form.form_type).catch(() => null);
    if (!definition) return { id, form, asked: null };
    const beside = besideIndicators(definition, form.paper);
    const indicators = (form.indicators ?? []).map((one, at) => ({ ...one, others: beside[at] }));
    const others = othersIn(definition, form.paper, this.#texts);
    return { id, form: { ...form, indicators, others }, asked: askedOn(definition, form.paper) };
  }

  // What the width of the window lets be seen, and what else there is.
  #fit() {
    const { scrollWidth, clientWidth } = element("scroll");
    element("hint").hidden = scrollWidth <= clientWidth;
    offerWhole(element("table"));
  }

  // The explorer, where more forms can be picked, filtered to forms like the first.
  #explorer({ year, kind, project_type: types = [] } = {}) {
    const alike = Object.entries({ year, kind, type: types[0] }).filter(([, value]) => value);
    const query = [String(new URLSearchParams(alike)), queryOf(this.#picked)].filter(Boolean).join("&");
    return `${this.#texts.root}explore/${query && `?${query}`}`;
  }
}

new Comparison(new URLSearchParams(location.search)).show();
