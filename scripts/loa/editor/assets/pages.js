// A page as the form sees it, and back: only rows that an editor changed become other rows.
// Comments, quotes, order, and fields that are not the form's stay as they were written.
import { edit, fieldRows, parsed, same, withField } from "./front_matter.js";

const FENCE = "---";
const SOURCE = "__source";
// What the program marks a draft with whose page is another one by now (`patches.py`).
const STALE = "__stale";

const FAULTS = {
  head: "Trang chưa có phần khai báo giữa hai dòng ---.",
  stale:
    "Trang đã được sửa ở nơi khác sau bản nháp này. Chép chữ của bạn ra, bỏ bản nháp, mở lại trang rồi dán vào.",
  proof: "Máy không ghi được trang này cho đúng. Chưa ghi gì; sửa tệp bằng tay.",
};

// What the form's program hears: reading gives an object for it, writing takes it back.
export function pagesBy(plans) {
  return {
    read(text) {
      const { head, body } = split(withPlainEnds(text));
      const data = parsed(head).toJS();
      const fields = plans[data.type]?.fields ?? {};
      const shown = Object.keys(fields).filter((name) => name in data);
      return {
        type: data.type,
        ...Object.fromEntries(shown.map((name) => [name, data[name]])),
        body: body.trim(),
        [SOURCE]: text,
      };
    },
    write(content) {
      const plan = plans[content.type];
      const source = content[SOURCE];
      // A draft of another day, kept by the browser: the page is another one by now.
      if (content[STALE]) {
        throw new Error(FAULTS.stale);
      }
      if (source && !plan) {
        return source;
      }
      if (!source) {
        return fresh(content, plan);
      }
      const plain = spliced(withPlainEnds(source), content, plan);
      return isOfWindows(source) ? plain.replaceAll("\n", "\r\n") : plain;
    },
  };
}

// A page saved on Windows may end each of its rows in two signs; it keeps them.
function isOfWindows(text) {
  return text.includes("\r\n") && !/(^|[^\r])\n/.test(text);
}

function withPlainEnds(text) {
  return isOfWindows(text) ? text.replaceAll("\r\n", "\n") : text;
}

function split(text) {
  const rows = text.split("\n");
  const end = rows.findIndex((row, index) => index > 0 && row.trimEnd() === FENCE);
  if (rows[0].trimEnd() !== FENCE || end < 0) {
    throw new Error(FAULTS.head);
  }
  return {
    first: rows[0],
    head: rows.slice(1, end).join("\n"),
    last: rows[end],
    body: rows.slice(end + 1).join("\n"),
  };
}

// A new page: what every page must say, in the order in which pages say it.
function fresh(content, plan) {
  const rows = [];
  for (const name of plan.order) {
    const value = name === "review" ? { status: "draft" } : asked(content, name, plan, undefined);
    if (value !== undefined) {
      rows.push(...fieldRows(name, value));
    }
  }
  return [FENCE, ...rows, FENCE, "", composed(content.body ?? "").trim()].join("\n");
}

function asked(content, name, plan, before) {
  const rule = plan.fields[name];
  return rule && name in content ? wanted(content[name], rule, before) : undefined;
}

function spliced(source, content, plan) {
  const page = split(source);
  const document = parsed(page.head);
  const before = document.toJS();
  const expected = { ...before };
  const edits = [];
  const added = [];
  for (const name of plan.order) {
    if (!(name in plan.fields) || !(name in content)) {
      continue;
    }
    const value = wanted(content[name], plan.fields[name], before[name]);
    if (same(value, before[name])) {
      continue;
    }
    if (value === undefined) {
      delete expected[name];
    } else {
      expected[name] = value;
    }
    if (name in before) {
      edits.push(edit(page.head, document, name, value));
    } else {
      added.push([name, value]);
    }
  }
  let head = page.head;
  for (const { start, end, text } of edits.sort((a, b) => b.start - a.start)) {
    head = head.slice(0, start) + text + head.slice(end);
  }
  for (const [name, value] of added) {
    head = withField(head, name, value, plan.order);
  }
  if (!same(parsed(head).toJS(), expected)) {
    throw new Error(FAULTS.proof);
  }
  const typed = composed(content.body ?? "").trim();
  const blank = page.body.trim() ? page.body.match(/^(\s*\n)?/)[0] : "\n";
  const body = typed === composed(page.body).trim() ? page.body : blank + typed;
  return [page.first, head, page.last, body].join("\n");
}

// What a field is to hold: undefined where it is to be absent. `before` is what it holds.
function wanted(value, rule, before) {
  if (Array.isArray(value)) {
    const rest = Array.isArray(before) ? [...before] : [];
    const inner = { ...rule, must: true, default: undefined };
    const list = value.map((item, index) => {
      const found = rest.findIndex((old) => same(wanted(item, inner, old), old));
      const old = found >= 0 ? rest[found] : Array.isArray(before) ? before[index] : undefined;
      return rule.fields ? wanted(item, inner, old) : composed(item);
    });
    return list.length ? list : kept(before);
  }
  if (rule.fields && value !== null && typeof value === "object") {
    const old = before !== null && typeof before === "object" ? before : {};
    const result = Object.fromEntries(Object.entries(old).filter(([key]) => !(key in rule.fields)));
    const names = [...Object.keys(old), ...Object.keys(rule.fields)];
    for (const name of new Set(names)) {
      const inner = rule.fields[name];
      const now = inner && name in value ? wanted(value[name], inner, old[name]) : old[name];
      if (now === undefined) {
        delete result[name];
      } else {
        result[name] = now;
      }
    }
    return Object.keys(result).length ? ordered(result, names) : kept(before);
  }
  if (value === undefined || value === null || value === "") {
    return kept(before);
  }
  const isDefault = rule.default !== undefined && same(value, rule.default);
  return before === undefined && isDefault && !rule.must ? undefined : composed(value);
}

function ordered(object, names) {
  return Object.fromEntries([...new Set(names)].filter((n) => n in object).map((n) => [n, object[n]]));
}

// What is empty in the form may be empty in the file, too; anything else goes.
function kept(before) {
  const isEmpty =
    before === null || before === "" || (typeof before === "object" && !Object.keys(before).length);
  return before !== undefined && isEmpty ? before : undefined;
}

// Text as pages have it: letters in one piece, rows that end in one sign.
function composed(value) {
  return typeof value === "string" ? value.replaceAll("\r\n", "\n").normalize("NFC") : value;
}
