// Reads and writes pages as the form does: JSON lines of [text, edits] in, JSON lines out.
// An edit is [path, value]; what is thrown comes back as {"error": message}.
import { createInterface } from "node:readline";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const { pagesBy } = await import(pathToFileURL(`${folder}/pages.js`));
const plans = JSON.parse(readFileSync(`${folder}/plan.json`, "utf8"));

for await (const line of createInterface({ input: process.stdin })) {
  const [text, edits] = JSON.parse(line);
  const pages = pagesBy(plans);
  let answer;
  try {
    const content = text === null ? {} : pages.read(text);
    for (const [path, value] of edits) {
      let place = content;
      path.slice(0, -1).forEach((key) => {
        place = place[key];
      });
      place[path.at(-1)] = value;
    }
    answer = { text: pages.write(content), content };
  } catch (error) {
    answer = { error: error.message };
  }
  console.log(JSON.stringify(answer));
}
