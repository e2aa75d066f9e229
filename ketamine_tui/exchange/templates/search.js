// The search of the page of all entries, over what search-index.js holds: no server, no request, no markup made.
// Order and meaning are the program's own (ketamine_tui/query/ranking.py, wording.py, parts.py); a test compares them.
"use strict";

const LONGEST_PHRASE = 4;
const BEST = 5;
const { texts, ranks, start, meant, nowhere } = SEARCH_INDEX;
const wordings = new Map(SEARCH_INDEX.wordings.map(([name, others, positions]) => [name, { others, positions: new Set(positions) }]));
const passing = new Set(SEARCH_INDEX.passing);
const letters = new Map(SEARCH_INDEX.letters);
const marks = new Set(SEARCH_INDEX.marks);
const urgent = new Map(SEARCH_INDEX.urgent);
const nothing = { others: [], positions: new Set() };

// Text without case, accents and what keyboards do not have.
function fold(text) {
  const small = text.toLowerCase().replace(/\u00b4/g, "'").normalize("NFKD");
  return Array.from(small, (character) => {
    if (/\p{M}/u.test(character) && !marks.has(character)) return "";
    return letters.get(character) ?? character.toLowerCase();
  }).join("");
}

const isLetter = (character) => /[\p{L}\p{N}]/u.test(character);
const isWord = (character) => /[\p{L}\p{N}_]/u.test(character);

// Where a word stands by itself, or in the plural; otherwise -1.
function findWhole(text, word) {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (isWord(text.charAt(at - 1))) continue;
    if (["", "s", "es"].some((ending) => text.startsWith(ending, at + word.length) && !isWord(text.charAt(at + word.length + ending.length)))) {
      return at;
    }
  }
  return -1;
}

// Whether a word stands by itself on the line that it was found on.
function isByItself(text, word, first, end) {
  for (let at = first; at >= 0 && at + word.length <= end; at = text.indexOf(word, at + 1)) {
    if (!isLetter(text.charAt(at - 1)) && !isLetter(text.charAt(at + word.length))) return true;
  }
  return false;
}

// The rank of a word in an entry, the lower the better.
function rankOf(position, word, isWhole) {
  const parts = texts[position];
  for (let number = 0; number < parts.length; number += 1) {
    const text = parts[number];
    const at = isWhole ? findWhole(text, word) : text.indexOf(word);
    if (at < 0) continue;
    const line = text.indexOf("\n", at);
    let end = line < 0 ? text.length : line;
    let rank = ranks[number];
    if (number === ranks.length - 1) end = text.length; // elsewhere any line may have the whole word
    if (number === 0 && at === 0) {
      rank = end === word.length ? 0 : start;
      end = Math.min(end, word.length + 1);
    }
    return !isWhole && isByItself(text, word, at, end) ? rank : rank + 1;
  }
  return nowhere;
}

// The rank of a word, or of what it stands for where that is better.
function rankOfTerm(position, term) {
  const wording = wordings.get(term.text) ?? nothing;
  const others = wording.others.map((other) => rankOf(position, other, true));
  return Math.min(rankOf(position, term.text, false), ...others, wording.positions.has(position) ? meant : nowhere);
}

function termsOf(typed) {
  const terms = Array.from(typed.matchAll(/"([^"]*)"?|[^\s"]+/g), ([word, quoted]) => (
    { text: fold((quoted ?? word).trim().replace(/\s+/g, " ")), isBare: quoted === undefined }
  ));
  return terms.filter((term) => term.text !== "");
}

// The longest phrase of words that are not quoted, which begins with a term and stands for something else.
function phraseAt(terms, first) {
  for (let size = LONGEST_PHRASE; size > 1; size -= 1) {
    const words = terms.slice(first, first + size);
    const text = words.map((term) => term.text).join(" ");
    if (words.length === size && words.every((term) => term.isBare) && wordings.has(text)) {
      return { terms: words, phrase: { text } };
    }
  }
  return null;
}

function partsOf(terms) {
  const parts = [];
  for (let first = 0; first < terms.length; first += parts[parts.length - 1].terms.length) {
    parts.push(phraseAt(terms, first) ?? { terms: [terms[first]], phrase: null });
  }
  const said = parts.filter(({ terms: words }) => words.length > 1 || !words[0].isBare || !passing.has(words[0].text));
  return said.length ? said : parts;
}

