// What the box of a served page leads to, with scripts and without: asking.mjs MODULES ADDRESS WORDS
// Prints JSON: for each, where one is then, and what is shown there.
import { createRequire } from "node:module";

const [modules, address, words] = process.argv.slice(2);
const { chromium } = createRequire(`${modules}/`)("playwright-core");
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const said = [];
for (const javaScriptEnabled of [true, false]) {
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  await page.goto(`${address}urgent.html`);
  await page.fill("#search", words);
  await page.press("#search", "Enter");
  await page.waitForURL(/search\.html/);
  said.push({
    url: page.url(),
    box: await page.inputValue("#search"),
    told: (await page.textContent("#found")).trim(),
    links: await page.locator("#found-entries a").allTextContents(),
    cookies: await context.cookies(),
  });
}
await browser.close();
console.log(JSON.stringify(said));
