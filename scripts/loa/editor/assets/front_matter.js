// The front matter of a page: its values, and the rows that a changed field becomes. What stands in
// no changed field stays as it was written.
import { isMap, isScalar, isSeq, parseDocument } from "./yaml/index.js";

const WIDE = 100;
const OPTIONS = { version: "1.2", schema: "core", uniqueKeys: true, keepSourceTokens: false };
const SIMPLE = /^[A-Za-z0-9][A-Za-z0-9_./+-]*$/;
const UNREADABLE = "Máy không đọc được phần khai báo: ";
const NO_FIELDS = "không có dòng “tên: giá trị” nào.";

export function parsed(head) {
  const document = parseDocument(head, OPTIONS);
  if (document.errors.length || !isMap(document.contents)) {
    throw new Error(UNREADABLE + (document.errors[0]?.message ?? NO_FIELDS));
  }
  return document;
}

// The form keeps some numbers as text; a word is never the same as another.
export function same(one, other) {
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

export function edit(head, document, name, value) {
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

export function withField(head, name, value, order) {
  const document = parsed(head);
  const earlier = order.slice(0, order.indexOf(name)).reverse();
  const pair = earlier.map((one) => pairOf(document, one)).find(Boolean);
  const at = pair ? fieldEnd(head, document, pair) : 0;
  const rows = fieldRows(name, value).join("\n");
  return at === head.length ? `${head}\n${rows}` : `${head.slice(0, at)}${rows}\n${head.slice(at)}`;
}

// The rows of a field of the front matter; `old` is the node that it had, in the text `head`.
export function fieldRows(name, value, old, head = "") {
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