// The rank of a part of what is asked for; null where the entry does not have it.
function rankOfPart(position, { terms, phrase }) {
  const own = terms.map((term) => rankOfTerm(position, term));
  const whole = own.every((rank) => rank < nowhere);
  const sum = own.reduce((left, right) => left + right);
  if (phrase === null) return whole ? sum : null;
  const { others, positions } = wordings.get(phrase.text);
  const isBeside = positions.has(position) || others.some((other) => rankOf(position, other, true) < nowhere);
  return whole || isBeside ? Math.min(sum, terms.length * rankOfTerm(position, phrase)) : null;
}

// The positions of the entries that have all words, the best first.
function search(typed) {
  const terms = termsOf(typed);
  const parts = partsOf(terms);
  const together = terms.map((term) => term.text).join(" ");
  const hits = [];
  for (let position = 0; terms.length && position < texts.length; position += 1) {
    const own = parts.map((part) => rankOfPart(position, part));
    if (own.includes(null)) continue;
    const beside = terms.length > 1 ? rankOf(position, together, false) : 0;
    const rank = own.reduce((left, right) => left + right, beside);
    hits.push({ position, key: 2 * rank - (urgent.has(position) ? 1 : 0) });
  }
  return hits.sort((left, right) => left.key - right.key || left.position - right.position);
}

// Whether words ask for urgent help: somebody to call now is among the best matches.
const asksForHelp = (hits) => hits.slice(0, BEST).some(({ position }) => urgent.has(position));

// The rows of urgent help to show, one of each region: what is checked first, then the best match, or the first of all.
function rowsOfHelp(rows, hits) {
  const places = new Map(hits.map(({ position }, place) => [urgent.get(position), place]));
  const placeOf = (row) => (hits.length ? places.get(row.dataset.entry) : 0);
  const best = new Map();
  for (const row of rows) {
    const place = "checked" in row.dataset ? placeOf(row) : placeOf(row) + texts.length;
    const known = best.get(row.dataset.region);
    if (place >= 0 && (known === undefined || place < known.place)) best.set(row.dataset.region, { row, place });
  }
  return new Set(Array.from(best.values(), ({ row }) => row));
}

// A text of the page with its values.
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

function showSearch(page) {
  const box = page.getElementById("search");
  const list = page.getElementById("found-entries");
  const told = page.getElementById("found");
  const heading = page.querySelector("main h1");
  const whole = heading.textContent;
  const help = page.getElementById("help");
  const rows = Array.from(help.querySelectorAll("li"));
  const items = Array.from(list.children);
  const asked = () => new URLSearchParams(location.hash.replace(/^#/, "")).get("q") ?? "";
  const show = () => {
    const hits = search(box.value);
    const isAsked = termsOf(box.value).length > 0;
    list.replaceChildren(...(isAsked ? hits.map(({ position }) => items[position]) : items));
    help.hidden = !(isAsked && (hits.length === 0 || asksForHelp(hits)));
    const wanted = rowsOfHelp(rows, hits);
    for (const row of rows) row.hidden = !wanted.has(row);
    const { all, none, single, several, found, about, above } = told.dataset;
    const form = hits.length > 1 ? several : hits.length ? single : none;
    const count = filled(form, { number: hits.length.toLocaleString("en") });
    heading.textContent = isAsked ? filled(about, { entries: count, words: box.value.trim() }) : whole;
    told.textContent = isAsked ? `${filled(found, { entries: count })} ${help.hidden ? "" : above}` : all;
  };
  const read = () => { box.value = asked(); show(); };
  const keep = () => history.replaceState(null, "", box.value ? `#${new URLSearchParams({ q: box.value })}` : location.pathname);
  box.form.addEventListener("submit", (event) => { event.preventDefault(); keep(); show(); list.querySelector("a")?.focus(); });
  box.addEventListener("input", show);
  box.addEventListener("change", keep);
  addEventListener("hashchange", () => { if (location.hash.startsWith("#q=")) read(); });
  read();
}

if (typeof document !== "undefined") showSearch(document);
