// A site in a real browser, from files: searching.mjs MODULES FOLDER EXIT
// Prints JSON: what is shown and where one is, with scripts and without, and what else went wrong.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, folder, exit] = process.argv.slice(2);
const { chromium } = createRequire(`${modules}/`)("playwright-core");
const root = pathToFileURL(`${folder}/`).href;
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const said = { errors: [], outside: [] };

async function open(javaScriptEnabled) {
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 390, height: 800 } });
  const page = await context.newPage();
  page.on("console", (message) => said.errors.push(message.text()));
  page.on("pageerror", (error) => said.errors.push(error.message));
  await page.route((url) => !url.href.startsWith(root), (route) => {
    said.outside.push(route.request().url());
    return route.fulfill({ contentType: "text/html", body: "<title>Elsewhere</title>" });
  });
  await page.goto(`${root}entries/office.html`);
  return page;
}

const links = (page) => page.locator("#found-entries li:visible a").allTextContents();
const shown = async (page) => ({
  url: page.url().replace(root, ""),
  links: await links(page),
  heading: await page.textContent("h1"),
  told: await page.textContent("#found"),
  help: await page.locator("#help li:visible strong").allTextContents(),
  helpers: await page.locator("#help li:visible > a").allTextContents(),
  hasHelp: await page.isVisible("#help"),
});

const page = await open(true);
await page.fill("#search", "Pain & medicine's");
await page.press("#search", "Enter");
await page.waitForURL(/search\.html/);
said.nothing = await shown(page);
await page.fill("#search", "book");
said.book = await shown(page);
await page.press("#search", "Enter");
said.focus = await page.evaluate(() => document.activeElement.textContent);
await page.keyboard.press("Enter");
await page.waitForURL(/entries/);
await page.goBack();
await page.waitForFunction(() => document.getElementById("search").value !== "");
said.back = await shown(page);
await page.fill("#search", "help line");
said.help = await shown(page);
await page.fill("#search", "n");
said.letter = await shown(page);
await page.fill("#search", "moods");
said.moods = await shown(page);
await page.fill("#search", "");
said.all = await shown(page);
await page.keyboard.press("Escape");
await page.keyboard.press("Escape");
await page.keyboard.press("a");
await page.keyboard.press("Escape");
await page.keyboard.press("Escape");
said.stays = page.url().replace(root, "").split("#")[0];
await page.keyboard.press("Escape");
await page.waitForURL(exit);
said.left = page.url();
await page.goBack();
said.before = page.url().replace(root, "");

const plain = await open(false);
said.plainBox = await plain.isVisible("#search");
await plain.click("nav a[href$='search.html']");
await plain.waitForURL(/search\.html/);
said.plain = await shown(plain);
await plain.click("#exit");
await plain.waitForURL(exit);
said.plainLeft = plain.url();
await browser.close();
console.log(JSON.stringify(said));
