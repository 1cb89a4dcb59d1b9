// What a reference manager makes of a bibliography: citation-js, which shares no code with what wrote it.
// usage: node citations.mjs FILE FORMAT, where the format is @csl/list+object, @bibtex/text or @ris/file
import { readFileSync } from "node:fs";
import { Cite, plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import "@citation-js/plugin-csl";

const [, , file, format] = process.argv;
const text = readFileSync(file, "utf8");
const items = new Cite(format.startsWith("@csl") ? JSON.parse(text) : text, { forceType: format }).data;
const name = (each) =>
  each.literal ?? [each["non-dropping-particle"] ?? each["dropping-particle"], each.family, each.given, each.suffix].filter(Boolean);
console.log(
  JSON.stringify(
    items.map((each) => ({
      id: each["citation-key"] ?? each.id,
      type: each.type,
      title: each.title,
      authors: (each.author ?? []).map(name),
      year: each.issued?.["date-parts"]?.[0]?.[0] ?? null,
      doi: each.DOI ?? null,
    })),
  ),
);
