// Lighthouse of each address in turn, in one Chromium, with its own defaults: a telephone, its network simulated.
// node lighthouse.mjs CHROMIUM CATEGORY,CATEGORY… ADDRESS… → a line of JSON an address: scores and what lowers them.

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [chromePath, categories, ...addresses] = process.argv.slice(2);
const chrome = await launch({ chromePath, chromeFlags: ["--headless=new", "--no-sandbox"] });
try {
  for (const address of addresses) {
    const settings = { port: chrome.port, onlyCategories: categories.split(","), disableFullPageScreenshot: true };
    const { lhr } = await lighthouse(address, settings);
    const weighed = Object.values(lhr.categories).flatMap((category) => category.auditRefs.filter(({ weight }) => weight));
    const failed = weighed.map(({ id }) => lhr.audits[id]).filter(({ score }) => score !== null && score < 1);
    console.log(JSON.stringify({
      address,
      error: lhr.runtimeError?.message ?? "",
      scores: Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)])),
      failed: Object.fromEntries(failed.map(({ id, score, displayValue }) => [id, displayValue ?? String(score)])),
    }));
  }
} finally {
  chrome.kill();
}
