// A page as the form sees it, and back: only rows that an editor changed become other rows.
// Comments, quotes, order, and fields that are not the form's stay as they were written.
import { isMap, isScalar, isSeq, parseDocument } from "./yaml/index.js";

const FENCE = "---";
const SOURCE = "__source";
const WIDE = 100;
const OPTIONS = { version: "1.2", schema: "core", uniqueKeys: true, keepSourceTokens: false };
const SIMPLE = /^[A-Za-z0-9][A-Za-z0-9_./+-]*$/;

const FAULTS = {
  head: "Trang chưa có phần khai báo giữa hai dòng ---.",
  yaml: "Máy không đọc được phần khai báo: ",
  stale:
    "Trang đã được sửa ở nơi khác sau bản nháp này. Chép chữ của bạn ra, bỏ bản nháp, mở lại trang rồi dán vào.",
  proof: "Máy không ghi được trang này cho đúng. Chưa ghi gì; sửa tệp bằng tay.",
};

// What the form's program hears: reading gives an object for it, writing takes it back.
export function pagesBy(plans) {
  const seen = new Set();
  return {
    read(text) {
      const { head, body } = split(withPlainEnds(text));
      const data = parsed(head).toJS();
      const fields = plans[data.type]?.fields ?? {};
      seen.add(text);
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
      if (source && !plan) {
        return source;
      }
      if (!source) {
        return fresh(content, plan);
      }
      const plain = spliced(withPlainEnds(source), content, plan);
      const text = isOfWindows(source) ? plain.replaceAll("\n", "\r\n") : plain;
      // A draft of another day, kept by the browser: the page may be another one by now.
      if (!seen.has(source) && !seen.has(text)) {
        throw new Error(FAULTS.stale);
      }
      return text;
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

function parsed(head) {
  const document = parseDocument(head, OPTIONS);
  if (document.errors.length || !isMap(document.contents)) {
    throw new Error(FAULTS.yaml + (document.errors[0]?.message ?? FAULTS.head));
  }
  return document;
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

// The form keeps some numbers as text; a word is never the same as another.
function same(one, other) {
  if (one === other) {
    return true;
  }
  if (one === null || other === null || one === undefined || other === undefined) {
    return false;
  }
  if (typeof one !== "object" && typeof other !== "object") {
    return String(one) === String(other);
  }
  if (typeof one !== typeof other || Array.isArray(one) !== Array.isArray(other)) {
    return false;
  }
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => key in other && same(one[key], other[key]))
  );
}

// --- writing -------------------------------------------------------------------------------

function pairOf(document, name) {
  return document.contents.items.find((pair) => pair.key.value === name);
}

function rowStart(text, offset) {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

// Where the rows of a field end: before the next field and the comments right above it.
function fieldEnd(head, document, pair) {
  const next = document.contents.items.find((one) => one.key.range[0] > pair.key.range[0]);
  if (!next) {
    return head.length;
  }
  let start = rowStart(head, next.key.range[0]);
  while (start > 0) {
    const above = rowStart(head, start - 1);
    if (!head.slice(above, start).startsWith("#")) {
      break;
    }
    start = above;
  }
  return start;
}

function edit(head, document, name, value) {
  const pair = pairOf(document, name);
  const start = rowStart(head, pair.key.range[0]);
  const end = fieldEnd(head, document, pair);
  const isLast = end === head.length;
  if (value === undefined) {
    const from = isLast && start > 0 ? start - 1 : start;
    return { start: from, end, text: "" };
  }
  const old = pair.value;
  if (isInline(head, old) && isShort(value, old)) {
    return { start: old.range[0], end: old.range[1], text: inline(value, old, head, isFlow(old)) };
  }
  const rows = fieldRows(name, value, old, head).join("\n");
  return { start, end, text: isLast ? rows : rows + "\n" };
}

// A value that stands in its row, so that the remark behind it can stay.
function isInline(head, node) {
  const text = node ? head.slice(node.range[0], node.range[1]) : "";
  return text !== "" && !text.includes("\n") && (isScalar(node) || isFlow(node));
}

function isFlow(node) {
  return Boolean(node?.flow);
}

// Lists of things with names stand one a row.
function isShort(value, old) {
  return !isListOfMaps(value) || (isSeq(old) && old.items.length > 0);
}

function isListOfMaps(value) {
  return Array.isArray(value) && value.some((item) => item !== null && typeof item === "object");
}

function withField(head, name, value, order) {
  const document = parsed(head);
  const earlier = order.slice(0, order.indexOf(name)).reverse();
  const pair = earlier.map((one) => pairOf(document, one)).find(Boolean);
  const at = pair ? fieldEnd(head, document, pair) : 0;
  const rows = fieldRows(name, value).join("\n");
  return at === head.length ? `${head}\n${rows}` : `${head.slice(0, at)}${rows}\n${head.slice(at)}`;
}

// The rows of a field of the front matter; `old` is the node that it had, in the text `head`.
function fieldRows(name, value, old, head = "") {
  if (value === null || typeof value !== "object") {
    return [`${name}: ${scalar(value, old, false)}`];
  }
  const flow = inline(value, old, head, true);
  const isBlock =
    isListOfMaps(value) ||
    (old && (isSeq(old) || isMap(old)) && old.items.length ? !isFlow(old) : flow.length > WIDE);
  if (!isBlock) {
    return [`${name}: ${flow}`];
  }
  return [`${name}:`, ...blockRows(value, old, head, "  ")];
}

function blockRows(value, old, head, indent) {
  if (!Array.isArray(value)) {
    return Object.entries(value).flatMap(([key, one]) => {
      const node = isMap(old) ? old.items.find((pair) => pair.key.value === key)?.value : undefined;
      const rows = fieldRows(key, one, node, head);
      return rows.map((row) => indent + row);
    });
  }
  const items = isSeq(old) ? [...old.items] : [];
  const dash = items.length && !isFlow(old) ? dashOf(items[0], head) : indent;
  const isFlowMap = !items.length || isFlow(old) || items.some(isFlow);
  return value.flatMap((one, index) => {
    const found = items.findIndex((node) => node && same(node.toJSON(), one));
    if (found >= 0 && !isFlow(old)) {
      const rows = rowsOf(items[found], old, head);
      items[found] = undefined;
      if (rows) {
        return rows;
      }
    }
    const node = items[index];
    const isInRow = node && isMap(node) && !isFlow(old) ? isFlow(node) : isFlowMap;
    if (one === null || typeof one !== "object" || isInRow || !Object.keys(one).length) {
      return [`${dash}- ${inline(one, node, head, true)}`];
    }
    const rows = blockRows(one, node, head, "");
    return rows.map((row, at) => `${dash}${at ? "  " : "- "}${row}`);
  });
}

function dashOf(node, head) {
  return head.slice(rowStart(head, node.range[0])).match(/^ */)[0];
}

// The rows of an item as they were written, with the remarks in them.
function rowsOf(node, list, head) {
  const start = rowStart(head, node.range[0]);
  const next = list.items.find((one) => one.range[0] > node.range[0]);
  const end = next ? rowStart(head, next.range[0]) : node.range[1];
  const rows = head.slice(start, end).replace(/\n$/, "").split("\n");
  if (!next) {
    // A remark behind the last item stands in its row.
    rows[rows.length - 1] += head.slice(end).match(/^[ \t]+#[^\n]*/)?.[0] ?? "";
  }
  return /^ *- /.test(rows[0]) ? rows : undefined;
}

function inline(value, old, head, inFlow) {
  if (old?.range && same(old.toJSON(), value)) {
    const text = head.slice(old.range[0], old.range[1]);
    if (text && !text.includes("\n") && (isScalar(old) ? fits(text, old, inFlow) : isFlow(old))) {
      return text;
    }
  }
  if (Array.isArray(value)) {
    const items = isSeq(old) ? [...old.items] : [];
    const texts = value.map((one, index) => {
      const found = items.findIndex((node) => node && same(node.toJSON(), one));
      const node = found >= 0 ? items[found] : items[index];
      return inline(one, node, head, true);
    });
    return `[${texts.join(", ")}]`;
  }
  if (value !== null && typeof value === "object") {
    const texts = Object.entries(value).map(([key, one]) => {
      const node = isMap(old) ? old.items.find((pair) => pair.key.value === key)?.value : undefined;
      return `${key}: ${inline(one, node, head, true)}`;
    });
    return `{${texts.join(", ")}}`;
  }
  return scalar(value, old, inFlow);
}

// Whether a scalar may stand as it was written where it stands now.
function fits(text, node, inFlow) {
  return node.type !== "PLAIN" || !inFlow || !/[,[\]{}]/.test(text);
}

function scalar(value, old, inFlow) {
  if (typeof value !== "string") {
    return String(value);
  }
  const style = isScalar(old) ? old.type : undefined;
  if (style === "QUOTE_DOUBLE" || /[\u0000-\u001f\u007f-\u00a0\u2028\u2029\ufeff]/.test(value)) {
    return quoted(value);
  }
  if (style === "QUOTE_SINGLE") {
    return `'${value.replaceAll("'", "''")}'`;
  }
  const isPlain = style === "PLAIN" || SIMPLE.test(value);
  return isPlain && readsAs(value, inFlow) ? value : quoted(value);
}

function readsAs(value, inFlow) {
  const document = parseDocument(inFlow ? `[${value}]` : `k: ${value}`, OPTIONS);
  const found = document.errors.length ? undefined : document.toJS();
  return same(found, inFlow ? [value] : { k: value }) && isText(inFlow ? found[0] : found.k);
}

function isText(value) {
  return typeof value === "string";
}

function quoted(value) {
  return JSON.stringify(value).replace(/[\u007f-\u00a0\u2028\u2029\ufeff]/g, (letter) => {
    return `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
