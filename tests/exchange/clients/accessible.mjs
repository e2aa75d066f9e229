// What axe-core finds in pages, in a real browser: accessible.mjs MODULES PROFILE PAGE...
// Prints JSON: what is wrong, what was asked for beyond the pages, and the background colours in both schemes.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [modules, profile, ...pages] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf-8");
const flags = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
const rules = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
const found = { violations: [], console: [], requests: [], backgrounds: {}, scrolled: [] };

// A telephone and a desk, one of each scheme: nothing in the style sheet depends on both.
for (const [colorScheme, width] of [["light", 360], ["dark", 1280]]) {
  const context = await chromium.launchPersistentContext(`${profile}-${colorScheme}-${width}`, {
    executablePath: "/usr/bin/chromium", args: flags, colorScheme, viewport: { width, height: 800 },
  });
  const page = await context.newPage();
  page.on("console", (message) => found.console.push(message.text()));
  page.on("request", (request) => found.requests.push(request.url()));
  for (const url of pages) {
    await page.goto(url);
    await page.evaluate(axe);
    const result = await page.evaluate((runOnly) => globalThis.axe.run({ runOnly, preload: false }), rules);
    for (const { id, nodes } of result.violations) {
      found.violations.push(`${url} ${colorScheme} ${width} ${id}: ${nodes[0].html}`);
    }
    const [background, isScrolled] = await page.evaluate(() => [
      getComputedStyle(document.documentElement).backgroundColor,
      document.documentElement.scrollWidth > window.innerWidth,
    ]);
    found.backgrounds[colorScheme] = background;
    if (isScrolled) found.scrolled.push(`${url} ${width}`);
  }
  await context.close();
}
console.log(JSON.stringify(found));
