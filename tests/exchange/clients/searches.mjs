// What the site's search finds, outside any page: searches.mjs INDEX SEARCH, with a JSON list of searches on standard input.
// Prints JSON: for each its positions in their order, and what folding makes of it.
import { readFileSync } from "node:fs";
import vm from "node:vm";

const context = vm.createContext({});
for (const file of process.argv.slice(2)) vm.runInContext(readFileSync(file, "utf-8"), context);
const asked = JSON.parse(readFileSync(0, "utf-8"));
const { search, fold } = context;
console.log(JSON.stringify(asked.map((text) => [Array.from(search(text), ({ position }) => position), fold(text)])));
