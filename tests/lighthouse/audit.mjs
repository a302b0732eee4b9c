// Audits pages in one Chromium and prints, as JSON, each page's scores and what cost points.
// Use: node audit.mjs CHROMIUM CATEGORY,CATEGORY ADDRESS...
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [chromePath, categories, ...addresses] = process.argv.slice(2);
const chromeFlags = ["--headless=new", "--no-sandbox", "--disable-gpu"];
const chrome = await launch({ chromePath, chromeFlags });
const pages = {};
try {
  for (const address of addresses) {
    const onlyCategories = categories.split(",");
    const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: "error", onlyCategories });
    pages[address] = { scores: {}, faults: [] };
    for (const [name, category] of Object.entries(lhr.categories)) {
      pages[address].scores[name] = Math.round(category.score * 100);
      for (const { id, weight } of category.auditRefs) {
        const { score, title } = lhr.audits[id];
        if (weight && score !== null && score < 1) pages[address].faults.push(`${name}: ${title}`);
      }
    }
  }
} finally {
  await chrome.kill();
}
console.log(JSON.stringify(pages));
